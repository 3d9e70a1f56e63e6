"""Where the icons of each system stand."""

import re
from pathlib import Path
from typing import Literal

from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import folder_of

Where = Literal["menu", "desktop", "login"]
WHERE: tuple[Where, ...] = ("menu", "desktop", "login")
_MOST_BYTES = 64 * 1024
_DESKTOP = re.compile(r'^XDG_DESKTOP_DIR="(\$HOME/)?([^"]*)"', re.MULTILINE)


def place_of(system: str, where: Where, *, in_terminal: bool) -> Path:
    """The file, or on macOS the application folder, that is the starter."""
    home = Path.home()
    if system == "windows":
        roaming = folder_of("APPDATA", home / "AppData" / "Roaming")
        programs = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        folders = {"desktop": home / "Desktop", "menu": programs, "login": programs / "Startup"}
        return folders[where] / f"{shortcut_messages.NAME}.lnk"
    if system == "macos":
        if where == "login":
            return home / "Library" / "LaunchAgents" / "org.presencecheck.starter.plist"
        folder = home / ("Desktop" if where == "desktop" else "Applications")
        return folder / f"{shortcut_messages.NAME}{'.command' if in_terminal else '.app'}"
    config = folder_of("XDG_CONFIG_HOME", home / ".config")
    folders = {
        "desktop": _desktop(home, config),
        "menu": folder_of("XDG_DATA_HOME", home / ".local" / "share") / "applications",
        "login": config / "autostart",
    }
    return folders[where] / "presencecheck.desktop"


def _desktop(home: Path, config: Path) -> Path:
    """The folder whose icons stand on the desktop, which has another name in other languages."""
    file = config / "user-dirs.dirs"
    found = _DESKTOP.search(read_bytes(file, _MOST_BYTES).decode("utf-8", "replace")) if file.is_file() else None
    if found is None or not found[2]:
        return home / "Desktop"
    return home / found[2] if found[1] else Path(found[2])
