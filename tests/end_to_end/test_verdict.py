"""The verdict: its words never cover a question that was passed over, and what is kept tells no unkept answer."""

import io
import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.items import FollowUp, Item, Value
from presencecheck.core.plan import Plan, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.history.store.installation import installation_path
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.messages import verdict as verdict_messages
from presencecheck.probes.delayed import NoProbes
from presencecheck.reports.json.answers import answers_shape
from presencecheck.reports.json.run import RunFacts, run_shape
from presencecheck.surfaces.answer_file.surface import AnswerFileSurface
from presencecheck.surfaces.ending import closing as closing_lines
from presencecheck.surfaces.surface import Ending
from presencecheck.system.clock import Moment
from presencecheck.system.files import write_private
from tests.support.builders import (
    BEGAN,
    Then,
    Watch,
    choice,
    confirm,
    event_of,
    listed,
    names,
    record,
    scale,
    text,
    walked,
)
from tests.support.commands import answers, own, presencecheck
from tests.support.evidence import examples
from tests.support.loops import run_loop
from tests.support.terminals import Terminal, has_verdict

LOW, VERY_LOW = FollowUp(at_most=8, add="sure"), FollowUp(at_most=3, add="sure")
SURE = confirm("sure", importance="essential")
BOTH = listed(scale("kept", LOW), scale("unkept", VERY_LOW, keep=False), SURE)
ALONE = listed(scale("unkept", VERY_LOW, keep=False), SURE)
UNKEPT_FIRST = listed(scale("unkept", VERY_LOW, keep=False), scale("kept", LOW), SURE, confirm("door"))
READY, WITH_EXCEPTIONS, NOT_READY = Readiness


def spoken(run: Run) -> str:
    """What is said at the end."""
    return "\n".join(f"{line.text} {line.aside}".strip() for line in closing_lines(run))


def in_items(run: Run) -> list[str]:
    """The items of the JSON."""
    shape = run_shape(RunFacts("id", BEGAN, BEGAN, run.kept.readiness, run.status), run)
    return [item["item"] for item in shape["items"]]


@pytest.mark.parametrize("unkept", [0, 5, "skip"])
def test_added_by_a_kept_answer(unkept: int | str) -> None:
    """What a kept answer added counts fully, whether or not an answer that is not kept added it as well."""
    run = walked(BOTH, 8, unkept, "skip")
    assert (run.readiness, run.kept.readiness) == (NOT_READY, NOT_READY)
    assert in_items(run) == ["kept", "unkept", "sure"]
    assert verdict_messages.COUNTS["skipped"].of(1 + (unkept == "skip")) in spoken(run)
    assert "kept is" not in spoken(run)


@pytest.mark.parametrize(("said", "readiness"), [("skip", NOT_READY), ("accept", NOT_READY), ("yes", READY)])
def test_added_by_an_unkept_answer_alone(said: str, readiness: Readiness) -> None:
    """It is named and counts on the screen; what is kept is silent of it, which is said where it matters."""
    run = walked(ALONE, 0, *(["not-yet"] if said == "accept" else []), said)
    assert (run.readiness, run.kept.readiness) == (readiness, READY)
    assert in_items(run) == ["unkept"]
    words = spoken(run)
    assert words.startswith(f"\n{verdict_messages.NAMES[readiness.value]} {1 + (readiness is READY)} in place")
    assert ("Is the sure so?" in words) == (readiness is NOT_READY)
    assert ("the verdict that is kept is ready." in words) == (readiness is NOT_READY)


@pytest.mark.parametrize("skipped", [1, 2])
def test_optional_questions_passed_over(skipped: int) -> None:
    """A run is ready without them, and they are not counted as in place."""
    run = walked(
        listed(confirm("door"), *(confirm(f"lamp-{n}", importance="optional") for n in range(skipped))),
        *("yes", *["skip"] * skipped),
    )
    assert run.readiness is READY
    assert f"ready 1 in place, {skipped} skipped." in spoken(run)


def test_asked_again_for_a_kept_answer() -> None:
    """What was answered while only an unkept answer added it is asked again once a kept one does; the time counts."""
    run = walked(UNKEPT_FIRST, 0, 9, "not-yet", "yes", "back", "back", 8)
    assert run.current is not None
    assert (run.current.item.id, run.response("c/sure").not_yet, run.response("c/sure").seconds) == ("sure", False, 2.0)
    run = walked(run, "yes", "yes")
    assert (run.status, run.response("c/sure").outcome.value) == (Status.COMPLETED, "done")
    assert run.kept.responses["c/sure"].outcome is run.responses["c/sure"].outcome


