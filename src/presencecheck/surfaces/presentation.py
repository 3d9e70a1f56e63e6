"""What is said at each point of a walk, as lines with a meaning; surfaces only lay them out. Pure."""

from collections.abc import Iterator
from typing import Literal

from presencecheck.core.events import Measured, Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, CardLine, Choose, Hold, Mark, Measure, Prompt, Rate, Write
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.core.still_so import PAGE_SECONDS, pages, seconds_left
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Opening

Role = Literal["title", "heading", "question", "quiet", "text", "point", "good", "open", "verdict", "gap"]


class Line(Frozen):
    """One paragraph: its text, what it is, and how far it is indented."""

    text: str
    role: Role = "text"
    indent: int = 0
    aside: str = ""
    """Shown beside it, more quietly."""


GAP = Line("", "gap")


def current_step(run: Run) -> Step:
    """The step that is asked now.

    Raises:
        ValueError: the run has no question left.
    """
    if run.current is None:
        raise ValueError("the run has no question left")
    return run.current


def question_prompt(prompt: Prompt) -> Acknowledge | Choose | Mark | Rate | Write | Hold:
    """The prompt that the person answers: for a measurement, its question."""
    return prompt.fallback if isinstance(prompt, Measure) else prompt


def opening(run: Run, start: Opening, until: float | None = None) -> Iterator[Line]:
    """The title and what lies ahead, with the seconds to the appointment where no line of each question tells them."""
    yield Line(run.plan.title, "title")
    if run.current is None:
        yield Line(walk_messages.NOTHING_LEFT, "quiet")
        return
    steps = walk_messages.STEPS_KEPT if start.kept else walk_messages.STEPS
    time = seconds_left(run, start.due) + start.recalled * PAGE_SECONDS
    yield Line(steps.of(len(run.visible), time=durations_messages.estimate(time)), "quiet")
    if start.recalled:
        yield Line(walk_messages.RECALLED_FIRST.of(start.recalled), "quiet")
    if together := sum(map(len, pages(start.due))):
        yield Line(walk_messages.TOGETHER.of(together), "quiet")
    yield from (Line(line, "quiet") for line in start.lines)
    if start.at and until is not None:
        yield Line(walk_messages.to_appointment(until, start.at), "quiet")


def place_of(run: Run) -> tuple[int, int]:
    """The number of the current question, and of all: those that were confirmed together count as the first ones.

    It is the count of the first line, of `list` and of the verdict, whatever was confirmed or skipped on the way.

    Raises:
        ValueError: the run has no question left.
    """
    singly = asked_singly(run)
    return len(run.visible) - len(singly) + singly.index(current_step(run)) + 1, len(run.visible)


def can_go_back(run: Run) -> bool:
    """Whether there is a question before; after the verdict, going back leads to the last screen."""
    return run.revisited is not None or run.back() is not None


def asked_singly(run: Run) -> tuple[Step, ...]:
    """The steps that are asked one by one: all but those that were confirmed together with others."""
    here = run.current
    return tuple(step for step in run.visible if step == here or run.response(step.ref).outcome is not Outcome.STILL_SO)


def heading(run: Run, step: Step) -> Iterator[Line]:
    """The title of the step's checklist and its place in the run; none for a run of this checklist alone."""
    section = run.plan.sections[step.section]
    visible = sorted({step.section for step in run.visible})
    place = walk_messages.SECTION.format(number=visible.index(step.section) + 1, count=len(visible))
    if section.checklist.title != run.plan.title:
        yield GAP
        yield Line(section.checklist.title, "heading", aside=place if len(visible) > 1 else "")
    if section.checklist.disclaimer:
        yield Line(section.checklist.disclaimer, "quiet")


def section_heading(run: Run, step: Step) -> Iterator[Line]:
    """The heading within the step's checklist; none where it stands under none."""
    if words := run.plan.heading_of(step):
        yield GAP
        yield Line(words, "heading")


