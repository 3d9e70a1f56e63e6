"""What a run will walk: which items hold for the hour, which are hidden, and what a card shows."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.context import MODALITIES, SETTINGS, Context, Modality, Setting
from presencecheck.core.items import FollowUp, Item, When
from presencecheck.core.plan import Plan, Section
from presencecheck.core.prompts import Acknowledge, CardLine
from tests.support.builders import carded, checklist, choice, confirm, exercise, listed, plan, scale, section, text

MODALITY = st.sampled_from(get_args(Modality))
SETTING = st.sampled_from(get_args(Setting))
WHENS = st.builds(
    When,
    modality=st.lists(MODALITY, unique=True).map(tuple),
    setting=st.lists(SETTING, unique=True).map(tuple),
    first_session=st.sampled_from([None, True, False]),
)


def refs(what: Plan) -> list[str]:
    """The steps by their names."""
    return [step.ref for step in what.steps]


@given(when=WHENS, context=st.builds(Context, MODALITY, SETTING, st.booleans()))
def test_when(when: When, context: Context) -> None:
    """An item is asked exactly when the hour is of every sort that its file names; naming none means all."""
    wanted = (
        context.modality in (when.modality or MODALITIES)
        and context.setting in (when.setting or SETTINGS)
        and context.first_session in ({True, False} if when.first_session is None else {when.first_session})
    )
    parts = checklist("c", confirm("always"), confirm("sometimes", when=when))
    assert refs(plan(parts, context=context)) == ["c/always", *(["c/sometimes"] if wanted else [])]


FILTERS: list[tuple[When, Context, bool]] = [
    (When(), Context(), True),
    (When(modality=("video",)), Context(), True),
    (When(modality=("video",)), Context("audio"), False),
    (When(modality=("audio", "in-person")), Context("in-person"), True),
    (When(setting=("couple", "family")), Context(setting="family"), True),
    (When(setting=("couple",)), Context(), False),
    (When(first_session=True), Context(), False),
    (When(first_session=True), Context(first_session=True), True),
    (When(first_session=False), Context(first_session=True), False),
    (When(first_session=False), Context(), True),
    (When(modality=("video",), setting=("child",)), Context("video", "individual"), False),
    (When(modality=("video",), setting=("child",), first_session=True), Context("video", "child", True), True),
]


@pytest.mark.parametrize(("when", "context", "asked"), FILTERS)
def test_when_by_table(when: When, context: Context, asked: bool) -> None:
    """A camera question is not asked on the telephone, nor a first-session one in later sessions."""
    assert refs(plan(checklist("c", confirm("it", when=when)), context=context)) == (["c/it"] if asked else [])


ROOM = checklist(
    "room",
    confirm("door", repeat="daily"),
    confirm("lamp", repeat="weekly"),
    confirm("water"),
    confirm("headset", repeat="daily", when=When(modality=("audio",))),
)


def test_without() -> None:
    """What an old run left out is not part of it."""
    whole = plan(ROOM, checklist("end", confirm("door")))
    assert refs(whole) == ["room/door", "room/lamp", "room/water", "end/door"]
    less = whole.without({"room/door", "room/lamp"})
    assert refs(less) == ["room/water", "end/door"]
    assert set(less.by_ref) == {"room/water", "end/door"}
    assert (less.title, less.routine, less.card_question) == (whole.title, whole.routine, whole.card_question)
    assert refs(whole.without(set())) == refs(whole)


def test_an_exercise_done_in_full_is_shorter() -> None:
    """Also where it was done in another checklist; what is no exercise, or has no such length, stays as it is."""
    rest = exercise("rest", 90, again=30)
    whole = plan(
        checklist("c", rest, exercise("look"), confirm("door"), exercise("calm", 90, again=20, same_as="d/calm"))
    )
    shorter = whole.with_practised({"c/rest", "c/look", "c/door", "d/calm", "c/nowhere"})
    assert [step.item.duration for step in shorter.steps] == [30, 60, 6, 20]
    assert [step.item.duration for step in whole.with_practised({"d/rest"}).steps] == [90, 60, 6, 90]


def test_only_what_would_be_asked_is_left_out() -> None:
    """An item that does not hold for this hour, or is unknown, is not among it."""
    assert plan(ROOM).without({"room/door", "room/headset", "room/nowhere"}).already == {"room/door"}


HURRY = FollowUp(is_="hurry", add="minute")
LOW = FollowUp(at_most=3, add="minute")
LOUD = FollowUp(is_="hurry", add="noise")
UNKEPT = choice("load", HURRY, keep=False)
TRACELESS: list[tuple[str, list[Item], set[str]]] = [
    ("nothing is added", [confirm("minute"), choice("load", keep=False)], set()),
    ("a kept answer adds it", [choice("load", HURRY), confirm("minute")], set()),
    ("an unkept answer adds it", [UNKEPT, confirm("minute")], {"c/minute"}),
    (
        "two unkept",
        [UNKEPT, scale("here", LOW, keep=False), confirm("minute")],
        {"c/minute"},
    ),
    ("a kept and an unkept", [UNKEPT, scale("here", LOW), confirm("minute")], set()),
    ("only a sentence", [choice("load", FollowUp(is_="hurry", say="Breathe."), keep=False), confirm("minute")], set()),
    (
        "a kept answer to an item that an unkept one adds",
        [choice("load", LOUD, keep=False), choice("noise", HURRY), confirm("minute")],
        {"c/noise", "c/minute"},
    ),
]


@pytest.mark.parametrize(("case", "items", "traceless"), TRACELESS, ids=[case for case, _, _ in TRACELESS])
def test_traceless(case: str, items: list[Item], traceless: set[str]) -> None:
    """No item that only unkept answers can bring into view is ever stored: it would tell the answer by being there."""
    assert listed(*items).traceless == traceless


def test_kept_answer_for_another_hour() -> None:
    """An item is stored for a kept answer's sake only where that question is asked at all."""
    audio = When(modality=("audio",))
    items: list[Item] = [UNKEPT, scale("here", LOW, when=audio), exercise("minute")]
    assert listed(*items).traceless == {"c/minute"}
    assert listed(choice("load", HURRY, when=audio), exercise("minute")).added_only == {"c/minute"}


