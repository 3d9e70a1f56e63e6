"""The rules of a run: what becomes of an item, what is asked next, and the verdict."""

import pytest

from presencecheck.core.events import (
    Answer,
    Answered,
    ClientArrived,
    Confirmed,
    Event,
    Finding,
    Measured,
    Moved,
    Outcome,
    Reopened,
    Revised,
    Stopped,
    StoredFinding,
)
from presencecheck.core.items import Confirm, FollowUp, Item
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import IllegalEventError, Run
from presencecheck.core.standing import Status
from presencecheck.walk.measurements import stands_beside
from tests.support.builders import carded, choice, confirm, exercise, label, listed, names, probe, scale, text, walked

Said = str | int
DONE, FIXED, ACCEPTED, SKIPPED, NOT_APPLICABLE, UNANSWERED, STILL_SO = Outcome
READY, WITH_EXCEPTIONS, NOT_READY = Readiness


def here(run: Run) -> str | None:
    """The item that is asked now."""
    return run.current.item.id if run.current else None


# An item, what the person says to it, and what becomes of it; an item that is unanswered is asked again.
OUTCOMES: list[tuple[Item, list[Said], Outcome]] = [
    (confirm("door"), [], UNANSWERED),
    (confirm("door"), ["yes"], DONE),
    (confirm("door"), ["not-yet"], UNANSWERED),
    (confirm("door"), ["not-yet", "not-yet"], UNANSWERED),
    (confirm("door"), ["not-yet", "yes"], FIXED),
    (confirm("door"), ["not-yet", "accept"], ACCEPTED),
    (confirm("door"), ["not-yet", "skip"], SKIPPED),
    (confirm("door"), ["not-yet", "not-applicable"], NOT_APPLICABLE),
    (confirm("door"), ["accept"], ACCEPTED),
    (confirm("door"), ["skip"], SKIPPED),
    (confirm("door"), ["not-applicable"], NOT_APPLICABLE),
    (confirm("door", None), ["not-yet"], UNANSWERED),
    (confirm("door", "accept"), ["not-yet"], ACCEPTED),
    (confirm("door", "stop"), ["not-yet"], UNANSWERED),
    (confirm("door", "stop"), ["not-yet", "yes"], FIXED),
    (confirm("door", "stop"), ["not-yet", "accept"], ACCEPTED),
    (probe("line"), ["not-yet", "accept"], ACCEPTED),
    (probe("line"), ["yes"], DONE),
    (exercise("rest"), ["yes"], DONE),
    (exercise("rest"), ["skip"], SKIPPED),
    (scale("here"), [0], DONE),
    (scale("here"), [10], DONE),
    (scale("here"), ["yes"], DONE),
    (scale("here"), ["skip"], SKIPPED),
    (choice("load"), ["hurry"], DONE),
    (choice("load"), ["yes"], DONE),
    (text("aim"), ["calm"], DONE),
    (text("aim"), ["skip"], SKIPPED),
]


@pytest.mark.parametrize(("item", "said", "outcome"), OUTCOMES, ids=label)
def test_what_becomes_of_an_item(item: Item, said: list[Said], outcome: Outcome) -> None:
    """Each answer leads to the outcome that the person would name, and only an open question is asked again."""
    run = walked(listed(item), *said)
    response = run.response(f"c/{item.id}")
    assert response.outcome is outcome
    assert response.value == (said[-1] if outcome is DONE and said != ["yes"] else None)
    assert here(run) == (item.id if outcome is UNANSWERED else None)
    assert run.asked_again(f"c/{item.id}") == (said != [] and outcome is UNANSWERED)
    assert run.status is (Status.IN_PROGRESS if outcome is UNANSWERED else Status.COMPLETED)


