"""Firefox and WebKitGTK, driven by what they bring: the commands of WebDriver, over Marionette and over HTTP."""

import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.support.real_parts import file, program

ASK, ALLOW, BLOCK = 0, 1, 2
"""What Firefox's settings `permissions.default.camera` and `.microphone` can be."""
PATIENCE = 60.0
"""Seconds; a browser that starts beside other work is slow."""
Command = Callable[[str, Mapping[str, Any]], Any]
_HOST = "127.0.0.1"
_ENTER = "\ue007"
_PATHS = {
    "Navigate": "url",
    "FindElement": "element",
    "ElementSendKeys": "element/{id}/value",
    "ExecuteScript": "execute/sync",
}
"""What a command of WebDriver is called over HTTP."""
_PREFERENCES = {
    "marionette.port": 0,
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    # What a browser tells its maker ends at a port where nobody listens.
    "network.proxy.type": 1,
    "network.proxy.http": _HOST,
    "network.proxy.http_port": 9,
    "network.proxy.ssl": _HOST,
    "network.proxy.ssl_port": 9,
}


class Tab:
    """A page in one of these browsers."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def go(self, address: str) -> None:
        """Open an address."""
        self._command("Navigate", {"url": address})

    def evaluate(self, expression: str) -> Any:
        """What an expression of JavaScript comes to on the page."""
        return self._command("ExecuteScript", {"script": f"return {expression}", "args": []})

    def press(self, selector: str) -> None:
        """Press Enter on it once it is to be seen; a click may miss what moves as findings come in."""
        self.until(f"document.querySelector({selector!r})?.checkVisibility()", selector)
        self.type(selector, _ENTER)

    def type(self, selector: str, keys: str) -> None:
        """Press keys while it has the focus."""
        found = self._command("FindElement", {"using": "css selector", "value": selector})
        self._command("ElementSendKeys", {"id": next(iter(found.values())), "text": keys})

    def prefer(self, name: str, value: int) -> None:
        """Set a number of `about:config`; Firefox alone."""
        self._command("Marionette:SetContext", {"value": "chrome"})
        self._command("ExecuteScript", {"script": "Services.prefs.setIntPref(...arguments)", "args": [name, value]})
        self._command("Marionette:SetContext", {"value": "content"})

    def until(self, expression: str, what: str) -> None:
        """Wait until an expression is true."""
        deadline = time.monotonic() + PATIENCE
        while not self.evaluate(expression):
            assert time.monotonic() < deadline, f"waited in vain for {what}: {self.evaluate('document.body.innerText')}"
            time.sleep(0.05)


def preferences(more: Mapping[str, object]) -> str:
    """Firefox's file `user.js`: what all tests want of it, and more."""
    wanted = {**_PREFERENCES, **more}
    return "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())


@contextmanager
def firefox(environment: Mapping[str, str], **more: object) -> Iterator[Tab]:
    """Firefox without a window, with a made-up camera and microphone.

    Args:
        environment: of the browser.
        more: more of `about:config`; `_` stands for a dot.
    """
    with _started_in(environment) as (stack, folder, env):
        wanted = {name.replace("_", "."): value for name, value in more.items()}
        (folder / "user.js").write_text(preferences(wanted))
        browser = program("firefox-esr", "firefox")
        options = [
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--new-instance",
            "--profile",
            str(folder),
        ]
        _run(stack, [browser, *options], env)
        told = folder / "MarionetteActivePort"
        _until(lambda: told.exists() and told.read_text(), "Firefox")
        connection = stack.enter_context(socket.create_connection((_HOST, int(told.read_text())), timeout=PATIENCE))
        answers = stack.enter_context(connection.makefile("rb"))
        _marionette_answer(answers)  # its greeting

        def command(name: str, given: Mapping[str, Any]) -> Any:
            sent = json.dumps([0, 1, name if ":" in name else f"WebDriver:{name}", given]).encode()
            connection.sendall(b"%d:%b" % (len(sent), sent))
            _, _, error, result = _marionette_answer(answers)
            assert error is None, error
            return result["value"] if set(result) == {"value"} else result

        command("NewSession", {})
        yield Tab(command)


@contextmanager
def webkit(environment: Mapping[str, str]) -> Iterator[Tab]:
    """WebKitGTK's own small browser on a screen that nobody sees, with a made-up camera and microphone.

    Args:
        environment: of the browser.
    """
    binary = file("/usr/lib", "*/webkit2gtk-4.*/MiniBrowser")
    with _started_in(environment) as (stack, _, env):
        env |= {"DISPLAY": _screen(stack, env), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        port = _free_port()
        _run(stack, [program("WebKitWebDriver"), f"--port={port}"], env)
        _until(lambda: _listens(port), "WebKitWebDriver")

        def ask(method: str, path: str, given: Mapping[str, Any] | None = None) -> Any:
            connection = HTTPConnection(_HOST, port, timeout=PATIENCE)
            connection.request(method, path, json.dumps(given or {}), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            value = json.loads(answer.read())["value"]
            assert answer.status == 200, value
            return value

        fakes = ["--automation", "--enable-mock-capture-devices=1", "--enable-media-stream=1"]
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": {"binary": str(binary), "args": fakes}}
        session = f"/session/{ask('POST', '/session', {'capabilities': {'alwaysMatch': wanted}})['sessionId']}"
        stack.callback(ask, "DELETE", session)
        yield Tab(lambda name, given: ask("POST", f"{session}/{_PATHS[name].format_map(given)}", given))


@contextmanager
def _started_in(environment: Mapping[str, str]) -> Iterator[tuple[ExitStack, Path, dict[str, str]]]:
    with ExitStack() as stack:
        # Emptied while processes that were just ended may still write there.
        kept = tempfile.TemporaryDirectory(prefix="browser", ignore_cleanup_errors=True)
        folder = stack.enter_context(kept)
        homes = {"HOME": folder, "XDG_RUNTIME_DIR": folder}
        yield stack, Path(folder), {**environment, **homes}


def _run(stack: ExitStack, command: list[str], env: Mapping[str, str], pass_fds: tuple[int, ...] = ()) -> None:
    """Start it; when the stack is left, it and all that it started are ended."""
    null = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=env, stdin=null, stdout=null, stderr=null, pass_fds=pass_fds, start_new_session=True
    )
    stack.callback(process.wait, PATIENCE)
    stack.callback(_end_group, process.pid)


def _end_group(leader: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _screen(stack: ExitStack, env: Mapping[str, str]) -> str:
    reading, writing = os.pipe()
    with os.fdopen(reading) as told:
        screen = ["-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        _run(stack, [program("Xvfb"), "-displayfd", str(writing), *screen], env, (writing,))
        os.close(writing)
        return f":{told.readline().strip()}"


def _marionette_answer(answers: Any) -> Any:
    """Each is its length, a colon and JSON."""
    length = b"".join(iter(lambda: answers.read(1), b":"))
    return json.loads(answers.read(int(length)))


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex((_HOST, port)) == 0


def _until(so: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < deadline, f"{what} does not come"
        time.sleep(0.05)
