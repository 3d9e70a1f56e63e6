"""What is said at the end of a walk."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered, ClientArrived, Confirmed
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.ending import card, ending, standing
from presencecheck.surfaces.surface import Ending, Leave
from tests.support.builders import (
    checklist,
    choice,
    confirm,
    everything,
    exercise,
    listed,
    plan,
    probe,
    replies,
    scale,
    section,
    showing,
    text,
    walked,
)

DOOR = listed(confirm("door", importance="essential"), confirm("lamp"), text("aim", importance="optional"))

PLAIN = Ending()


def said(run: Run, reply: Leave | None = None, what: Ending = PLAIN, *, logged: bool = True) -> list[str]:
    """The words of the ending, each with what stands beside it."""
    lines = ending(run, reply, what, logged=logged)
    return [f"{line.text} {line.aside}".rstrip() for line in lines if line.text]


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (("yes", "yes", "skip"), "ready"),
        (("yes", "skip", "skip"), "ready-with-exceptions"),
        (("skip", "yes", "skip"), "not-ready"),
    ],
)
def test_the_verdict_has_its_sentence(answers: tuple[str, ...], verdict: str) -> None:
    """What is open stands below it with its outcome."""
    first, *rest = said(walked(Run(DOOR), *answers))
    assert first.startswith(f"{verdict_messages.NAMES[verdict]} ")
    skipped = walk_messages.OUTCOMES["skipped"]
    essential = verdict_messages.OPEN_PARTS.join([walk_messages.ESSENTIAL, skipped])
    words = {"Is the door so?": essential, "Is the lamp so?": skipped, "In a word?": skipped}
    for (question, beside), answer in zip(words.items(), answers, strict=True):
        assert (f"{question} {verdict_messages.OPEN_ITEM.format(words=beside)}" in rest) == (answer == "skip")
    assert (verdict_messages.CLOSING in rest) == (verdict != "not-ready")
    assert (verdict_messages.ESSENTIAL_OPEN in rest) == (verdict == "not-ready")


def counts(**outcomes: int) -> str:
    """The sentence of these numbers, an underscore for each hyphen."""
    codes = ("done", "fixed", "still-so", "accepted", "skipped", "not-applicable", "unanswered")
    return verdict_messages.counted({code: outcomes.get(code.replace("-", "_"), 0) for code in codes})


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (
            {"done": 10, "fixed": 2, "still_so": 4, "not_applicable": 1},
            "16 in place (2 put right, 4 still so), 1 does not apply.",
        ),
        ({"done": 3}, "3 in place."),
        ({"fixed": 1, "not_applicable": 2}, "1 in place (1 put right), 2 do not apply."),
        (
            {"done": 1, "still_so": 1, "accepted": 1, "skipped": 2, "unanswered": 3},
            "2 in place (1 still so), 1 left as it is, 2 skipped, 3 not answered.",
        ),
        ({"accepted": 2}, "0 in place, 2 left as they are."),
    ],
)
def test_the_words_say_what_is_known(outcomes: dict[str, int], sentence: str) -> None:
    """Each outcome by its number; none of what there is none of, but for what is in place."""
    assert counts(**outcomes) == sentence


def test_the_counts_are_those_of_the_run() -> None:
    """A question that was put and passed over is not in place, whichever answer added it."""
    low = FollowUp(at_most=3, add="rest")
    made = listed(scale("here", low, keep=False), exercise("rest", importance="optional"), confirm("door"))
    run = walked(Run(made).apply(Confirmed(("c/door",))), 2, "skip")
    assert said(run)[0] == f"ready {counts(done=1, still_so=1, skipped=1)}"


def test_nothing_was_checked() -> None:
    """All "does not apply" is not ready, and nothing sends anyone to begin; nor is anything essential called open."""
    words = said(walked(listed(confirm("door", importance="essential"), confirm("lamp")), *["not-applicable"] * 2))
    assert words[0] == f"not ready {verdict_messages.UNCHECKED.format(counts=counts(not_applicable=2))}"
    assert verdict_messages.CLOSING not in words
    assert verdict_messages.ESSENTIAL_OPEN not in words


@pytest.mark.parametrize("importance", ["essential", "standard"])
def test_better_not_to_begin(importance: str) -> None:
    """Where an item that says so is open, these are the last words if the verdict is not ready."""
    made = listed(confirm("sober", "stop", importance=importance), confirm("door", importance="essential"))
    words = said(walked(made, "accept", "skip"))
    assert words[-2:] == [verdict_messages.ESSENTIAL_OPEN, verdict_messages.BETTER_NOT]
    assert verdict_messages.BETTER_NOT not in said(walked(made, "yes", "skip"))


@pytest.mark.parametrize(("number", "named"), [(0, True), (3, True), (4, False), ("skip", False)])
def test_a_low_number_is_named(number: int | str, named: bool) -> None:
    """Where the list says what a low number leads to; with its question, even under ready."""
    made = listed(scale("here", FollowUp(at_most=3, say="Take a breath."), FollowUp(at_least=9, say="All.")))
    words = verdict_messages.SAID_LOW.format(value=number, maximum=10, ask="How much?")
    assert (words in said(walked(made, number))) == named


def test_a_chosen_word_has_its_advice_as_the_last_one() -> None:
    """In place of the routine's own, which would contradict it; not where the word brought up a question."""
    unwell = choice("fit", FollowUp(is_="hurry", say="Move it."), keep=False)
    more = choice("load", FollowUp(is_="hurry", say="One more minute.", add="rest"))
    made = listed(confirm("door", importance="essential"), unwell, more, exercise("rest"))
    made = replace(made, closing="Open the door.")
    assert said(walked(made, "yes", "hurry", "hurry", "yes"))[-1] == "Move it."
    assert verdict_messages.SAID.format(value="hurry", ask="Which?") in said(walked(made, "yes", "hurry", "little"))
    for second in ("little", "skip"):
        words = said(walked(made, "yes", second, "hurry", "yes"))
        assert words[-1] == "Open the door."
        assert not [line for line in words if line.startswith("You said")]
    assert said(walked(made, "accept", "hurry", "little"))[-1] != "Move it."


