"""Lists that are handed out: written to someone else, shown and never walked."""

import os
from pathlib import Path

import pytest

from presencecheck.formats.load import load
from tests.support.commands import own, presencecheck
from tests.support.terminals import Terminal

LETTER = """\
format: 1
id: letter
title: Before we meet
style: hand-out
items:
  - {id: place, ask: Find a place where nobody overhears you., why: You speak more freely there.}
  - {id: water, ask: Have some water within reach., seconds: 120}
"""
WITH_LETTER = "format: 1\nid: mine\ntitle: Mine\ninclude:\n  - checklist: environment\n  - checklist: letter\n"
HOW = "presencecheck show letter --format html"


@pytest.mark.real
def test_it_is_never_walked(home: Path) -> None:
    """Asked to walk it, the program says what it is and how to hand it out."""
    own(home, "letter", LETTER)
    for arguments in (["letter"], ["quick", "letter"]):
        refused = presencecheck("run", *arguments, "--answers", "-")
        assert (refused.code, refused.out) == (2, "")
        assert '"letter" is written to be handed out' in refused.err
        assert HOW in refused.err


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_it_is_never_walked_in_a_terminal(home: Path) -> None:
    """There, too, that one sentence is all, and the terminal is as it was."""
    own(home, "letter", LETTER)
    with Terminal("run", "letter") as terminal:
        assert terminal.ended() == 2
        assert terminal.restored
        assert (
            terminal.screen
            == f'presencecheck: "letter" is written to be handed out and is never walked. Hand it out: {HOW}'
        )


@pytest.mark.real
def test_it_is_not_in_a_routine(home: Path) -> None:
    """A routine that includes it is walked without it, and the line that does is named, by `run` and by `list`."""
    own(home, "letter", LETTER)
    own(home, "mine", WITH_LETTER)
    walked = presencecheck("run", "mine", "--answers", "-", stdin="")
    assert walked.code == 3
    assert 'mine.yaml:6:16: "letter" is written to be handed out' in walked.err
    assert "mine.yaml:6:16" in presencecheck("list").err


@pytest.mark.real
def test_the_list_of_lists_tells(home: Path) -> None:
    """It is a checklist among the others, and it is said that it is one to hand out."""
    own(home, "letter", LETTER)
    assert "Before we meet (to hand out)" in " ".join(presencecheck("list").out.split())
    rows = {row["id"]: (row["kind"], row["style"]) for row in presencecheck("list", "--json").data["checklists"]}
    assert rows["letter"] == ("checklist", "hand-out")
    assert rows["environment"] == ("checklist", "do-confirm")
    assert rows["full"] == ("routine", None)


@pytest.mark.real
def test_it_is_shown(home: Path) -> None:
    """What is said to its reader, and why."""
    own(home, "letter", LETTER)
    shown = presencecheck("show", "letter").out
    assert "1. Find a place where nobody overhears you." in shown
    assert "   You speak more freely there." in shown.splitlines()
    assert presencecheck("show", "letter", "--json").data["checklist"]["style"] == "hand-out"


def test_nothing_needs_to_make_answers_easy() -> None:
    """Nobody answers it: it wants no state words, no remedies, and may be longer than what is checked."""
    longer = LETTER + "".join(f"  - {{id: more-{n}, ask: Do this as well.}}\n" for n in range(9))
    assert load(longer.encode(), "letter.yaml").problems == ()
    codes = {problem.code for problem in load(longer.replace("hand-out", "read-do").encode(), "letter.yaml").problems}
    assert codes == {"no-ready", "no-remedy", "no-question", "many-items", "long-check"}


@pytest.mark.parametrize("style", ["handout", "hand_out"])
def test_a_misspelt_style_is_told(style: str) -> None:
    """The word that was meant is suggested."""
    problems = load(LETTER.replace("hand-out", style).encode(), "letter.yaml").problems
    [hint] = [problem.hint for problem in problems if problem.severity == "error"]
    assert hint == 'Did you mean "hand-out"?'


@pytest.mark.real
def test_an_overlay_changes_it_and_it_stays_handed_out(home: Path) -> None:
    """A practice adds a line of its own; what results is still not walked, nor warned about."""
    own(home, "letter", LETTER)
    changed = "format: 1\nid: ours\nextends: letter\nadd:\n  - item: {id: door, ask: Ring us if the line drops.}\n"
    path = own(home, "ours", changed)
    assert presencecheck("check", str(path)).out == "1 file checked: no errors.\n"
    assert "Ring us if the line drops." in presencecheck("show", "ours").out
    assert presencecheck("run", "ours", "--answers", "-").code == 2


@pytest.mark.real
def test_what_comes_after_writing_one(home: Path) -> None:
    """Who begins or changes one is told how to hand it out, not to walk through it."""
    own(home, "letter", LETTER)
    for name, *arguments in (["letter", "edit"], ["client-preparation", "edit"], ["page", "new", "--from", "letter"]):
        done = presencecheck(*arguments[:1], name, *arguments[1:], "--no-open")
        assert done.code == 0
        assert f"Hand it out: presencecheck show {name} --format html" in done.err
        assert "presencecheck run" not in done.err
