"""`presencecheck devices` as a process of its own, and the page it serves in a real browser."""

import re
import signal
import stat
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsers import opened
from tests.support.commands import Result

PATIENCE = 30.0
_POLICIES = ("webrtc-ip-handling-policy", "force-webrtc-ip-handling-policy")  # of newer and of older versions
ALLOWED = ("camera", "microphone")
"""What a page asks for."""
FAKES = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
NO_CALLS = tuple(f"--{name}=disable_non_proxied_udp" for name in _POLICIES)
"""What add-ons do that block calls."""

WELL = {
    "camera": {"state": "seen", "width": 1280, "height": 720},
    "light": {"state": "even", "centre": 130, "surround": 110},
    "microphone": {"state": "clear", "voice": -27, "room": -60},
    "speaker": {"state": "heard"},
    "connection": {"state": "sent"},
}
"""What the page sends where all is well."""


class Door:
    """The page's server, as any program on the computer can knock at it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.host = urlsplit(address).netloc
        self.token = urlsplit(address).path.strip("/")

    def ask(
        self, path: str = "", headers: Mapping[str, str] | None = None, method: str = "GET", body: bytes = b""
    ) -> HTTPResponse:
        """The answer to a request that says what a browser would, unless `headers` say otherwise."""
        said = {"Host": self.host, **(headers or {})}
        connection = HTTPConnection(self.host, timeout=PATIENCE)
        connection.putrequest(method, path or f"/{self.token}/", skip_host=True, skip_accept_encoding=True)
        for name, value in said.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body)
        return connection.getresponse()

    def post(self, name: str, body: bytes, **headers: str) -> HTTPResponse:
        """What the page would send."""
        own = {"Origin": f"http://{self.host}", "Content-Type": "application/json", "Content-Length": str(len(body))}
        said = own | {key.replace("_", "-"): value for key, value in headers.items()}
        return self.ask(f"/{self.token}/{name}", said, "POST", body)

    @property
    def listens(self) -> bool:
        """Whether something answers at its port."""
        try:
            self.ask()
        except ConnectionRefusedError:
            return False
        return True


class Check(Door):
    """The command as it waits for its page."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "presencecheck", "devices", *options]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        self._told = self._process.stderr.readline() + self._process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{43}/", self._told)
        assert found, self._told
        super().__init__(found[0])

    @property
    def waits(self) -> bool:
        """Whether it still waits for a result."""
        return self._process.poll() is None

    def ended(self) -> Result:
        """Wait for its end; nothing answers at its port any more."""
        out, err = self._process.communicate(timeout=PATIENCE)
        assert "Traceback" not in err
        assert not self.listens
        code = self._process.returncode
        return Result(code if code >= 0 else 128 - code, out, self._told + err)

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def stop(self) -> None:
        """End it, however it stands."""
        self._process.kill()
        self._process.wait()


@contextmanager
def started(*options: str) -> Iterator[Check]:
    """The command, waiting; ended afterwards, however that went."""
    check = Check(*options)
    try:
        yield check
    finally:
        check.stop()


class Studio(NamedTuple):
    """A browser, and what its camera and its microphone take for the world."""

    browser: Browser
    picture: Path
    sound: Path

    def show(self, picture: Path | None = None, sound: Path | None = None) -> None:
        """Put another picture before the camera, or another sound before the microphone."""
        for place, made in ((self.picture, picture), (self.sound, sound)):
            if made is not None:
                place.unlink(missing_ok=True)
                place.hardlink_to(made)

    @contextmanager
    def visit(self, check: Door, allowed: Iterable[str] = ALLOWED, script: str = "", **more: Any) -> Iterator[Page]:
        """The page, ready to be started.

        Args:
            check: the command that waits, or its address.
            allowed: which devices the person allows this page; all others they refuse.
            script: what runs first in the page.
            more: what `opened` takes.
        """
        # What is small and does not move is drawn with little work.
        calm: dict[str, Any] = {"reduced_motion": "reduce", "viewport": {"width": 640, "height": 480}}
        with opened(self.browser, **calm | more) as tab:
            tab.add_init_script(script)
            tab.context.grant_permissions([*allowed], origin=f"http://{check.host}")
            tab.goto(check.address)
            tab.wait_for_selector("#both:visible")
            yield tab


def fed(picture: Path | None, sound: Path) -> tuple[str, ...]:
    """Options for a browser whose camera and microphone are these files; without a picture it has no camera."""
    heard = f"--use-file-for-fake-audio-capture={sound}"
    if picture is None:
        return (f"{FAKES[0]}=device-count=0", heard)
    return (FAKES[0], heard, f"--use-file-for-fake-video-capture={picture}")


def turn_on(tab: Page, button: str = "#both") -> None:
    """Turn on camera and microphone; where there are several of a kind, take those that are offered first."""
    tab.click(button)
    tab.wait_for_selector("#choose:visible, #check:visible")
    if tab.is_visible("#choose"):
        tab.click("#chosen")
    tab.wait_for_selector("#check:visible")


def handed_over(tab: Page, check: Check) -> tuple[Result, dict[str, str]]:
    """Hand over; what the command then printed as JSON, and the state of each part. The page tells the same."""
    tab.click("#finish")
    tab.wait_for_selector("#done:visible")
    told = tab.inner_text("#told")
    result = check.ended()
    devices = result.data["devices"]
    assert devices["sentence"] == told
    unmeasured = [part for part in devices["parts"] if part["finding"] == "unknown"]
    assert result.code == (1 if unmeasured or devices["finding"] == "fail" else 0)
    assert ("fine" in told) == (devices["finding"] == "ok")
    return result, {part["name"]: part["state"] for part in devices["parts"]}


def found(tab: Page, part: str, finding: str, *words: str) -> None:
    """Wait until a part of the page has this finding and says these words."""
    row = tab.locator(f"[data-part={part}][data-finding={finding}]")
    for text in words or ("",):
        row.filter(has_text=text).wait_for()


def until(so: Any, what: str) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)


def browser_called(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the person's browser one that prints a line, and writes the address it is sent to into the file returned."""
    visited, program = folder / "visited", folder / name
    lines = ["import sys", "print('noise')", f"open({str(visited)!r}, 'w').write(sys.argv[1])"]
    program.write_text("\n".join([f"#!{sys.executable}", *lines]))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # it looks at the environment once
    return visited