def test_not_asked_again_where_it_is_kept() -> None:
    """What a kept answer added, and one that then did not, needs no second answer when it does once more."""
    run = walked(UNKEPT_FIRST, 9, 8, "yes", "back", "back", 9, "back", 8)
    assert names(run) == ["unkept", "kept", "sure", "door"]
    assert run.current is not None
    assert run.current.item.id == "door"


def test_skipped_while_only_an_unkept_answer_added_it() -> None:
    """An earlier yes, which is kept, does not come back over a later skip, which is not."""
    run = walked(UNKEPT_FIRST, 0, 8, "yes", "back", "back", 9, "back", "skip", "back", "back", 8)
    assert run.current is not None
    assert run.current.item.id == "sure"
    assert run.readiness is NOT_READY


# What is kept.


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A history of no run."""
    history = History.open(tmp_path / "data" / "history.db")
    yield history
    history.close()


def test_revised_after_the_last_kept_question(history: History) -> None:
    """Going back from a question without a trace leaves a history that can be read, and answers that come round."""
    run = Run(listed(scale("unkept", VERY_LOW, keep=False), confirm("sure")))
    recorder = Recorder(history, "abc2345678", BEGAN)
    run = record(recorder, run, 0)
    run = run.apply(event_of(run, "back"))
    run = record(recorder, run, 1, "yes")
    summary = history.find("last")
    assert (summary.status, history.run(summary).status) == (Status.COMPLETED, Status.COMPLETED)
    assert history.connection.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    assert answers_shape(run) == [{"item": "c/unkept", "answer": "yes"}]


CHANGED = listed(
    confirm("gate"),
    confirm("lamp", "accept"),
    confirm("shade", "accept"),
    confirm("noise"),
    scale("kept", FollowUp(at_most=3, add="more")),
    scale("unkept", VERY_LOW, keep=False),
    confirm("sure"),
    confirm("more"),
)
SAID: tuple[str | int, ...] = ("not-yet", "yes", "not-yet", "back", "yes", "accept", "not-applicable", 9, 0)


@pytest.mark.parametrize(
    ("after", "answer", "last"),
    [
        (("back", "back", 9), 9, []),
        (("back", "back", 8, "skip"), 8, ["yes"]),
        (("back", "back", 2, "yes", "not-yet"), 2, ["yes", "not-yet"]),
        (("back", "back", 2, "yes", "skip"), 2, ["yes", "skip"]),
    ],
)
def test_answers_after_the_last_kept_question(after: tuple[str | int, ...], answer: int, last: list[str]) -> None:
    """A kept answer that was changed while only a question without a trace was open is given out as it is at last."""
    run = walked(CHANGED, *SAID, *after)
    lines = answers_shape(run)
    if answer == 9:
        assert lines[-1] == {"item": "c/unkept", "answer": "yes"}
        return
    assert [line["answer"] for line in lines] == [
        *("not-yet", "yes", "yes", "accept", "not-applicable", answer),
        *last,
    ]
    script = AnswerFileSurface([json.dumps(line) for line in lines], "answers", None)
    again = run_loop(Run(CHANGED), script, NullJournal(), Watch(), NoProbes()).run
    assert [again.response(step.ref).value for step in again.visible if step.item.id == "kept"] == [answer]
    assert names(again.kept) == names(run.kept)


def test_gone_on_with_after_the_last_kept_question(tmp_path: Path) -> None:
    """A run whose kept questions were all answered once, and then not, is written again as one that is in progress."""
    path = tmp_path / "data" / "history.db"
    what = listed(scale("kept", FollowUp(at_most=3, add="more")), scale("unkept", VERY_LOW, keep=False), SURE)
    what = listed(*what.sections[0].checklist.items, confirm("more"))
    run = walked(what, 9, 0, "back", "back", 2)
    journal = FileJournal(path)
    [last] = run.events[-1:]
    assert isinstance(last, Answered)
    journal.record(run, last)
    journal.leave()
    read = History.open(path)
    summary = read.find("last")
    resumed, recorder = read.resume(summary)
    assert resumed.current is not None
    assert (summary.status, resumed.current.item.id) == (Status.IN_PROGRESS, "more")
    other = FileJournal(tmp_path / "other" / "history.db")
    resumed = walked(resumed, "not-yet")
    [last] = resumed.events[-1:]
    assert isinstance(last, Answered)
    other.record(resumed, last)
    other.leave()
    recorder.leave()
    read.close()
    again = History.open(tmp_path / "other" / "history.db")
    assert (again.find("last").status, again.find("last").readiness) == (Status.IN_PROGRESS, None)
    again.close()


# Any list and any answers.

THENS: st.SearchStrategy[Then | None] = st.sampled_from(["recheck", "accept", "stop", None])
RANKS = st.sampled_from(["essential", "standard", "optional"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A list in which kept and unkept answers add what comes after them."""
    count = draw(st.integers(2, 7))
    items: list[Item] = []
    for number in range(count):
        rank = draw(RANKS)
        later = [f"i{other}" for other in range(number + 1, count)]
        adds = draw(st.lists(st.sampled_from(later), unique=True, max_size=2)) if later else []
        match draw(st.sampled_from(["scale", "choice", "confirm", "text"])):
            case "scale":
                follow = [FollowUp(at_most=draw(st.integers(0, 9)), add=name) for name in adds]
                items.append(scale(f"i{number}", *follow, keep=draw(st.booleans()), importance=rank))
            case "choice":
                follow = [FollowUp(is_="hurry", add=name) for name in adds]
                items.append(choice(f"i{number}", *follow, keep=draw(st.booleans()), importance=rank))
            case "text":
                items.append(text(f"i{number}", importance=rank))
            case _:
                then = draw(THENS)
                items.append(confirm(f"i{number}", then, importance=rank))
    return listed(*items)


