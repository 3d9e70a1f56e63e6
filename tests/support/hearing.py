"""What a screen reader says of a walk: Orca in a window of VTE, Fenrir in a console; their speech goes to a file."""

import fcntl
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests.support.browser_drivers import preferences
from tests.support.desktops import Desktop, desktop, screen
from tests.support.device_page import FAKES
from tests.support.evidence import LONG
from tests.support.notifications import NotifyingDesktop, with_notifications
from tests.support.real_parts import file, program
from tests.support.terminals import PATIENCE

_CHROMIUM = ("--no-sandbox", "--no-first-run", "--force-renderer-accessibility", "--disable-component-update")
_FOX = {
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.newtab.preload": False,
    # No page of its own in another tab, whose end of loading would be told too.
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "startup.homepage_welcome_url": "",
}
_KEYS = {"\r": "Return", "\t": "Tab"}
_QUIET_SECONDS = 0.4
"""Seconds without a word after which a screen reader has said what it had to say."""
ATTEMPTS = 1 if os.environ.get(LONG) else 3
"""On a machine with much to do, a screen reader says some things late or again; in the long form none may be."""
BROWSERS = ("chromium", "firefox")
_SINK = """\
import json
import time

from orca import event_manager, speech


def write(kind, text, *more):
    with open({path!r}, "a", encoding="utf-8") as said:
        said.write(json.dumps([kind, str(text)]) + "\\n")


def write_all(utterances, progress):
    for context, voice in utterances:
        write("say", context.utterance)


speech.sayAll = write_all
speech._speak = lambda text, acss=None, interrupt=True: write("say", text)
speech.speakCharacter = lambda character, acss=None: write("char", character)
speech.speakKeyEvent = lambda event, acss=None: write("key", "")
speech.stop = lambda: None
look = event_manager.EventManager._processObjectEvent


def look_late(self, event):
    if event.type.startswith("object:text-changed:insert"):
        time.sleep({late})
    look(self, event)


event_manager.EventManager._processObjectEvent = look_late
write("key", "")
"""


class Listener(NamedTuple):
    """A screen reader and the terminal that it reads.

    Attributes:
        path: where what it says is written down.
        press: presses keys.
        read: turns that into what was said.
    """

    path: Path
    press: Callable[[str], object]
    read: Callable[[str], str]

    @property
    def said(self) -> str:
        """All that was said so far, as one line with single spaces."""
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        return " ".join(self.read(text).split())

    def wait_until_silent(self) -> str:
        """Wait until it says no more; what it said then."""
        seen, since = self.said, time.monotonic()
        while time.monotonic() - since < _QUIET_SECONDS:
            time.sleep(0.05)
            if self.said != seen:
                seen, since = self.said, time.monotonic()
        return seen

    def hear_anything(self, before: int) -> str:
        """Wait until anything was said after the first `before` characters, and what it is.

        Raises:
            AssertionError: nothing is said.
        """
        _wait_for(lambda: len(self.said) > before, "anything to hear")
        return self.wait_until_silent()[before:]

    def hear(self, words: str, before: int = 0) -> str:
        """Wait until these words were said, after the first `before` characters; all that was said then.

        Raises:
            AssertionError: they are never said.
        """
        until = time.monotonic() + PATIENCE
        while flat(words) not in self.said[before:]:
            assert time.monotonic() < until, f"waited in vain to hear {words!r}; heard: {self.said}"
            time.sleep(0.05)
        return self.wait_until_silent()


def flat(words: str) -> str:
    """Words as one line with single spaces."""
    return " ".join(words.split())


def until_heard(act: Callable[[], object]) -> None:
    """Do this, and in the short form again where something was not heard as it should be.

    Raises:
        AssertionError: it never was.
    """
    for _ in range(ATTEMPTS - 1):
        with suppress(AssertionError):
            act()
            return
    act()


@contextmanager
def orca(home: Path, *arguments: str, columns: int = 80, rows: int = 24, late: float = 0) -> Iterator[Listener]:
    """A walk in a window of MATE's terminal, a VTE, heard with Orca.

    Args:
        home: the program's home.
        arguments: those of `presencecheck`.
        columns: how wide the window is.
        rows: how high it is.
        late: seconds after which Orca looks at what was written, as on a machine with much to do.
    """
    program("mate-terminal")
    with _orca(late=late) as (desk, listener):
        # What stands in a window when it comes is not said: the walk begins once somebody has pressed a key in it.
        shell = f"read key; exec {_command(home, arguments)}"
        geometry = f"--geometry={columns}x{rows}"
        desk.start(program("mate-terminal"), "--disable-factory", geometry, "-e", f"sh -c {shlex.quote(shell)}")
        listener.hear("Terminal")
        listener.press("\r")
        yield listener


@contextmanager
def orca_in_browser(name: str, address: str, environment: Mapping[str, str] | None = None) -> Iterator[Listener]:
    """A page in a window of a browser, heard with Orca; its camera and microphone are made up, and allowed.

    Args:
        name: `chromium` or `firefox`.
        address: of the page.
        environment: more of it for the browser, such as where its sound goes.
    """
    with _orca(environment or {}) as (desk, listener):
        profile = Path(desk.environment["HOME"]) / "profile"
        profile.mkdir()
        if name == "firefox":
            (profile / "user.js").write_text(preferences(_FOX), encoding="utf-8")
            desk.start(program("firefox-esr", "firefox"), "--new-instance", "--profile", str(profile), address)
        else:
            found = program("chromium", "chromium-browser", "google-chrome")
            desk.start(found, *_CHROMIUM, *FAKES, f"--user-data-dir={profile}", address)
        yield listener._replace(read=_read_by_orca)