def question(run: Run, step: Step) -> Iterator[Line]:
    """The question, with what was measured, the card, and an earlier answer."""
    prompt = question_prompt(step.item.prompt())
    yield GAP
    if isinstance(prompt, Acknowledge) and prompt.card:
        yield from (card_line(line) for line in prompt.card)
        yield GAP
    yield Line(prompt.question, "question", 2)
    yield from finding(run, step)
    if isinstance(prompt, Write):
        yield Line(walk_messages.NOT_KEPT, "quiet", 2)
    if run.is_answered(step):
        yield Line(walk_messages.EARLIER.format(answer=outcome_words(run, step)), "quiet", 2)


def finding(run: Run, step: Step) -> Iterator[Line]:
    """What was measured, or why nothing could be measured; nothing where there is nothing to say."""
    found = run.finding(step.ref)
    if found and found.sentence:
        template = walk_messages.NOT_MEASURED if found.finding == "unknown" else walk_messages.MEASURED
        yield Line(template.format(sentence=found.sentence), "text" if found.bad else "quiet", 2)


def is_measured_against(run: Run, step: Step) -> bool:
    """Whether the latest measurement speaks against the item; "not yet" does not change that."""
    found = run.measured.get(step.ref)
    return found is not None and found.bad


def is_measured_well(run: Run, step: Step) -> bool:
    """Whether the latest measurement says that the item is so."""
    found = run.measured.get(step.ref)
    return found is not None and found.finding == "ok"


def was_measured_against(run: Run, step: Step) -> bool:
    """Whether any measurement of this walk spoke against the item."""
    return any(isinstance(event, Measured) and event.ref == step.ref and event.bad for event in run.events)


def measuring_words(step: Step, *, plain: bool, is_said: bool = False) -> str:
    """What is said while a measurement runs.

    Args:
        step: what is asked.
        plain: whether in plain lines.
        is_said: whether the person said yes already.
    """
    if is_on_a_page(step):
        return walk_messages.PLAIN_ON_PAGE if plain else walk_messages.ON_PAGE
    if is_said:
        return walk_messages.PLAIN_MEASURING_SAID if plain else walk_messages.MEASURING_SAID
    return walk_messages.PLAIN_MEASURING if plain else walk_messages.MEASURING


def is_on_a_page(step: Step) -> bool:
    """Whether the person does the measuring themselves, in the browser."""
    prompt = step.item.prompt()
    return isinstance(prompt, Measure) and prompt.probe == "devices"


def can_measure_again(run: Run, step: Step) -> bool:
    """Whether a measurement was reported, so that the person may want another."""
    found = run.measured.get(step.ref)
    return found is not None and found.sentence != ""


def card_line(line: CardLine) -> Line:
    """One line of a card."""
    return Line(line.ready, "point", 2, aside=walk_messages.quoted(line.say) if line.say else "")


def what_helps(run: Run, step: Step) -> Iterator[Line]:
    """What to do about an item that is not yet in place."""
    prompt = question_prompt(step.item.prompt())
    remedies = prompt.remedies if isinstance(prompt, Acknowledge) else ()
    found = run.measured.get(step.ref)
    remedy = found.remedy.removesuffix(".") if found and found.bad else ""
    if remedy not in ("", *remedies):
        remedies = (remedy, *remedies)
    yield Line(walk_messages.NOT_YET if remedies else walk_messages.NOT_YET_BARE, "text", 2)
    yield from (Line(remedy, "point", 4) for remedy in remedies)
    if isinstance(prompt, Acknowledge) and prompt.unwise_to_begin:
        yield Line(walk_messages.UNWISE, "text", 2)


def why(run: Run, step: Step) -> Iterator[Line]:
    """Why the item matters, and how to have it measured."""
    prompt = question_prompt(step.item.prompt())
    card = prompt.card if isinstance(prompt, Acknowledge) else ()
    yield from (Line(line.ready, "point", 2, aside=line.why) for line in card)
    if not card:
        yield Line(step.item.why or walk_messages.WHY_NONE, "text", 2)
    if by := run.plan.required.get(step.ref):
        yield Line(walk_messages.REQUIRED.format(by=by), "quiet", 2)
    found = run.measured.get(step.ref)
    if found and found.finding == "unknown" and found.remedy:
        yield Line(walk_messages.TO_MEASURE.format(remedy=found.remedy), "quiet", 2)


