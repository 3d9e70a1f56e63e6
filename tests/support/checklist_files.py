"""Files of checklists and routines in a folder."""

from pathlib import Path

HEAD = "format: 1\nid: {id}\ntitle: Room\n"


ROUTINE = HEAD + "include:\n"


def write(folder: Path, name: str, text: str) -> Path:
    """A file in `folder`, and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def routine(folder: Path, name: str, *included: str) -> Path:
    """A routine; the first of what it includes is on line 5, column 17."""
    lines = "".join(f"  - {{checklist: {each}}}\n" for each in included)
    return write(folder, f"{name}.yaml", ROUTINE.format(id=name) + lines)
