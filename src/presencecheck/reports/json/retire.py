"""The JSON of `retire`; part of the interface."""

from pathlib import Path

from presencecheck.reports.json.envelope import Shape


def retire_shape(checklist: str, item: str, path: Path, overlay: str | None, *, retired: bool) -> Shape:
    """What `retire --json` prints.

    Args:
        checklist: the list.
        item: the question, by its present id.
        path: the overlay.
        overlay: its text as it was written, empty where it went; None where nothing was to be changed.
        retired: whether the question is left out now.
    """
    return {
        "checklist": checklist,
        "item": item,
        "retired": retired,
        "changed": overlay is not None,
        "path": str(path),
        "overlay": overlay or None,
    }