THREE = listed(confirm("one"), confirm("two"), confirm("three"), confirm("four"))
# What the person does, what is asked then, and how many are answered.
WAYS: list[tuple[list[Said], str, int]] = [
    ([], "one", 0),
    (["yes"], "two", 1),
    (["yes", "back"], "one", 1),
    (["yes", "yes", "back", "back"], "one", 2),
    (["yes", "yes", "back", "back", "on"], "two", 2),
    (["yes", "yes", "back", "back", "on", "on"], "three", 2),
    (["yes", "yes", "back", "back", "skip"], "three", 2),
    (["yes", "yes", "back", "yes"], "three", 2),
    (["yes", "yes", "back", "back", "not-yet"], "one", 1),
    (["yes", "yes", "back", "back", "not-yet", "yes"], "three", 2),
    (["yes", "not-yet", "back"], "one", 1),
    (["yes", "not-yet", "back", "on"], "two", 1),
    (["yes", "yes", "yes", "back", "back", "not-yet", "back", "on"], "two", 2),
]


@pytest.mark.parametrize(("said", "asked", "answered"), WAYS, ids=label)
def test_way(said: list[Said], asked: str, answered: int) -> None:
    """Back and on go one step each and keep what was said; a new answer leads to the next open question."""
    run = walked(THREE, *said)
    assert (here(run), run.answered) == (asked, answered)


def test_put_right_after_all() -> None:
    """What was once not yet so counts as put right, not as done, however often the answer is changed."""
    assert walked(THREE, "not-yet", "accept", "back", "yes").response("c/one").outcome is FIXED


def test_ends_of_the_way() -> None:
    """There is nothing before the first question, and no going on past a question that is open."""
    assert Run(THREE).back() is None
    assert walked(THREE, "yes", "back").back() is None
    assert walked(THREE, "yes").onward() is None
    assert walked(THREE, "yes", "yes", "back", "not-yet").onward() is None
    last = Run(THREE).apply(Answered("c/four", Answer.YES)).apply(Moved("c/four"))
    assert last.onward() == Moved("c/one")


FOLLOW = listed(
    scale(
        "here",
        FollowUp(at_most=3, add="rest"),
        FollowUp(at_least=3, at_most=5, say="Half."),
        FollowUp(at_least=9, say="All."),
    ),
    choice("load", FollowUp(is_="hurry", add="minute", say="Breathe.")),
    exercise("rest"),
    confirm("minute", importance="essential"),
    confirm("door"),
)
PLAIN = ["here", "load", "door"]
FOLLOWED: list[tuple[list[Said], list[str], str]] = [
    ([], PLAIN, "here"),
    ([4], PLAIN, "load"),
    ([3], ["here", "load", "rest", "door"], "load"),
    (["yes"], PLAIN, "load"),
    ([0, "hurry"], ["here", "load", "rest", "minute", "door"], "rest"),
    ([0, "little"], ["here", "load", "rest", "door"], "rest"),
    ([7, "hurry"], ["here", "load", "minute", "door"], "minute"),
    ([7, "hurry", "yes", "back", "back", "little"], PLAIN, "door"),
    ([7, "little", "back", "hurry"], ["here", "load", "minute", "door"], "minute"),
    ([0, "little", "back", "back", 9], PLAIN, "door"),
    ([0, "skip", "yes", "back", "back", "back", "skip"], PLAIN, "door"),
]


@pytest.mark.parametrize(("said", "seen", "asked"), FOLLOWED, ids=label)
def test_added_items(said: list[Said], seen: list[str], asked: str) -> None:
    """An answer brings its item into view further down, and changing the answer takes it away again."""
    run = walked(FOLLOW, *said)
    assert (names(run), here(run)) == (seen, asked)


def test_added_item_taken_away_does_not_count() -> None:
    """An essential item that an answer added and a later answer took away can't spoil the verdict."""
    run = walked(FOLLOW, 7, "hurry", "skip", "yes")
    assert run.readiness is NOT_READY
    run = walked(FOLLOW, 7, "hurry", "skip", "back", "back", "little", "yes")
    assert (run.readiness, run.answered) == (READY, 3)


