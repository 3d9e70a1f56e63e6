"""A list in the making: changes keep what they do not change, and all of them can be taken back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.authoring.draft.file_text import whole_text
from presencecheck.authoring.draft.model import KINDS, Draft, begin, draft_of, lines_of, names_of, scale_of
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Choice, Confirm, FollowUp, Scale
from presencecheck.formats.load import load

WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and text == text.strip()
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "words", "move", "remove", "kind", "importance", "title", "heading", "undo"]),
        st.integers(0, 12),
        WORDS,
    ),
    max_size=12,
)
NEEDED: dict[str, dict[str, Any]] = {
    "confirm": {},
    "choice": {"options": ("one", "two")},
    "scale": {"scale": scale_of("low", "high")},
    "text": {},
}


def step(draft: Draft, name: str, number: int, words: str) -> Draft:
    """One change of any kind."""
    if name in ("add", "title", "undo"):
        does = {"add": lambda: draft.add(words), "title": lambda: draft.retitle(words), "undo": draft.undo}
        return does[name]()
    if not draft.items:
        return draft
    id_ = draft.items[number % len(draft.items)].id
    kind = KINDS[number % len(KINDS)]
    changes = {
        "words": lambda: draft.change(id_, ask=words),
        "importance": lambda: draft.change(id_, importance=("essential", "standard", "optional")[number % 3]),
        "move": lambda: draft.move(id_, number),
        "heading": lambda: draft.head(id_, words if number % 3 else ""),
        "remove": lambda: draft.remove(id_),
        "kind": lambda: draft.turn_into(id_, kind, **NEEDED[kind]),
    }
    return changes[name]()


@given(STEPS)
def test_each_change_can_be_taken_back(steps: list[tuple[str, int, str]]) -> None:
    """One step back is the list before it; all steps back are the beginning; no id is there twice."""
    first = draft = begin("mine", "Mine")
    for name, number, words in steps:
        after = step(draft, name, number, words)
        if name != "undo" and after is not draft:
            assert after.undo().checklist == draft.checklist
        draft = after
        assert len(set(names_of(draft.items))) == len(draft.items)
    for _ in steps:
        draft = draft.undo()
    assert draft == first


@given(STEPS)
def test_what_is_written_is_what_was_meant(steps: list[tuple[str, int, str]]) -> None:
    """The text of any list in the making is read as that list, if it has a question."""
    draft = begin("mine", "Mine")
    for name, number, words in steps:
        draft = step(draft, name, number, words)
    if draft.items and len(draft.items) <= 40:
        read = load(whole_text(draft.checklist).encode(), "mine.yaml")
        assert [str(problem) for problem in read.problems if problem.severity == "error"] == []
        assert isinstance(read.what, Checklist)
        assert draft_of(read.what).checklist == draft.checklist


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 5), st.integers(-2, 8))
def test_a_move_keeps_the_order_of_the_others(asks: list[str], which: int, place: int) -> None:
    """Only the one that is moved changes its place, and stays within the list."""
    draft = begin("mine", "Mine")
    for ask in asks:
        draft = draft.add(ask)
    moved = draft.items[which % len(asks)].id
    after = draft.move(moved, place)
    others = [name for name in names_of(draft.items) if name != moved]
    assert [name for name in names_of(after.items) if name != moved] == others
    assert names_of(after.items).index(moved) == min(max(place, 0), len(asks) - 1)


def test_an_id_is_never_given_to_another_question() -> None:
    """One that was taken out and written again is another question: past answers are not mixed."""
    draft = begin("mine", "Mine").add("Is the door closed?")
    assert draft.items[0].id == "door-closed"
    again = draft.remove("door-closed").add("Is the door closed?")
    assert names_of(again.items) == ("door-closed-2",)
    assert names_of(draft.change("door-closed", ask="Is it shut?").items) == ("door-closed",)


def test_another_kind_keeps_what_all_kinds_have() -> None:
    """Words, importance and reason stay; what the new kind needs must be given."""
    draft = begin("mine", "Mine").add("How are you?").change("how", why="It matters.", importance="optional")
    choice = draft.turn_into("how", "choice", options=("well", "tired")).items[0]
    assert isinstance(choice, Choice)
    assert (choice.ask, choice.why, choice.importance) == ("How are you?", "It matters.", "optional")
    with pytest.raises(TypeError):
        draft.turn_into("how", "scale")
    scale = draft.turn_into("how", "scale", scale=scale_of("not", "very", most=5)).items[0]
    assert isinstance(scale, Scale)
    assert (scale.takes(5), scale.takes(6)) == (True, False)


def test_what_leads_to_a_question_goes_with_it() -> None:
    """An answer that adds a question that is no more would make the file unusable."""
    draft = begin("mine", "Mine").add("How are you?").add("Is there a minute?")
    draft = draft.turn_into("how", "choice", options=("well", "tired"))
    leads = (FollowUp(is_="tired", add="minute"), FollowUp(is_="well", say="Good."))
    draft = draft.change("how", follow_up=leads)
    assert draft.remove("minute").items[0].follow_ups == leads[1:]
    with pytest.raises(KeyError):
        draft.remove("nothing")


def test_lines() -> None:
    """Empty lines and blanks around words are no words."""
    assert lines_of(" one \r\n\n two  three\n") == ("one", "two three")
    assert begin("mine", "Mine").undo() == begin("mine", "Mine")
    assert Confirm(id="a", ask="A?").kind in KINDS


def test_a_heading_is_of_a_question_and_those_below() -> None:
    """Until the next one; taken away, they stand under the one above. What moves comes into the section there."""
    draft = begin("mine", "Mine").add("Is a so?").add("Is b so?").add("Is c so?").add("Is d so?")
    a, b, c, d = names_of(draft.items)
    draft = draft.head(b, "Room").head(d, "Line")
    assert [*draft.checklist.headings.values()] == ["", "Room", "Room", "Line"]
    assert [draft.heading_above(name) for name in (a, b, c, d)] == ["", "Room", "", "Line"]
    assert [*draft.head(b, "Desk").checklist.headings.values()] == ["", "Desk", "Desk", "Line"]
    assert [*draft.head(d, "").checklist.headings.values()] == ["", "Room", "Room", "Room"]
    assert [*draft.remove(b).checklist.headings.items()] == [(a, ""), (c, "Room"), (d, "Line")]
    assert [*draft.move(d, 1).checklist.headings.items()] == [(a, ""), (d, "Room"), (b, "Room"), (c, "Room")]
    assert [*draft.move(a, 3).checklist.headings.items()] == [(b, "Room"), (c, "Room"), (d, "Line"), (a, "Line")]
    assert draft.add("Is e so?").items[-1].section == "Line"