def carded_prompt(what: Plan) -> Acknowledge:
    """How the only card of a plan speaks."""
    [step] = what.steps
    prompt = step.item.prompt()
    assert isinstance(prompt, Acknowledge)
    return prompt


def test_card() -> None:
    """A card shows each item as its state word, with the words to say for it; a follow-up's item is not on it."""
    prompt = carded_prompt(
        carded(
            confirm("door", say="I am alone here.", why="Nobody overhears."),
            choice("load", HURRY),
            confirm("minute"),
            text("aim"),
        )
    )
    assert prompt.card == (
        CardLine("door so", "I am alone here.", "Nobody overhears.", "door"),
        CardLine("Which?", item="load"),
        CardLine("In a word?", item="aim"),
    )
    assert prompt.question == "Was all of this in place?"


def test_cards_are_shown_and_not_asked() -> None:
    """Where no question is asked of a card, it gives no step; its lines are for this context, and none is empty."""
    audio = When(modality=("audio",))
    opening = checklist("opening", confirm("leave", "stop"), choice("load", HURRY), confirm("minute"))
    made = Plan(
        "r",
        "R",
        (
            section(checklist("c", confirm("door"))),
            section(opening, card=True),
            section(checklist("phone", confirm("headset", when=audio)), card=True),
        ),
    )
    assert refs(made) == ["c/door"]
    [sheet] = made.cards
    assert sheet.checklist == opening
    assert sheet.lines == (CardLine("leave so", item="leave", unwise_to_begin=True), CardLine("Which?", item="load"))
    assert carded(confirm("door")).cards == ()


def test_a_list_for_both_moments_is_split() -> None:
    """What can be known before the client comes is asked; only the opening is a card, whichever way it is included."""
    both = replace(
        checklist(
            "opening",
            confirm("plan", moment="setup"),
            confirm("leave"),
            choice("load", HURRY, moment="arrive"),
            confirm("minute"),
            confirm("notes", moment="close"),
        ),
        moment="open",
    )
    for as_card, asked, shown in (
        (True, ["plan", "load", "minute"], ["leave", "notes"]),
        (False, ["plan", "load", "minute", "notes"], ["leave"]),
    ):
        made = Plan("r", "R", (section(both, card=as_card),))
        assert refs(made) == [f"opening/{name}" for name in asked]
        assert [line.item for line in made.cards[0].lines] == shown
    only = replace(checklist("opening", confirm("leave"), choice("load", HURRY), confirm("minute")), moment="open")
    assert refs(Plan("r", "R", (section(only),))) == ["opening/leave", "opening/load", "opening/minute"]
    assert refs(Plan("r", "R", (section(ROOM, card=True),))) == []
    old = replace(Plan("r", "R", (section(both, card=True),)), card_question="All?")
    assert refs(old) == ["opening/card"]