def test_added_item_remembers() -> None:
    """An added item that comes back into view still has its answer."""
    run = walked(FOLLOW, 7, "hurry", "yes", "back", "back", "little", "back", "hurry")
    assert (here(run), run.response("c/minute").outcome) == ("door", DONE)


def test_item_added_by_an_added_item_goes_with_it() -> None:
    """When an added item is taken away, what its answer had added is no longer asked either."""
    chain = listed(
        choice("load", FollowUp(is_="hurry", add="noise")),
        choice("noise", FollowUp(is_="loud", add="ears"), options=("none", "loud")),
        confirm("ears"),
    )
    run = walked(chain, "hurry", "loud")
    assert names(run) == ["load", "noise", "ears"]
    assert names(walked(run, "back", "back", "little")) == ["load"]


SENTENCES = {0: "", 2: "", 3: "Half.", 5: "Half.", 6: "", 8: "", 9: "All.", 10: "All.", "yes": "", "skip": ""}


@pytest.mark.parametrize("said", SENTENCES)
def test_sentences(said: Said) -> None:
    """A number says just the sentence that was written for it, and an answer without a number says none."""
    assert "".join(walked(FOLLOW, said).follow_ups("c/here")) == SENTENCES[said]
    assert walked(FOLLOW, 7, "hurry").follow_ups("c/load") == ("Breathe.",)


VERDICTS = {"essential": NOT_READY, "standard": WITH_EXCEPTIONS, "optional": READY}


def test_the_gravest_counts() -> None:
    """The essential item that is open decides the verdict and is named first."""
    items = [confirm(rank, importance=rank) for rank in ("optional", "standard", "essential")]
    run = walked(listed(*items), "skip", "accept", "skip")
    assert run.readiness is NOT_READY
    assert [step.item.id for step in run.open_steps()] == ["essential", "standard", "optional"]


@pytest.mark.parametrize("importance", VERDICTS)
def test_card_of_an_old_run(importance: str) -> None:
    """In a history of version 1 a card is one question, as important as the most important of its lines."""
    run = Run(carded(confirm("a", importance="optional"), confirm("b", importance=importance)))
    assert names(run) == ["card"]
    assert walked(run, "yes").readiness is READY
    assert walked(run, "skip").readiness is (NOT_READY if importance != "optional" else READY)
    assert walked(run, "not-yet", "yes").response("c/card").outcome is FIXED


def test_nothing_to_ask() -> None:
    """A run in which every item is hidden is over before it begins; it says nothing of what was not asked."""
    run = Run(listed(confirm("door", importance="essential")).without({"c/door"}))
    assert (run.current, run.status, run.readiness) == (None, Status.COMPLETED, None)


# What is confirmed together, and what is asked again.

DAY = listed(confirm("door", importance="essential"), confirm("lamp"), confirm("line", importance="essential"))


def test_confirmed_together() -> None:
    """Each becomes still so, takes its part of the time, and is asked no more; the rest is asked."""
    run = Run(DAY).apply(Confirmed(("c/door", "c/lamp"), 6.0))
    assert [run.response(ref).outcome for ref in ("c/door", "c/lamp", "c/line")] == [STILL_SO, STILL_SO, UNANSWERED]
    assert (here(run), run.answered, run.seconds, run.response("c/door").seconds) == ("line", 2, 6.0, 3.0)
    assert run.confirmed == {"c/door", "c/lamp"}
    assert walked(run, "yes").readiness is READY
    assert Run(DAY).apply(Confirmed(())) == Run(DAY, events=(Confirmed(()),))


def test_an_answer_that_is_confirmed_keeps_its_outcome() -> None:
    """Going on with a run makes no "does not apply" into "still so"; a later answer is no longer a confirmed one."""
    run = walked(DAY, "not-applicable", "not-yet", "yes").apply(Confirmed(("c/door", "c/lamp"), -1.0))
    assert [run.response(ref).outcome for ref in ("c/door", "c/lamp")] == [NOT_APPLICABLE, FIXED]
    assert (set(run.confirmed), run.seconds) == ({"c/door", "c/lamp"}, 3.0)
    assert run.apply(Answered("c/lamp", Answer.SKIP)).confirmed == {"c/door"}


