"""Homes to measure in: folders for PRESENCECHECK_HOME, each with what one row needs."""

import os
import sys
from pathlib import Path

PYTHON = sys.executable
PROGRAM = (PYTHON, "-I", "-m", "presencecheck")
_LIST = """\
format: 1
id: list-{number}
title: List {number}
items:
"""
_ITEM = (
    "  - {{id: item-{item}, ask: Is part {item} of list {number} so?, ready: So, if-not-yet: {{do: [Make it so]}}}}\n"
)


def environment(home: Path) -> dict[str, str]:
    """The surroundings of a command that is measured; nothing of the person's own is seen or touched."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SSL_CERT_FILE") if name in os.environ}
    home.mkdir(parents=True, exist_ok=True)
    # A key counts from when it is taken, and a person is asked once about numbers: no part of what is measured.
    switches = {"PRESENCECHECK_KEY_GUARD": "0", "PRESENCECHECK_KEEP_NUMBERS": "true"}
    places = {"HOME": str(home), "PRESENCECHECK_HOME": str(home / "presencecheck")}
    return {**kept, **places, **switches, "TERM": "xterm-256color"}


def own_folder(home: Path) -> Path:
    """The folder of the home's own checklists."""
    folder = home / "presencecheck" / "config" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def history_file(home: Path) -> Path:
    """The history of the home, which keeps what is older than a year too."""
    path = home / "presencecheck" / "data" / "history.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    config = home / "presencecheck" / "config" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('keep = "forever"\n')
    return path


def fill(folder: Path, count: int, items: int = 10) -> None:
    """As many checklists of ten items as wanted."""
    for number in range(count):
        parts = (_ITEM.format(item=item, number=number) for item in range(items))
        (folder / f"list-{number}.yaml").write_text(_LIST.format(number=number) + "".join(parts))