def test_of_two_that_say_the_same_only_the_first_is_asked() -> None:
    """Whichever of them names the other; one that an answer may add is no reason not to ask the other."""
    twin, door = confirm("door", same_as="room/door"), confirm("door")
    first = checklist("room", door)
    assert refs(plan(first, checklist("short", twin, confirm("client")))) == ["room/door", "short/client"]
    assert refs(plan(checklist("short", twin), checklist("room", door, confirm("lamp")))) == ["short/door", "room/lamp"]
    maybe = checklist("room", choice("load", FollowUp(is_="hurry", add="door")), door)
    assert refs(plan(maybe, checklist("short", twin))) == ["room/load", "room/door", "short/door"]
    audio = checklist("room", confirm("door", when=When(modality=("audio",))))
    assert refs(plan(audio, checklist("short", twin))) == ["short/door"]


def test_the_moment_is_that_of_the_last_list_that_is_asked() -> None:
    """Where none is asked, that of the last one."""
    after = replace(checklist("after", confirm("notes")), moment="close")
    made = Plan("r", "R", (section(ROOM), section(after), section(checklist("end", confirm("a")), card=True)))
    assert made.moment == "close"
    assert Plan("r", "R", (section(ROOM, card=True), section(after, card=True))).moment == "close"


def test_what_nothing_adds_in_this_session_is_no_step() -> None:
    """Where the question that could add an item is for other sessions, its list asks nothing, and decides nothing."""
    after = replace(checklist("after", confirm("notes")), moment="close")
    couples = choice("load", HURRY, when=When(setting=("couple",)))
    last = section(checklist("last", couples, confirm("minute")))
    made = Plan("r", "R", (section(after), last))
    assert (refs(made), made.moment) == (["after/notes"], "close")
    both = replace(made, context=Context(setting="couple"))
    assert (refs(both), both.moment) == (["after/notes", "last/load", "last/minute"], "setup")
    twin = checklist("last", choice("load", HURRY, same_as="after/load"), confirm("minute"))
    asked = replace(checklist("after", choice("load")), moment="close")
    same = Plan("r", "R", (section(asked), section(twin)))
    assert (refs(same), same.moment) == (["after/load"], "close")


def test_card_of_the_hour() -> None:
    """A card leaves out what does not hold for the hour, and a card with nothing left is not shown."""
    audio = When(modality=("audio",))
    what = checklist("c", confirm("door", seconds=8), exercise("rest", 60), confirm("headset", when=audio))
    [step] = plan(section(what, card=True)).steps
    assert (step.ref, step.item.duration) == ("c/card", 68)
    assert plan(section(checklist("c", confirm("headset", when=audio)), card=True)).steps == ()


@pytest.mark.parametrize(
    ("ranks", "rank"),
    [
        (["optional"], "optional"),
        (["optional", "standard"], "standard"),
        (["standard", "essential", "optional"], "essential"),
    ],
)
def test_card_importance(ranks: list[str], rank: str) -> None:
    """One essential line makes the whole card essential, so that it wants the letter and not Enter."""
    what = carded(*(confirm(f"item-{number}", importance=name) for number, name in enumerate(ranks)))
    assert what.steps[0].item.importance == rank
    assert carded_prompt(what).deliberate == (rank == "essential")


def test_sections_keep_their_order() -> None:
    """A routine is walked in the order in which it names its checklists."""
    parts: list[Section] = [section(checklist("b", confirm("x"))), section(checklist("a", confirm("y")), card=True)]
    assert [(step.ref, step.section) for step in plan(*parts).steps] == [("b/x", 0), ("a/card", 1)]


def test_hiding_takes_nothing_else_away() -> None:
    """A plan with items hidden ends with the same words."""
    made = Plan("r", "R", (section(checklist("c", confirm("a"))),), closing="Begin.", card_question="All?")
    assert made.without({"c/a"}) == Plan("r", "R", made.sections, made.context, frozenset({"c/a"}), "Begin.", "All?")


def test_steps_and_card_lines_know_their_headings() -> None:
    """Those of their list, whatever is left out of this session; a question of a whole card has none."""
    first = confirm("a", section="Room", when=When(modality=("audio",)))
    what = plan(checklist("c", first, confirm("b"), confirm("c", section="Line")), checklist("d", confirm("e")))
    assert [what.heading_of(step) for step in what.steps] == ["Room", "Line", ""]
    [sheet] = replace(carded(first, confirm("b"), confirm("c", section="Line")), card_question="").cards
    assert [line.heading for line in sheet.lines] == ["Room", "Line"]
    asked = carded(confirm("a", section="Room"))
    assert [asked.heading_of(step) for step in asked.steps] == [""]