def test_a_question_that_is_confirmed_is_left() -> None:
    """Who had gone back to it goes on with the first that is open."""
    run = walked(DAY, "yes", "back")
    assert here(run.apply(Confirmed(("c/door",)))) == "lamp"
    assert here(walked(DAY, "yes", "yes", "back").apply(Confirmed(("c/door",)))) == "lamp"


def test_not_yet_is_never_covered() -> None:
    """What the person said is not so cannot be confirmed with others."""
    with pytest.raises(IllegalEventError, match="c/door was answered not-yet"):
        walked(DAY, "not-yet").apply(Confirmed(("c/door", "c/lamp")))


def test_asked_singly_again() -> None:
    """Earlier answers no longer count, a "not yet" neither; only the time does, and the first of them is asked now."""
    run = walked(DAY, "not-yet", "yes", "skip").apply(Confirmed(("c/door",))).apply(Reopened(("c/lamp", "c/door")))
    assert [run.response(ref).outcome for ref in ("c/door", "c/lamp")] == [UNANSWERED, UNANSWERED]
    assert (here(run), run.confirmed, run.asked_again("c/door"), run.seconds) == ("door", frozenset(), False, 3.0)
    run = walked(run, "yes")
    assert (here(run), run.response("c/door").outcome) == ("lamp", DONE)
    assert here(walked(run, "yes")) == "line"
    assert here(walked(DAY, "yes").apply(Reopened(()))) == "lamp"
    ahead = Run(DAY).apply(Moved("c/lamp"))
    assert here(ahead.apply(Reopened(("c/line", "c/lamp")))) == "lamp"
    assert here(ahead.apply(Reopened(()))) == "lamp"


def test_not_yet_is_asked_where_it_was_said() -> None:
    """Also where an earlier question is open still."""
    assert here(walked(Run(DAY).apply(Moved("c/lamp")), "not-yet")) == "lamp"


# The client comes early.


def test_the_client_is_here() -> None:
    """The run is over, and what was not asked is open: something essential makes it not ready."""
    run = walked(DAY, "yes").apply(ClientArrived())
    assert (run.current, run.status, run.cut_short, run.readiness) == (None, Status.COMPLETED, True, NOT_READY)
    assert [step.item.id for step in run.open_steps()] == ["line", "lamp"]
    late = walked(listed(confirm("door", importance="essential"), confirm("lamp", importance="optional")), "yes")
    assert late.apply(ClientArrived()).readiness is READY


# Answers that are changed after the verdict.


def test_revised() -> None:
    """The verdict changes with the answer, and the run stays completed, even while something waits to be put right."""
    run = walked(DAY, "yes", "yes", "accept")
    assert (run.readiness, run.revised) == (NOT_READY, ())
    run = run.apply(Revised("c/line", Answer.YES))
    assert (run.readiness, run.status, run.response("c/line").outcome) == (READY, Status.COMPLETED, FIXED)
    run = run.apply(Revised("c/door", Answer.NOT_YET))
    assert (run.readiness, run.status, run.current) == (NOT_READY, Status.COMPLETED, None)
    assert run.revised == ("c/line", "c/door")
    assert run.apply(Revised("c/line", Answer.YES)).revised == ("c/line", "c/door"), "the same answer once more"
    assert run.apply(Revised("c/line", Answer.SKIP)).revised == ("c/door", "c/line")


def test_revisited() -> None:
    """On the last screen one question at a time is asked once more, and can be measured once more."""
    run = walked(listed(confirm("door"), probe("line")), "yes", "accept")
    again = run.revisit("c/line")
    assert (run.current, here(again), again.status) == (None, "line", Status.COMPLETED)
    again = again.apply(Measured("c/line", "ok", "Well."))
    assert again.apply(Revised("c/line", Answer.YES)).current is None
    assert again.revisit(None).current is None
    with pytest.raises(IllegalEventError):
        again.apply(Measured("c/door", "ok", "Well."))
    with pytest.raises(IllegalEventError):
        run.revisit("c/nowhere")


