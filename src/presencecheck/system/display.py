"""What a terminal can show, and which programs a person has named for it; asked of the system and environment."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TextIO

USUAL_SIZE = (80, 25)
"""Columns and rows of a window whose size nobody knows."""
_OF_A_FILE = (80, 24)
"""Those for what is written into a file."""
MANY_COLOURS = 256
"""Colours from which on a number means the same colour in every terminal."""
_FEW_COLOURS = 16
_WITHOUT_STYLES = frozenset({"dumb", "unknown"})
"""Names of terminals that show what would be a style as signs."""
_VIRTUAL_TERMINAL = 0x4
"""The mode in which a console of Windows takes escape sequences."""


def window_size(stream: TextIO) -> tuple[int, int]:
    """Columns and rows of the window: as COLUMNS and LINES say, or else the terminal itself."""
    found = next(_sizes(stream), USUAL_SIZE)
    columns, rows = (_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    return columns or found[0] or USUAL_SIZE[0], rows or found[1] or USUAL_SIZE[1]


def output_size() -> tuple[int, int]:
    """Columns and rows of the window that shows standard output; of a usual one where it goes into a file.

    As `shutil` has it, which would import three ways to compress.
    """
    columns, rows = (_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    found = _OF_A_FILE
    if not (columns and rows):
        with suppress(OSError, ValueError, AttributeError):  # it is closed, a file, or no stream of the system
            found = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1)
    return columns or found[0] or _OF_A_FILE[0], rows or found[1] or _OF_A_FILE[1]


def _sizes(stream: TextIO) -> Iterator[tuple[int, int]]:
    """The sizes that the terminal tells, by the stream and then by those of the program."""
    for each in (stream, sys.__stdin__, sys.__stderr__, sys.__stdout__):
        try:
            yield os.get_terminal_size(each.fileno() if each else -1)
        except (OSError, ValueError, AttributeError):  # it is closed, a file, or no stream of the system
            continue


def _number(text: str) -> int:
    # Python makes no number of some thousand digits.
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def has_styles(stream: TextIO) -> bool:
    """Whether the stream is a terminal that takes escape sequences."""
    name = os.environ.get("TERM", "").strip().lower()
    is_terminal = stream.isatty() or bool(os.environ.get("FORCE_COLOR"))
    return is_terminal and name not in _WITHOUT_STYLES and _is_virtual(stream)


def is_colour_refused() -> bool:
    """Whether NO_COLOR asks for no colour; an empty value does not, as its convention has it."""
    return bool(os.environ.get("NO_COLOR"))


def colours(stream: TextIO) -> int:
    """How many colours the terminal has, as far as its name tells; 0 where there are no styles, or none are wanted."""
    if is_colour_refused() or not has_styles(stream):
        return 0
    name = os.environ.get("TERM", "").strip().lower()
    is_rich = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    has_many = is_rich or sys.platform == "win32" or name.endswith("256color") or "kitty" in name
    return MANY_COLOURS if has_many else _FEW_COLOURS


def _is_virtual(stream: TextIO) -> bool:
    """Whether a console of Windows takes escape sequences; it is asked to, which those before Windows 10 cannot."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        mode = ctypes.c_ulong()
        try:
            handle = msvcrt.get_osfhandle(stream.fileno())
        except (OSError, ValueError):
            return False
        kernel = ctypes.windll.kernel32
        is_console = bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)))
        return is_console and bool(kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))
    return True


def is_vte() -> bool:
    """Whether the terminal is GNOME's or one of its relatives."""
    return "VTE_VERSION" in os.environ


def editor_command() -> str:
    """The command of the person's editor, from VISUAL or EDITOR; empty if neither is set."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def pager_wish() -> str | None:
    """The command of the person's pager, from PAGER; None where that is not set."""
    return os.environ.get("PAGER")


def environment_with(added: Mapping[str, str]) -> dict[str, str]:
    """The environment of this program, and more, for another program."""
    return {**os.environ, **added}
