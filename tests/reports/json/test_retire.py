"""The JSON of `retire`."""

from pathlib import Path

from presencecheck.reports.json.retire import retire_shape


def test_what_was_changed() -> None:
    """The text that was written; none where nothing was to be done, or the file went."""
    path = Path("room.yaml")
    there, gone, same = (
        retire_shape("room", "lamp", path, text, retired=bool(text)) for text in ("id: room", "", None)
    )
    assert (there["changed"], there["retired"], there["overlay"]) == (True, True, "id: room")
    assert (gone["changed"], gone["retired"], gone["overlay"]) == (True, False, None)
    assert (same["changed"], same["overlay"], same["path"]) == (False, None, "room.yaml")
