"""A desktop that shows notifications, in whose windows a person presses buttons."""

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import MappingProxyType
from typing import NamedTuple

from tests.support.desktops import Desktop, desktop, screen
from tests.support.real_parts import file, program
from tests.support.terminals import PATIENCE

_LOOK = """
import sys, time
import pyatspi

sentence, button, patience = sys.argv[1], sys.argv[2], float(sys.argv[3])

def find():
    for program in pyatspi.Registry.getDesktop(0):
        window = pyatspi.findDescendant(program, lambda part: part.name == sentence)
        if window is not None:
            if button == "-":
                return program
            return pyatspi.findDescendant(
                program, lambda part: part.getRoleName() == "push button" and part.name == button
            )

until = time.monotonic() + patience
while time.monotonic() < until:
    pyatspi.Registry.getDesktop(0).clearCache()
    found = find()
    if (found is None) == (button == "-"):
        if found is not None:
            place = found.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            if place.width <= 0 or place.x < 0:
                continue
            print(place.x + place.width // 2, place.y + place.height // 2)
        sys.exit(0)
    time.sleep(0.05)
sys.exit("waited in vain")
"""
"""Finds a button by its name, or waits until a sentence stands nowhere, by what a screen reader is told."""

_TITLE = "Letter"
_WINDOW = f"""
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gtk
window = Gtk.Window(title="{_TITLE}")
window.add(Gtk.Entry())
window.show_all()
Gtk.main()
"""


class NotifyingDesktop(NamedTuple):
    """A desktop with a service that shows notifications."""

    desk: Desktop

    @property
    def environment(self) -> Mapping[str, str]:
        """What programs need to be on it."""
        return self.desk.environment

    def press(self, sentence: str, button: str) -> None:
        """Press the button of this name on the notification of this sentence with the mouse; the cross has no name."""
        x, y = self._look(sentence, button).split()
        mouse = [program("xdotool"), "mousemove", x, y, "click", "1"]
        subprocess.run(mouse, env=self.environment, check=True, stdin=subprocess.DEVNULL)

    def wait_until_shown(self, sentence: str) -> None:
        """Wait until a notification has this sentence, and its cross a place."""
        self._look(sentence, "")

    def wait_until_gone(self, sentence: str) -> None:
        """Wait until no notification has this sentence."""
        self._look(sentence, "-")

    def open_window(self) -> None:
        """Open a window of another program, as one that a person works in, and wait until it has the keyboard."""
        self.desk.start(program("metacity"), "--sm-disable")
        self.desk.start("/usr/bin/python3", "-c", _WINDOW)
        until = time.monotonic() + PATIENCE
        while self.focus() != _TITLE:
            assert time.monotonic() < until
            time.sleep(0.05)

    def focus(self) -> str:
        """The title of the window that has the keyboard; empty where none has it."""
        look = [program("xdotool"), "getwindowfocus", "getwindowname"]
        done = subprocess.run(look, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return done.stdout.strip() if done.returncode == 0 else ""

    def _look(self, sentence: str, button: str) -> str:
        return self._run("/usr/bin/python3", "-c", _LOOK, sentence, button, str(PATIENCE))

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def notifying_desktop(more: Mapping[str, str] = MappingProxyType({})) -> Iterator[NotifyingDesktop]:
    """A screen, a bus, and the service on it.

    Args:
        more: of the environment.
    """
    with ExitStack() as stack:
        yield with_notifications(stack.enter_context(desktop(is_heard=False, display=screen(stack), more=more)))


def with_notifications(desk: Desktop) -> NotifyingDesktop:
    """Start the service on a desktop."""
    file("/usr/lib/python3/dist-packages", "pyatspi/__init__.py")
    desk.start(str(file("/usr/lib/notification-daemon", "notification-daemon")))
    status = [program("gdbus"), "wait", "--session", "--timeout", str(int(PATIENCE))]
    subprocess.run([*status, "org.freedesktop.Notifications"], env=desk.environment, check=True)
    return NotifyingDesktop(desk)
