"""Items, checklists and plans made in memory, and walks through them, for tests that need no files."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any, Literal

import presencecheck
from presencecheck.core.checklist import Checklist, Source
from presencecheck.core.context import Context
from presencecheck.core.events import Answer, Answered, Event
from presencecheck.core.items import (
    Breathe,
    Choice,
    Confirm,
    Course,
    Exercise,
    FollowUp,
    Item,
    Probe,
    Range,
    Remedy,
    Scale,
    Several,
    Text,
    Value,
)
from presencecheck.core.plan import Plan, Section, Step
from presencecheck.core.prompts import Beat, Hold
from presencecheck.core.run import Run
from presencecheck.core.serialize import to_dict
from presencecheck.history.format.ids import new_id
from presencecheck.history.store.database import transaction
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.surfaces.terminal.exercise_control import ExerciseControl
from presencecheck.surfaces.terminal.hints import Rows
from presencecheck.surfaces.terminal.question_control import QuestionControl
from presencecheck.system.clock import Moment

Then = Literal["recheck", "accept", "stop"]
VIDEO = Context()


def remedy(then: Then | None) -> Remedy | None:
    """What helps, and what comes of it; None for an item that names nothing."""
    return Remedy(do=("Put it right",), then=then) if then else None


def confirm(name: str, then: Then | None = "recheck", **more: Any) -> Confirm:
    """A question answered by a state."""
    return Confirm(id=name, ask=f"Is the {name} so?", ready=f"{name} so", if_not_yet=remedy(then), **more)


def probe(name: str, then: Then | None = "recheck", **more: Any) -> Probe:
    """A measurement of the network."""
    return Probe(id=name, ask=f"Is the {name} so?", probe="network", if_not_yet=remedy(then), **more)


def exercise(name: str, seconds: int = 60, again: int | None = None, **more: Any) -> Exercise:
    """Breathing, 4 s in and 6 s out."""
    course = Course(seconds=seconds, breathe=Breathe(in_=4, out=6), alternative="Look out of the window", again=again)
    return Exercise(id=name, ask="Breathe", exercise=course, **more)


def scale(name: str, *follow: FollowUp, **more: Any) -> Scale:
    """A number from 0 to 10."""
    return Scale(id=name, ask="How much?", scale=Range(low="far", high="near"), follow_up=follow, **more)


def choice(name: str, *follow: FollowUp, options: tuple[str, ...] = ("little", "hurry"), **more: Any) -> Choice:
    """A word out of a few."""
    return Choice(id=name, ask="Which?", options=options, follow_up=follow, **more)


def several(
    name: str, *follow: FollowUp, options: tuple[str, ...] = ("rest", "hurry", "grief"), **more: Any
) -> Several:
    """Any number of a few words."""
    return Several(id=name, ask="Which of these?", options=options, follow_up=follow, **more)


def text(name: str, **more: Any) -> Text:
    """A few words of the person's own."""
    return Text(id=name, ask="In a word?", **more)


def checklist(name: str, *items: Item) -> Checklist:
    """These items as a checklist."""
    return Checklist(format=1, id=name, title=name.capitalize(), version="1.0.0", items=items)


def section(what: Checklist, *, card: bool = False) -> Section:
    """A checklist as part of a plan, with a sha256 of what it says."""
    digest = sha256(dumps(to_dict(what)).encode()).hexdigest()
    return Section(what, Source(f"/{what.id}.yaml", digest, "shipped"), card)


def plan(*parts: Checklist | Section, routine: str = "routine", context: Context = VIDEO) -> Plan:
    """A plan of these checklists."""
    sections = tuple(part if isinstance(part, Section) else section(part) for part in parts)
    return Plan(routine, "Routine", sections, context, card_question="Was all of this in place?")


def showing(card: Checklist, *parts: Checklist | Section, routine: str = "routine") -> Plan:
    """A plan of these checklists, after whose verdict a card is shown."""
    return replace(plan(*parts, section(card, card=True), routine=routine), card_question="")


def listed(*items: Item) -> Plan:
    """A plan of one checklist, `c`, of these items."""
    return plan(checklist("c", *items))


def carded(*items: Item) -> Plan:
    """The same, shown as a card."""
    return plan(section(checklist("c", *items), card=True))


def everything() -> Plan:
    """All kinds of items, kept and unkept values, items that answers add, and a card."""
    # An unkept answer adds a question with a kept one, and that adds another question.
    arrive = checklist(
        "arrive",
        scale("calm", FollowUp(at_most=2, add="noise"), keep=False),
        choice("noise", FollowUp(is_="loud", add="ears"), options=("none", "loud")),
        confirm("ears"),
        choice("body", FollowUp(is_="stiff", add="walk"), options=("loose", "stiff")),
        exercise("walk"),
    )
    room = checklist(
        "room",
        confirm("door", importance="essential"),
        confirm("sign", "stop"),
        confirm("lamp", "accept", importance="optional"),
        probe("line"),
        scale("here", FollowUp(at_most=3, add="rest"), FollowUp(at_least=9, say="All of you is here.")),
        exercise("rest", importance="essential"),
        choice("load", FollowUp(is_="hurry", add="minute"), keep=False),
        confirm("minute"),
        several("with", FollowUp(has="grief", add="hand"), at_most=2, keep=True),
        confirm("hand", importance="optional"),
        text("aim", importance="optional"),
    )
    opening = checklist("opening", confirm("consent", importance="essential"), confirm("exit", importance="optional"))
    return plan(arrive, room, section(opening, card=True))


