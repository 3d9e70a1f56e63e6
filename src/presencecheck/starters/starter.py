"""The starter of each system: where it stands, and what is written."""

import os
import sys
from typing import Literal

from presencecheck.starters import desktop_entry, mac_files, windows_link
from presencecheck.starters.places import Where, place_of
from presencecheck.starters.writer import File

System = Literal["freedesktop", "macos", "windows"]


def this_system() -> System:
    """The system on which the program runs; any but Windows and macOS is taken for one with freedesktop's places."""
    return "windows" if os.name == "nt" else "macos" if sys.platform == "darwin" else "freedesktop"


def starter(system: System, where: Where, command: tuple[str, ...], *, in_terminal: bool) -> tuple[File, ...]:
    """The files of a starter.

    Args:
        system: for which system.
        where: where it is to stand.
        command: what it runs.
        in_terminal: whether that walks in a terminal, which macOS opens by the kind of file.
    """
    path = place_of(system, where, in_terminal=in_terminal)
    if system == "freedesktop":
        return (File(path, desktop_entry.desktop_entry(command).encode(), is_program=where == "desktop"),)
    if system == "windows":
        return (File(path, windows_link.link_script(str(path), command).encode(), is_script=True),)
    if where == "login":
        return (File(path, mac_files.login_agent(command)),)
    script = mac_files.shell_script(command).encode()
    if in_terminal:
        return (File(path, script, is_program=True),)
    inside = path / "Contents"
    program = File(inside / "MacOS" / mac_files.SCRIPT, script, is_program=True, own_folders=3)
    return (File(inside / "Info.plist", mac_files.application_info(), own_folders=2), program)
