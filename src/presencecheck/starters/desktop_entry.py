"""The starter of freedesktop's desktops: a desktop entry. Pure.

Its quoting is that of the Desktop Entry Specification: a word with anything unusual stands in double quotes, where
four characters get a backslash; the value as a whole then has its backslashes doubled, and a percent sign is two.
"""

import re
from collections.abc import Sequence

from presencecheck.messages import shortcut as shortcut_messages

MARK = "X-Presencecheck=starter"
"""The line that says whose file it is."""
_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')
"""Runs the words after it. GLib looks for the program before it has made one percent sign of two."""
_PLAIN = re.compile(r"[A-Za-z0-9_@+=:,./-]+")


def desktop_entry(command: Sequence[str]) -> str:
    """The file that runs `command`, a program and its arguments without line breaks."""
    words = (*_SHELL, *command) if "%" in command[0] else command
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={shortcut_messages.NAME}",
        f"Comment={shortcut_messages.COMMENT}",
        f"Exec={' '.join(map(_word, words))}",
        "Icon=x-office-calendar",
        "Terminal=false",
        "Categories=Utility;",
        "StartupNotify=true",
        MARK,
    )
    return "\n".join(lines) + "\n"


def _word(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    quoted = re.sub(r'(["`$\\])', r"\\\1", text)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("\t", "\\t").replace("%", "%%")