@pytest.mark.parametrize(
    ("then", "last"), [("accept", "Shorten it."), ("stop", verdict_messages.BETTER_NOT)], ids=["accept", "stop"]
)
def test_a_word_against_beginning_is_named_as_open(then: Literal["accept", "stop"], last: str) -> None:
    """With a number that reaches it and what it leads to; never "in place", and never a word to begin after it."""
    fit = choice("fit", FollowUp(is_="hurry", say="Shorten it.", then=then), importance="optional", keep=False)
    run = walked(Run(replace(listed(confirm("door"), fit), closing="Open the door.")), "yes", "hurry")
    words = said(run, what=Ending(changeable=True))
    assert words[0].endswith("1 in place, 1 to look at.")
    place = words.index("1 Which? (hurry)")
    assert words[place + 1] == "Shorten it."
    assert [line for line in words if line.startswith("You said") or line == "Open the door."] == []
    assert last in words[place + 1 :]
    assert (words[-1] == last) == (then == "stop")


def test_arriving_left_out() -> None:
    """Where something for arriving was asked, and none of it done."""
    made = plan(
        checklist("c", confirm("door")), replace(checklist("arrive", exercise("rest"), text("aim")), moment="arrive")
    )
    assert verdict_messages.ARRIVING_LEFT_OUT in said(walked(made, "yes", "skip", "skip"))
    assert verdict_messages.ARRIVING_LEFT_OUT not in said(walked(made, "yes", "yes", "skip"))
    assert verdict_messages.ARRIVING_LEFT_OUT not in said(walked(listed(exercise("rest")), "skip"))


def test_the_client_came_early() -> None:
    """The essential items that are open are named in a word, without remedies; what else was not asked is counted."""
    made = listed(*(confirm(name, importance="essential") for name in ("door", "link")), confirm("lamp"))
    words = said(walked(made, "yes").apply(ClientArrived()))
    assert words == [
        f"not ready {counts(done=1, unanswered=2)}",
        verdict_messages.BRIEF.format(state="link so"),
        verdict_messages.CUT_SHORT,
        verdict_messages.ESSENTIAL_OPEN,
    ]
    skipped = verdict_messages.OPEN_ITEM.format(words=walk_messages.OUTCOMES["skipped"])
    door, link = (verdict_messages.BRIEF.format(state=f"{name} so") for name in ("door", "link"))
    assert said(walked(made, "skip").apply(ClientArrived()))[1:3] == [f"{door} {skipped}", link]


def test_it_is_said_wherever_a_run_was_cut_short() -> None:
    """Also where there is nothing to be ready for."""
    made = plan(replace(checklist("c", confirm("notes"), confirm("aim")), moment="close"))
    words = said(walked(made, "yes").apply(ClientArrived()))
    assert words == [verdict_messages.DONE.format(answered=1, count=2), verdict_messages.CUT_SHORT]


def test_where_a_run_stands_in_one_line() -> None:
    """The verdict with its time, or what was answered; the first line of the ending has the same."""
    made = listed(confirm("door"))
    after = replace(checklist("c", confirm("notes")), moment="close")
    lines = {
        verdict_messages.AT.format(verdict="ready", time="09:58"): walked(made, "yes"),
        verdict_messages.DONE.format(answered=1, count=1): walked(plan(after), "yes"),
        verdict_messages.DONE_SKIPPED.format(answered=0, count=1, skipped=1): walked(plan(after), "skip"),
        verdict_messages.NOTHING_ASKED: Run(made.without({"c/door"})),
    }
    for line, run in lines.items():
        assert standing(run, Ending("09:58")) == line
        assert said(run, what=Ending("09:58"))[0].startswith(line)


def test_said_against_a_measurement() -> None:
    """The person's word stands, and the finding beside it."""
    run = Run(listed(probe("line"), confirm("door"))).apply(Answered("c/line", Answer.YES, finding="fail"))
    words = said(walked(run, "yes"))
    assert words[0].startswith("ready, with exceptions 2 in place")
    assert verdict_messages.contradicted(["Is the line so?"]) in words


