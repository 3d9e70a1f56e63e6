"""A desktop without a screen: a session's bus and the service that says whether a screen reader is on."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests.support.real_parts import file, program
from tests.support.terminals import PATIENCE


class Desktop(NamedTuple):
    """A desktop of the tests' own.

    Attributes:
        environment: what programs need to be on it.
        stack: what ends with it.
    """

    environment: Mapping[str, str]
    stack: ExitStack

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a program that ends with the desktop."""
        # None of them may hold on to what pytest reads.
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.stack.callback(_end, process)
        return process

    def say_that_a_screen_reader_is_on(self) -> None:
        """What a screen reader does when it starts."""
        for schema, key in (
            ("org.gnome.desktop.interface", "toolkit-accessibility"),
            ("org.gnome.desktop.a11y.applications", "screen-reader-enabled"),
        ):
            subprocess.run([program("gsettings"), "set", schema, key, "true"], env=self.environment, check=True)


@contextmanager
def desktop(
    *, is_heard: bool, display: str = ":none", more: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Desktop]:
    """A bus, with the service on it, and a screen reader said to be on or not; where `display` is, windows too.

    Args:
        is_heard: whether a screen reader is said to be on.
        display: where windows are shown.
        more: of the environment.
    """
    launcher = str(file("/usr/libexec", "at-spi-bus-launcher"))
    with ExitStack() as stack:
        # A socket's path must be short, and pytest's folders are not.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk", ignore_cleanup_errors=True)))
        address = f"unix:path={folder}/bus"
        changes = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "GSETTINGS_BACKEND": "keyfile",
            "GTK_MODULES": "gail:atk-bridge",
            "NO_AT_BRIDGE": "0",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
        }
        made = Desktop({**os.environ, **more, **changes}, stack)
        made.start(program("dbus-daemon"), "--session", "--nofork", f"--address={address}")
        _wait(lambda: (folder / "bus").exists(), "the bus")
        if is_heard:
            made.say_that_a_screen_reader_is_on()
        made.start(launcher, "--launch-immediately")
        status = [program("gdbus"), "wait", "--session", "--timeout", str(int(PATIENCE)), "org.a11y.Bus"]
        subprocess.run(status, env=made.environment, check=True)
        yield made


def _wait(so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def screen(stack: ExitStack) -> str:
    """A screen of no window system but ours; its name."""
    reading, writing = os.pipe()
    command = [program("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1280x900x24"]
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, pass_fds=(writing,), stdin=nowhere, stdout=nowhere, stderr=nowhere)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    os.close(writing)
    with os.fdopen(reading) as names:
        return f":{names.readline().strip()}"
