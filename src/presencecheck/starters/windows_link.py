"""The starter of Windows: a link, which the system's own PowerShell makes. Pure."""

from collections.abc import Sequence
from subprocess import list2cmdline

MARK = "presencecheck starter"
"""The description of the link, which says whose file it is."""


def link_script(path: str, command: Sequence[str]) -> str:
    """The PowerShell script that makes the link at `path` to `command`."""
    program, *arguments = command
    parts = {
        "TargetPath": program,
        "Arguments": list2cmdline(arguments),
        "Description": MARK,
    }
    lines = [f"$link = (New-Object -ComObject WScript.Shell).CreateShortcut({_text(path)})"]
    lines += [f"$link.{name} = {_text(value)}" for name, value in parts.items()]
    return "\n".join((*lines, "$link.Save()")) + "\n"


def _text(words: str) -> str:
    """A text of PowerShell in which nothing is replaced."""
    return "'" + words.replace("'", "''") + "'"