def test_after_a_session() -> None:
    """There is nothing to be ready for, and nobody is sent to begin."""
    made = replace(plan(replace(checklist("c", confirm("notes"), text("aim")), moment="close")), closing="Go well.")
    assert said(walked(made, "yes", "calm")) == [
        verdict_messages.DONE.format(answered=2, count=2),
        verdict_messages.INTENTION.format(words="calm"),
    ]


def test_nothing_asked() -> None:
    """A run without a question has nothing to say of it."""
    assert said(Run(listed(confirm("door")).without({"c/door"}))) == [verdict_messages.NOTHING_ASKED]


@pytest.mark.parametrize("readiness", ["ready", None])
def test_open_items_have_numbers(readiness: str | None) -> None:
    """Where they can be answered again: ten at a time, and how many more there are; an optional one has no remedy."""
    items = [confirm(f"i{number}", importance="optional") for number in range(12)]
    made = plan(replace(checklist("c", confirm("door"), *items), moment="setup" if readiness else "close"))
    words = said(walked(made, "yes", *["skip"] * 12), what=Ending("09:58", changeable=True))
    at = verdict_messages.AT.format(verdict="ready", time="09:58")
    done = verdict_messages.DONE_SKIPPED.format(answered=1, count=13, skipped=12)
    assert words[0].startswith(at if readiness else done)
    assert [line for line in words if line.endswith("(skipped)")] == [
        f"{(number + 1) % 10} Is the i{number} so? (skipped)" for number in range(10)
    ]
    assert verdict_messages.MORE.of(2) in words
    assert "Put it right" not in words


def test_the_card_follows_the_verdict() -> None:
    """It is for the therapist's eyes; what must not begin without, says so; also where the verdict is not ready."""
    opening = checklist("opening", confirm("sober", "stop", say="How are you?"), confirm("leave"))
    made = replace(plan(checklist("c", confirm("door")), section(opening, card=True)), card_question="")
    for answer in ("yes", "skip"):
        words = said(walked(made, answer))
        assert words[words.index("Opening") :] == [
            "Opening",
            verdict_messages.NOT_SHARED,
            f"sober so {walk_messages.quoted('How are you?')}",
            verdict_messages.IF_NOT,
            "leave so",
        ]


def test_words_of_ones_own_are_said_back() -> None:
    """They are shown once, at the end."""
    assert verdict_messages.INTENTION.format(words="calm") in said(walked(Run(DOOR), "yes", "yes", "calm"))


@pytest.mark.parametrize("logged", [True, False])
def test_leaving_says_what_is_kept(logged: bool) -> None:
    """Only where something was answered; "not yet" is an answer too, and so is what was said of a card."""
    template = verdict_messages.LEFT if logged else verdict_messages.LEFT_UNLOGGED
    what = Ending(until="10:25")
    for count, answer in enumerate(("not-yet", "yes")):
        kept = template.format(answered=count, count=3, until="10:25")
        assert said(walked(Run(DOOR), answer), Leave(), what, logged=logged) == [kept]
    recalled = template.format(answered=0, count=3, until="10:25")
    assert said(Run(DOOR), Leave(), what, logged=logged) == [recalled]
    assert said(Run(DOOR), Leave(), logged=logged) == [verdict_messages.LEFT_NOTHING]


@given(st.data())
def test_whatever_was_answered(data: st.DataObject) -> None:
    """The verdict is first and the card last; nobody is sent to begin but where the verdict lets them."""
    made = replace(everything(), closing="Go gently.", card_question="")
    run = Run(made)
    while (step := run.current) is not None:
        if data.draw(st.integers(0, 25)) == 25:
            run = run.apply(ClientArrived())
            break
        answer, value = data.draw(st.sampled_from(replies(step)))
        run = run.apply(Answered(step.ref, answer, value))
    words = said(run, what=Ending("09:58", changeable=True))
    assert words[0].startswith(standing(run, Ending("09:58")))
    assert words.index(verdict_messages.NOT_SHARED) > max(
        words.index(each) for each in (words[0], verdict_messages.ESSENTIAL_OPEN, "Go gently.") if each in words
    )
    is_ready = run.readiness in (Readiness.READY, Readiness.WITH_EXCEPTIONS)
    assert ("Go gently." in words) == is_ready
    assert not is_ready or run.tally.in_place > 0
    essential = [_named(run, step) for step in run.open_steps() if step.item.importance == "essential"]
    assert all(any(ask in line for line in words) for ask in essential)
    told = any(line.startswith(verdict_messages.CUT_SHORT) for line in words)
    assert told == (run.cut_short and bool(run.unanswered))


def _named(run: Run, step: Step) -> str:
    state = step.item.state_word
    return verdict_messages.BRIEF.format(state=state) if run.cut_short and state else step.item.ask


def test_a_card_has_the_headings_of_its_list() -> None:
    """Each above its first line."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"), confirm("e", section="Line"))
    [sheet] = showing(what, checklist("x", confirm("y"))).cards
    assert [line.text for line in card(sheet) if line.text] == [
        *("C", verdict_messages.NOT_SHARED),
        *("a so", "Room", "b so", "d so", "Line", "e so"),
    ]