@contextmanager
def orca_beside_notifications() -> Iterator[tuple[NotifyingDesktop, Listener]]:
    """A window of another program on a desktop that shows notifications, heard with Orca."""
    with _orca() as (desk, listener):
        notifying = with_notifications(desk)
        notifying.open_window()
        listener.wait_until_silent()
        yield notifying, listener


@contextmanager
def _orca(
    environment: Mapping[str, str] = MappingProxyType({}), *, late: float = 0
) -> Iterator[tuple[Desktop, Listener]]:
    """Orca on a desktop of its own, before any window."""
    for name in ("orca", "metacity", "xdotool", "Xvfb"):
        program(name)
    with ExitStack() as stack:
        if os.environ.get(LONG):
            stack.enter_context(_alone())
        desk = stack.enter_context(desktop(is_heard=True, display=screen(stack), more=environment))
        path = Path(desk.environment["HOME"]) / "said"
        folder = path.parent / ".local" / "share" / "orca"
        folder.mkdir(parents=True)
        (folder / "orca-customizations.py").write_text(_SINK.format(path=str(path), late=late), encoding="utf-8")
        desk.start(program("metacity"), "--sm-disable")
        desk.start(*_by_itself(path.parent / "bin"), program("orca"))
        listener = Listener(path, lambda keys: _type(desk, keys), _said_by_orca)
        _wait_for(path.exists, "Orca")
        listener.wait_until_silent()
        yield desk, listener


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for the other Orca: in the long form all has to be heard at the first attempt, and two are slower."""
    with (Path(tempfile.gettempdir()) / f"orca-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _by_itself(folder: Path) -> tuple[str, str]:
    """How to start an Orca that finds no other: it would ask `pgrep`, and end those on all desktops of this person."""
    folder.mkdir()
    stub = folder / "pgrep"
    stub.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    stub.chmod(0o700)
    return program("env"), f"PATH={folder}{os.pathsep}{os.environ['PATH']}"


@contextmanager
def fenrir(home: Path, *arguments: str) -> Iterator[Listener]:
    """A walk in a terminal of 80 columns, heard with Fenrir."""
    tmux, reader = program("tmux"), program("fenrir")
    settings = file("/etc/fenrirscreenreader/settings", "settings.conf").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="fenrir", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, say, mine = folder / "said", folder / "say", folder / "settings.conf"
        say.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" >>{path}\n", encoding="utf-8")
        say.chmod(0o700)
        mine.write_text(_fenrir_settings(settings, say), encoding="utf-8")
        run = [tmux, "-L", folder.name, "-f", "/dev/null"]
        walk = f"PRESENCECHECK_HOME={home} PS1='$ ' HOME={folder}"
        command = f"env -u TMUX TERM=linux LC_ALL=C.UTF-8 {walk} {reader} -e -s {mine}"
        subprocess.run(
            [*run, "new-session", "-d", "-x", "80", "-y", "24", command], check=True, stdin=subprocess.DEVNULL
        )

        def press(keys: str) -> None:
            subprocess.run([*run, "send-keys", "-l", keys], check=True, stdin=subprocess.DEVNULL)

        try:
            listener = Listener(path, press, lambda text: re.sub(r" +, +(?:, +)*", " ", text))
            listener.hear("Start Fenrir")
            press(f"clear; {_command(home, arguments)}\r")
            yield listener
        finally:
            subprocess.run([*run, "kill-server"], check=False, stdin=subprocess.DEVNULL)


def _command(home: Path, arguments: Sequence[str]) -> str:
    changes = {"PRESENCECHECK_HOME": str(home), "PRESENCECHECK_KEY_GUARD": "0"}
    env = [f"{name}={shlex.quote(value)}" for name, value in changes.items()]
    return " ".join(["env", *env, sys.executable, "-m", "presencecheck", *map(shlex.quote, arguments)])


def _utterances(text: str) -> list[tuple[str, str]]:
    return [json.loads(line) for line in text.splitlines() if line.endswith("]")]


def _said_by_orca(text: str) -> str:
    """The words, without the letters that were typed."""
    return "\n".join(said for kind, said in _utterances(text) if kind != "key" and len(said.strip()) > 1)


def _read_by_orca(text: str) -> str:
    """The words of a page, and its figures, which can be a single digit."""
    return "\n".join(said for kind, said in _utterances(text) if kind == "say")


def _type(desk: Desktop, keys: str) -> None:
    for key in keys:
        words = ["key", _KEYS[key]] if key in _KEYS else ["type", key]
        subprocess.run([program("xdotool"), *words], env=desk.environment, check=True, stdin=subprocess.DEVNULL)


def _fenrir_settings(text: str, say: Path) -> str:
    """Fenrir's own settings, silent but for the file."""
    changes: Mapping[str, Mapping[str, str]] = {
        "sound": {"enabled": "False", "driver": "dummyDriver"},
        "remote": {"driver": "dummyDriver"},
        "braille": {"driver": "dummyDriver"},
        "speech": {"driver": "genericDriver", "genericSpeechCommand": f'{say} "fenrirText"'},
    }
    parts = re.split(r"(?m)^(?=\[)", text)
    for place, part in enumerate(parts):
        for key, value in changes.get(part[1 : part.find("]")], {}).items():
            parts[place] = re.sub(rf"(?m)^{key}=.*$", f"{key}={value}", parts[place], count=1)
    return "".join(parts)


def _wait_for(so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.05)