def values(step: Step) -> list[Value]:
    """The values that make a difference."""
    kind = getattr(step.item, "kind", "")
    return {"scale": [*range(11)], "choice": ["little", "hurry"], "text": ["calm"]}.get(kind, [])


def said_to(data: st.DataObject, step: Step) -> tuple[Answer, Value | None]:
    """Any answer to a step, mostly one that has a value."""
    known, with_value = values(step), data.draw(st.booleans())
    if known and with_value:
        return Answer.YES, data.draw(st.sampled_from(known))
    plainly = [Answer.YES, Answer.YES, Answer.SKIP, Answer.NOT_APPLICABLE]
    if step.item.knows_not_yet:
        plainly += [Answer.NOT_YET, Answer.ACCEPT]
    return data.draw(st.sampled_from(plainly)), None


@settings(deadline=None, max_examples=examples(15))
@given(data=st.data())
def test_in_place_covers_nothing_else(data: st.DataObject) -> None:
    """As many are called in place as have an answer that says so, and each of the others is counted, back and forth."""
    run = Run(data.draw(plans()))
    for _ in range(40):
        if run.current is None:
            break
        move = run.back() if data.draw(st.integers(0, 4)) == 0 else None
        answer, value = said_to(data, run.current)
        run = run.apply(move or Answered(run.current.ref, answer, value))
    outcomes = {step.ref: run.response(step.ref).outcome.value for step in run.visible}
    if run.status is Status.COMPLETED:
        known = verdict_messages.counted(
            dict.fromkeys([each.value for each in Outcome], 0) | Counter(outcomes.values())
        )
        assert known in spoken(run)
        for step in run.open_steps():
            assert step.item.importance == "optional" or step.item.ask in spoken(run)
        out = io.StringIO()
        AnswerFileSurface([], "answers", out).show_ending(run, None, Ending())
        assert known in out.getvalue()
    # What is kept is part of what is shown, and no part of it is otherwise.
    kept = {step.ref: run.kept.response(step.ref).outcome.value for step in run.kept.visible}
    assert kept.keys() <= outcomes.keys()
    assert all(outcomes[ref] in (outcome, "unanswered") for ref, outcome in kept.items())
    again = Run.replay(run.plan, [event for event in run.kept.events if isinstance(event, Answered)])
    assert [step.ref for step in again.visible] == [step.ref for step in run.kept.visible]
    assert {ref: again.response(ref).outcome.value for ref in kept} == kept