def evidence(run: Run, step: Step) -> Iterator[Line]:
    """What the item rests on; nothing where nothing is named."""
    if step.item.evidence:
        yield Line(walk_messages.EVIDENCE[step.item.evidence], "quiet", 2)
    known = run.plan.sections[step.section].checklist.sources
    named = [known[key] for key in step.item.sources if key in known]
    if named:
        yield Line(walk_messages.SOURCES.format(sources=walk_messages.cited(named)), "quiet", 2)


def another_way(prompt: Hold) -> Line:
    """Other ways to the same end as an exercise."""
    ways = walk_messages.OR_ANOTHER_WAY.join(prompt.alternatives)
    return Line(walk_messages.ANOTHER_WAY.format(alternative=ways), "text", 2)


def answer(run: Run, step: Step) -> Iterator[Line]:
    """An answer as given, and the sentences it leads to; nothing where there is none."""
    if not run.is_answered(step):
        return
    outcome = run.response(step.ref).outcome
    if outcome is Outcome.ACCEPTED and step.item.remedy and step.item.remedy.then == "accept":
        yield from what_helps(run, step)
    yield Line(outcome_words(run, step), "open" if outcome in OPEN else "good", 2)
    yield from (Line(sentence, "text", 2) for sentence in run.follow_ups(step.ref))
    if added := _added(run, step):
        yield Line(walk_messages.ADDED.of(added, total=len(run.visible)), "quiet", 2)


def _added(run: Run, step: Step) -> int:
    """The number of steps that this answer alone added."""
    others = set[str]().union(*(_met(run, each) for each in run.visible if each != step))
    return len((_met(run, step) - others) & run.places.keys())


def _met(run: Run, step: Step) -> set[str]:
    """The refs of the steps that the answer to a step adds."""
    value = run.response(step.ref).value
    return {f"{step.checklist}/{follow.add}" for follow in step.item.follow_ups if follow.add and follow.is_met(value)}


def outcome_words(run: Run, step: Step) -> str:
    """The outcome of an item in a few words."""
    response = run.response(step.ref)
    return walk_messages.OUTCOMES[response.outcome.value].format(state=_state(step, response.value))


def _state(step: Step, value: object) -> str:
    prompt = question_prompt(step.item.prompt())
    if value is not None and isinstance(prompt, Choose | Mark | Rate):
        return _chosen(prompt, value)
    match prompt:
        case Rate() | Choose() | Mark() | Write():
            return walk_messages.UNSAID
        case Hold():
            return walk_messages.DONE_EXERCISE
        case Acknowledge(card=card) if card:
            return walk_messages.CARD_READY
    return step.item.state_word or walk_messages.STATE


def _chosen(prompt: Choose | Mark | Rate, value: object) -> str:
    if isinstance(prompt, Rate):
        return walk_messages.SCALE_VALUE.format(value=value, maximum=prompt.maximum)
    if isinstance(value, tuple):
        return walk_messages.BETWEEN_MARKS.join(value) or walk_messages.NONE_MARKED
    return str(value)


def progress(run: Run, until: float | None, at: str) -> str:
    """The number of the question, whether it is essential, the time left, and the time to the appointment.

    Of a question that is asked once more after the verdict, that.

    Args:
        run: the walk so far.
        until: seconds to the appointment; None where none was given.
        at: its time as HH:MM.
    """
    if run.current is None:
        return ""
    number, count = place_of(run)
    parts = [
        walk_messages.PROGRESS.format(number=number, count=count),
        *([walk_messages.ESSENTIAL] if run.current.item.importance == "essential" else []),
        walk_messages.AFTER_VERDICT
        if run.revisited
        else walk_messages.TIME_LEFT.format(time=durations_messages.estimate(run.seconds_left)),
    ]
    if until is not None:
        parts.append(walk_messages.to_appointment(until, at))
    return walk_messages.PROGRESS_PARTS.join(parts)