def test_only_a_verdict_can_be_revised() -> None:
    """Neither in a run that goes on nor in one that was given up."""
    for run in (walked(DAY, "yes"), walked(DAY, "yes").apply(Stopped())):
        with pytest.raises(IllegalEventError):
            run.apply(Revised("c/door", Answer.SKIP))


# What is kept of such events.

UNKEPT = listed(choice("load", FollowUp(is_="hurry", add="minute"), keep=False), confirm("minute"), confirm("door"))


def test_what_is_kept_has_only_its_own_items() -> None:
    """An item that only an unkept answer added is neither confirmed nor asked again in the history."""
    run = walked(UNKEPT, "hurry").apply(Confirmed(("c/minute", "c/door"), 2.0))
    assert run.noted
    assert run.kept.events[-1] == Confirmed(("c/door",), 2.0)
    assert run.kept.response("c/minute").outcome is UNANSWERED
    run = walked(UNKEPT, "hurry").apply(Confirmed(("c/minute",)))
    assert not run.noted
    run = run.apply(Reopened(("c/load", "c/minute")))
    assert run.kept.events[-1] == Reopened(("c/load",))
    assert names(run) == ["load", "door"]


def test_what_was_practised_is_known_of_what_is_kept_too() -> None:
    """The run and what the history has of it go by one plan."""
    run = walked(UNKEPT, "hurry").with_practised(frozenset({"c/door"}))
    assert run.kept is not run
    assert (run.kept.plan, run.kept.answered) == (run.plan, 1)


def test_what_is_kept_does_not_tell_what_was_left_open() -> None:
    """The client came at a question that leaves no trace: the history has a run that was simply completed."""
    run = walked(UNKEPT, "hurry").apply(Answered("c/door", Answer.YES)).apply(ClientArrived())
    assert (run.cut_short, run.kept.cut_short, run.kept.status) == (True, False, Status.COMPLETED)
    run = walked(UNKEPT, "hurry").apply(ClientArrived())
    assert (run.kept.cut_short, run.noted) == (True, True)


def test_what_is_kept_of_a_revised_answer() -> None:
    """One whose value is not kept changes nothing in the history; another does."""
    run = walked(UNKEPT, "little", "yes").apply(Revised("c/load", Answer.YES, "hurry"))
    assert (run.noted, run.kept.revised, names(run)) == (False, (), ["load", "minute", "door"])
    run = run.apply(Revised("c/door", Answer.SKIP))
    assert (run.noted, run.kept.revised, run.kept.readiness) == (True, ("c/door",), WITH_EXCEPTIONS)


MIXED = walked(
    listed(confirm("door"), scale("here"), choice("load"), text("aim", max=5), exercise("rest"), confirm("extra")),
    "yes",
)
ILLEGAL: list[Answered | Moved | Measured] = [
    Answered("c/nowhere", Answer.YES),
    Answered("door", Answer.YES),
    Moved("c/nowhere"),
    Measured("c/nowhere", "ok", ""),
    Answered("c/door", Answer.YES, "yes"),
    Answered("c/here", Answer.YES, 11),
    Answered("c/here", Answer.YES, -1),
    Answered("c/here", Answer.YES, "7"),
    Answered("c/here", Answer.YES, True),
    Answered("c/here", Answer.SKIP, 7),
    Answered("c/here", Answer.NOT_YET),
    Answered("c/here", Answer.ACCEPT),
    Answered("c/load", Answer.YES, "nothing"),
    Answered("c/load", Answer.YES, 1),
    Answered("c/load", Answer.NOT_YET),
    Answered("c/aim", Answer.YES, ""),
    Answered("c/aim", Answer.YES, "calmly"),
    Answered("c/aim", Answer.ACCEPT),
    Answered("c/rest", Answer.NOT_YET),
    Answered("c/rest", Answer.YES, 60),
]


