"""A command in a terminal of its own, watched from exec to the shell prompt."""

import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from types import TracebackType

COLUMNS, ROWS = 100, 40
_PATIENCE_SECONDS = 20


class Watched:
    """Runs `command` in a new terminal; the clock starts before the process does."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.shown = b""
        self._sought = 0
        self.begun = time.perf_counter()
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            ioctl(sys.stdout.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(command[0], list(command), environment)

    def __enter__(self) -> "Watched":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._terminal)

    def seen(self, *words: bytes) -> float:
        """When the first of `words` stood on the screen, behind what was waited for before.

        Raises:
            TimeoutError: the command ended without it, or said nothing for long.
        """
        until = time.perf_counter() + _PATIENCE_SECONDS
        while True:
            places = [place + len(word) for word in words if (place := self.shown.find(word, self._sought)) >= 0]
            if places:
                self._sought = min(places)
                return time.perf_counter()
            # A question is drawn again and again: that something comes does not mean that it goes on.
            if not self._read() or time.perf_counter() > until:
                raise TimeoutError(f"{words} did not come: …{self.shown[-500:]!r}")

    def press(self, keys: bytes) -> float:
        """When the keys were pressed."""
        moment = time.perf_counter()
        os.write(self._terminal, keys)
        return moment

    def memory(self) -> list[float]:
        """The most memory so far, in KiB, while the command runs; nothing where the system has no `/proc`.

        What the system tells once it has ended would be this process's own, if that is more: it is forked from it.
        """
        with suppress(OSError), Path(f"/proc/{self._child}/status").open(encoding="ascii") as status:
            return [float(line.split()[1]) for line in status if line.startswith("VmHWM:")]
        return []

    def ended(self) -> tuple[float, int]:
        """When the shell would have its prompt again, and the exit code."""
        while self._read():
            pass
        _, status = os.waitpid(self._child, 0)
        return time.perf_counter(), os.waitstatus_to_exitcode(status)

    def _read(self) -> bool:
        if not select.select([self._terminal], [], [], _PATIENCE_SECONDS)[0]:
            raise TimeoutError(f"nothing came: …{self.shown[-500:]!r}")
        try:
            some = os.read(self._terminal, 65536)
        except OSError:  # Linux's way of saying that the other side has closed
            return False
        self.shown += some
        return bool(some)
