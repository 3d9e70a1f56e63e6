"""What libfaketime leaves behind, by which programs run by another clock.

Each such process makes two files in the system's shared memory that bear its number, and often leaves them there. A
later `faketime` that happens to get the number finds them, and ends with code 1 before the program has begun.
"""

from contextlib import suppress
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")
_PROCESSES = Path("/proc")


def sweep_left_clocks() -> None:
    """Delete the files of processes that have ended; to be called before a process with another clock, and after."""
    for path in _SHARED_MEMORY.glob("*faketime_s[eh]m_*"):
        number = path.name.rpartition("_")[2]
        if number.isdecimal() and not (_PROCESSES / number).exists():
            with suppress(OSError):  # another account's, or deleted meanwhile
                path.unlink()