@pytest.mark.parametrize("event", ILLEGAL, ids=label)
def test_illegal(event: Answered | Moved | Measured) -> None:
    """An answer that the question does not take is never written down as one."""
    with pytest.raises(IllegalEventError):
        MIXED.apply(event)


def test_item_out_of_view() -> None:
    """An item that no answer has added can be neither answered nor gone to."""
    for event in (Answered("c/rest", Answer.YES), Moved("c/rest"), Measured("c/rest", "ok", "")):
        with pytest.raises(IllegalEventError):
            Run(FOLLOW).apply(event)


@pytest.mark.parametrize(
    "event",
    [
        Answered("c/door", Answer.YES),
        Moved("c/door"),
        Stopped(),
        Measured("c/door", "ok", ""),
        Confirmed(("c/door",)),
        Reopened(("c/door",)),
        ClientArrived(),
    ],
    ids=label,
)
def test_after_the_end(event: Event) -> None:
    """Nothing can be added to a run that is over, whether it was completed or given up."""
    door = listed(confirm("door"))
    for run in (walked(door, "yes"), Run(door).apply(Stopped())):
        with pytest.raises(IllegalEventError, match=type(event).__name__):
            run.apply(event)
    with pytest.raises(IllegalEventError):
        Run.replay(door, [Stopped(), event])


def test_given_up() -> None:
    """A run that was given up asks nothing more, and says what was left open."""
    run = walked(listed(confirm("door", importance="essential"), confirm("lamp")), "yes").apply(Stopped())
    assert (run.current, run.status, run.readiness) == (None, Status.STOPPED, WITH_EXCEPTIONS)


def test_seconds() -> None:
    """The time of a question grows with each look at it, and no jump of the clock can make it shrink."""
    run = Run(listed(confirm("door")))
    for seconds in (4.0, -3600.0, 2.5):
        run = run.apply(Answered("c/door", Answer.NOT_YET, seconds=seconds))
    assert (run.seconds, run.response("c/door").seconds) == (6.5, 6.5)


def test_time_left() -> None:
    """The time left is that of the open questions in view."""
    items = listed(confirm("door", seconds=8), exercise("rest", 120), scale("here"), text("aim"))
    assert [walked(items, *["skip"] * count).seconds_left for count in range(5)] == [146, 138, 18, 12, 0]


def test_measured() -> None:
    """What was measured is known before the person answers, and is no answer by itself."""
    found = Measured("c/line", "fail", "Slow.")
    run = Run(listed(probe("line"))).apply(found)
    assert (dict(run.measured), here(run)) == ({"c/line": found}, "line")
    run = run.apply(Answered("c/line", Answer.ACCEPT, by="probe"))
    assert (run.response("c/line").outcome, run.response("c/line").by) == (ACCEPTED, "probe")


def test_what_was_measured_stands_until_something_is_changed() -> None:
    """ "Not yet" says that something is being changed; only what is measured after it counts."""
    before, after = Measured("c/line", "fail", "Slow."), Measured("c/line", "ok", "Fast.")
    run = Run(listed(probe("line"), probe("other")))
    assert run.finding("c/line") is None
    run = run.apply(before)
    assert (run.finding("c/line"), run.finding("c/other")) == (before, None)
    run = run.apply(Answered("c/line", Answer.NOT_YET))
    assert (run.finding("c/line"), run.measured["c/line"]) == (None, before)
    assert run.apply(after).finding("c/line") == after


FINDINGS: dict[Finding, tuple[StoredFinding | None, str, str]] = {
    "ok": ("ok", "probe", "probe"),
    "warn": ("warn", "person", "probe"),
    "fail": ("fail", "person", "probe"),
    "unknown": (None, "person", "person"),
}
"""What is kept of each finding, and who looked: for yes, and for every other answer."""