def kept_of(plan: Plan, policy: dict[str, list[tuple[Answer, Value | None]]], unkept: dict[str, Value]) -> list[object]:
    """All that is written and given out of a walk in which each question has its answers."""
    run, turn = Run(plan), dict.fromkeys(policy, 0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "history.db"
        write_private(installation_path(path), b"b2c3d4")
        history = History.open(path)
        recorder = Recorder(history, "abc2345678", BEGAN)
        while run.current is not None:
            ref = run.current.ref
            answer, value = policy[ref][min(turn[ref], len(policy[ref]) - 1)]
            turn[ref] += 1
            value = unkept.get(ref, value) if answer is Answer.YES else value
            event = Answered(ref, answer, value, seconds=1.0)
            run = run.apply(event)
            recorder.record(run, event, Moment(BEGAN.utc + 300, BEGAN.offset))
        history.close()
        with closing(sqlite3.connect(path)) as connection:
            dump = list(connection.iterdump())
    shape = run_shape(RunFacts("id", BEGAN, BEGAN, run.kept.readiness, run.status), run)
    return [dump, shape, answers_shape(run)]


@settings(deadline=None, max_examples=examples(8))
@given(data=st.data())
def test_no_unkept_answer_is_told(data: st.DataObject) -> None:
    """What is written, and the JSON, are the same whatever was said to the questions that are not kept."""
    plan = data.draw(plans())
    policy = {
        step.ref: [said_to(data, step) for _ in range(2)] + [(Answer.YES, values(step)[0] if values(step) else None)]
        for step in plan.steps
    }
    hidden = [step for step in plan.steps if values(step) and not step.item.stores_value]
    secrets = [{step.ref: data.draw(st.sampled_from(values(step))) for step in hidden} for _ in range(2)]
    assert kept_of(plan, policy, secrets[0]) == kept_of(plan, policy, secrets[1])


# As a person sees it.

CASE_E = """\
format: 1
id: case
title: A case
items:
  - {id: i0, kind: scale, ask: How near?, scale: {low: far, high: near}, follow-up: [{at-most: 8, add: i2}]}
  - {id: i1, kind: scale, ask: How calm?, scale: {low: not, high: all}, keep: false, follow-up: [{at-most: 3, add: i2}]}
  - {id: i2, ask: Is it so?, importance: essential, ready: So, if-not-yet: {do: [Make it so]}}
"""


@pytest.mark.parametrize(
    ("said", "kept", "code"), [([8, 5], "not-ready", 1), ([8, 0], "not-ready", 1), ([9, 0], "ready", 1)]
)
def test_walk(home: Path, tmp_path: Path, said: list[Value], kept: str, code: int) -> None:
    """An essential question that was skipped is named, and ends with exit code 1, whichever answer added it."""
    own(home, "case", CASE_E)
    lines = answers(*((f"case/i{number}", answer) for number, answer in enumerate([*said, "skip"])))
    run = presencecheck("run", "case", "--answers", "-", stdin=lines)
    assert run.code == code
    assert verdict_messages.ESSENTIAL_OPEN in run.out
    assert "Is it so?" in run.out
    assert ("the verdict that is kept is ready" in run.out) == (kept == "ready")
    shown = json.loads(presencecheck("history", "show", "last", "--json").out)["run"]
    assert (shown["readiness"], len(shown["items"])) == (kept, 3 if kept == "not-ready" else 2)
    given_out = presencecheck("run", "case", "--json", "--answers", "-", stdin=lines)
    assert (given_out.code, given_out.data["run"]["readiness"]) == (code, kept)


@pytest.mark.real
@pytest.mark.parametrize("plain", [False, True])
def test_words_in_a_terminal(home: Path, plain: bool) -> None:
    """Keys and plain lines say the same of it."""
    own(home, "case", CASE_E)
    enter = "\r" if plain else ""
    with Terminal("run", "case", *(["--plain"] if plain else [])) as terminal:
        terminal.press(1, f"9{enter}")
        terminal.press(2, f"0{enter}")
        terminal.press(3, f"s{enter}")
        assert terminal.ended() == 1
        assert verdict_messages.ESSENTIAL_OPEN in terminal.record
        assert has_verdict(terminal.record, "not-ready", f"2 in place, {verdict_messages.COUNTS['skipped'].of(1)}.")
