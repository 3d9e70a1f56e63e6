"""What is wrong with an overlay beside the checklist that it extends."""

from pathlib import Path

from presencecheck.core.overlay import Overlay
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.overlay_problems import overlay_problems
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


def problems(home: Path, text: str) -> list[tuple[str, int]]:
    """The code and the line of each problem of an overlay."""
    path = own(home, "mine", text)
    what = load(text.encode(), str(path)).what
    assert isinstance(what, Overlay)
    return [(each.code, each.line) for each in overlay_problems(path, what, Library.of(user_paths()))]


def test_what_does_not_fit_is_told_at_its_line(home: Path) -> None:
    """An item that is not there, a base that is not there, and a base with errors of its own."""
    own(home, "small", SMALL)
    head = "format: 1\nid: mine\nextends: {}\n"
    assert problems(home, head.format("small") + "remove: [water]\n") == []
    assert problems(home, head.format("small") + "remove: [water,\n  wter]\n") == [("overlay-unknown", 5)]
    assert problems(home, head.format("smal")) == [("unknown-base", 3)]
    own(home, "small", SMALL.replace("title: A small list", "titel: A"))
    assert {code for code, _ in problems(home, head.format("small"))} == {"missing-key", "unknown-key"}