@pytest.mark.parametrize("finding", FINDINGS)
def test_what_is_kept_beside_an_answer(finding: Finding) -> None:
    """The answer is always the person's own; what is unknown, or older than a "not yet", is not kept."""
    run = Run(listed(probe("line"))).apply(Measured("c/line", finding, "So."))
    kept, for_yes, for_others = FINDINGS[finding]
    for answer in Answer:
        assert stands_beside(run, "c/line", answer) == (kept, for_yes if answer is Answer.YES else for_others)
    changed = run.apply(Answered("c/line", Answer.NOT_YET))
    assert stands_beside(changed, "c/line", Answer.YES) == (None, "person")


class Incomparable(Confirm):
    """A question that is never compared with another."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise AssertionError(f"{self.id} is compared")


def test_steps_are_found_by_their_refs() -> None:
    """No item is compared field by field, which takes longer the longer the list is."""
    run = Run(listed(*(Incomparable(id=name, ask="Is it so?") for name in "abc")))
    run = run.apply(Answered("c/a", Answer.YES)).apply(Moved("c/a"))
    assert run.onward() == Moved("c/b")
    run = run.apply(Moved("c/b")).apply(Answered("c/b", Answer.YES))
    assert (here(run), run.back()) == ("c", Moved("c/b"))


FOUR = listed(confirm("a"), confirm("b"), confirm("c"), confirm("d"))


def test_an_answer_ahead_goes_on_from_there() -> None:
    """Who answers a question further down is asked what comes after it, and what was left open last."""
    run = Run(FOUR).apply(Answered("c/b", Answer.YES))
    asked = []
    while run.current is not None:
        asked.append(run.current.item.id)
        run = run.apply(Answered(run.current.ref, Answer.YES))
    assert asked == ["c", "d", "a"]
    assert Run(FOUR).apply(Answered("c/d", Answer.YES)).back() is None
    assert Run(FOUR).apply(Answered("c/a", Answer.YES)).apply(Answered("c/d", Answer.YES)).back() == Moved("c/a")


@pytest.mark.parametrize(
    ("run", "event", "words"),
    [
        (Run(FOUR), Answered("c/x", Answer.YES), "c/x is not in view"),
        (Run(FOUR), Moved("c/x"), "c/x is not in view"),
        (Run(FOUR), Confirmed(("c/a", "c/x")), "c/x is not in view"),
        (Run(FOUR), Reopened(("c/a", "c/x")), "c/x is not in view"),
        (Run(FOUR), Revised("c/a", Answer.YES), "before the end of the run"),
        (Run(FOUR), Answered("c/a", Answer.YES, "value"), "c/a does not take this value"),
        (Run(listed(scale("here"))), Answered("c/here", Answer.SKIP, 3), "c/here does not take this value"),
        (Run(listed(scale("here"))), Answered("c/here", Answer.NOT_YET), "c/here does not take not-yet"),
        (Run(FOUR).apply(Stopped()), Moved("c/a"), "after the end of the run"),
    ],
)
def test_events_that_cannot_be(run: Run, event: Event, words: str) -> None:
    """The caller is told which event, and of which item; the run is as it was."""
    with pytest.raises(IllegalEventError, match=words):
        run.apply(event)


def test_a_finding_stands_until_something_is_changed() -> None:
    """What was measured holds over answers to other items, and not over "not yet" to its own."""
    run = Run(listed(probe("line"), probe("host"), confirm("door")))
    found = Measured("c/line", "fail", "No answer.")
    run = run.apply(found).apply(Measured("c/host", "ok", "Well.")).apply(Answered("c/host", Answer.NOT_YET))
    run = run.apply(Answered("c/door", Answer.YES))
    assert (run.finding("c/line"), run.finding("c/host"), run.finding("c/door")) == (found, None, None)
    assert run.apply(Answered("c/line", Answer.NOT_YET)).finding("c/line") is None


def test_replay_is_the_same_run() -> None:
    """The same events lead to the same run, no matter what applies them."""
    run = walked(FOUR, "yes", "not-yet", "back", "skip", "accept")
    assert Run.replay(FOUR, run.events) == run
