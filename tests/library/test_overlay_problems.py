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


def test_questions_that_yes_cannot_answer(home: Path) -> None:
    """Of new and changed ones, where the base is answered; other kinds and other fields are no matter of it."""
    own(home, "small", SMALL)
    text = (
        "format: 1\nid: mine\nextends: small\n"
        "add:\n  - item: {a: Shut the window}\n  - item: {id: b, kind: text, ask: What else}\n"
        "replace:\n  - {id: door, ask: Where is the key?, ready: C, if-not-yet: {do: [D]}}\n"
        "change:\n  - {id: lamp, ask: Is there noise?}\n  - {id: here, seconds: 9}\n"
    )
    told = [("no-question", 5), ("open-question", 8), ("negative-question", 10)]
    assert sorted(each for each in problems(home, text) if each in told) == sorted(told)
    questions = {code for code, _ in told}
    assert [each for each in problems(home, text) if each[0] in questions and each not in told] == []
    own(home, "small", SMALL.replace("id: small\n", "id: small\nstyle: hand-out\n"))
    codes = {code for code, _ in problems(home, text)}
    assert "overlay-lost" in codes
    assert not codes & questions