def replies(step: Step) -> list[tuple[Answer, Value | None]]:
    """What a person can say to a step; of a scale, the numbers that make a difference in `everything`."""
    said: list[tuple[Answer, Value | None]] = [(Answer.YES, None), (Answer.SKIP, None), (Answer.NOT_APPLICABLE, None)]
    if step.item.knows_not_yet:
        said += [(Answer.NOT_YET, None), (Answer.ACCEPT, None)]
    match step.item:
        case Scale():
            said = [(Answer.YES, number) for number in (0, 2, 3, 9)] + said
        case Choice(options=options):
            said = [(Answer.YES, option) for option in options] + said
        case Several(options=options, most=most):
            said = [(Answer.YES, value) for value in ((), options[:1], options[-most:])] + said
        case Text():
            said.append((Answer.YES, "calm"))
    return said


def event_of(run: Run, said: Value) -> Event:
    """What the person did: `back`, `on`, one of the five answers, or a value, at the current step."""
    if said in ("back", "on"):
        move = run.back() if said == "back" else run.onward()
        assert move is not None
        return move
    assert run.current is not None
    words = {answer.value: answer for answer in Answer}
    if isinstance(said, str) and said in words:
        return Answered(run.current.ref, words[said], seconds=1.0)
    return Answered(run.current.ref, Answer.YES, said, seconds=1.0)


def walked(start: Plan | Run, *said: Value) -> Run:
    """The run after the person said all this, one after the other."""
    run = start if isinstance(start, Run) else Run(start)
    for word in said:
        run = run.apply(event_of(run, word))
    return run


def label(value: object) -> str:
    """A short name of a parameter, for the names of tests."""
    if isinstance(value, list | tuple):
        return "-".join(map(str, value)) or "nothing"
    return getattr(value, "id", None) or getattr(value, "ref", None) or str(getattr(value, "value", value))


def names(run: Run) -> list[str]:
    """The items in view, without their checklist."""
    return [step.item.id for step in run.visible]


BEGAN = Moment(1_790_000_000, 120)
"""When the runs of these tests began, unless they say otherwise."""


def recorder_of(history: History, at: Moment = BEGAN) -> Recorder:
    """A recorder for a new run that begins now."""
    return Recorder(history, new_id(), at)


def record(recorder: Recorder, run: Run, *said: Value, at: Moment = BEGAN) -> Run:
    """The run after the person said all this, with every answer written down, and all made durable at once."""
    with transaction(recorder._connection, recorder._path):
        return record_singly(recorder, run, *said, at=at)


def record_singly(recorder: Recorder, run: Run, *said: Value, at: Moment = BEGAN) -> Run:
    """The same, with each answer made durable by itself, as in a walk: that takes most of the time of many tests."""
    for word in said:
        event = event_of(run, word)
        run = run.apply(event)
        if isinstance(event, Answered):
            recorder.record(run, event, at)
    return run


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Python code in a process of its own, with the program and these builders at hand."""
    folders = [Path(presencecheck.__file__).parents[1], Path(__file__).parents[2]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Watch:
    """A stopwatch that shows what it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The seconds it shows."""
        return self.now


BREATHING = Hold("Breathe", 60, (Beat("in", 4), Beat("out", 6)), ("Look out of the window",))


def progress() -> str:
    """Where the walk stands."""
    return "3 of 9 · about 2 min left"


def nothing() -> None:
    """There is nothing to tell."""


def told_all() -> bool:
    """There is nothing more to tell."""
    return False


def hold(
    prompt: Hold = BREATHING,
    *,
    kept: bool = False,
    watch: Callable[[], float] | None = None,
    motion: bool = True,
    tell: Callable[[], None] = nothing,
    give_cue: Callable[[str], object] = str,
) -> ExerciseControl:
    """The live part of an exercise."""
    return ExerciseControl(
        prompt,
        kept=kept,
        motion=motion,
        stopwatch=watch or Watch(),
        progress=progress,
        explain=told_all,
        show_other=tell,
        give_cue=give_cue,
    )


def hints(control: QuestionControl) -> dict[str, str]:
    """The keys in view and their meanings."""
    return dict(control.hints())


def text_of(rows: Rows) -> list[str]:
    """Rows as they are read."""
    return ["".join(text for _, text in row) for row in rows]
