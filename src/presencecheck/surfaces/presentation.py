"""What is said at each point of a walk, as lines with a meaning; surfaces only lay them out. Pure."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, CardLine, Choose, Hold, Measure, Prompt, Rate, Write
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Readiness, Run
from presencecheck.messages import probes
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Opening

Role = Literal["title", "heading", "question", "quiet", "text", "point", "good", "open", "verdict", "gap"]


class Line(NamedTuple):
    """One paragraph: its text, what it is, and how deep it stands."""

    text: str
    role: Role = "text"
    indent: int = 0
    aside: str = ""
    """Said beside it, more quietly."""


GAP = Line("", "gap")


def asked(prompt: Prompt) -> Acknowledge | Choose | Rate | Write | Hold:
    """The prompt that is put to the person: for a measurement, its question."""
    return prompt.fallback if isinstance(prompt, Measure) else prompt


def opening(run: Run, start: Opening) -> Iterator[Line]:
    """The title and what lies ahead."""
    count = len(run.visible)
    one, many = (say.STEP_KEPT, say.STEPS_KEPT) if start.kept else (say.STEP, say.STEPS)
    template = one if count == 1 else many
    yield Line(run.plan.title, "title")
    if run.current is None:
        hidden = run.plan.hidden
        yield Line(say.NOTHING_LEFT_TODAY.format(count=hidden) if hidden else say.NOTHING_LEFT, "quiet")
        return
    yield Line(template.format(count=count, time=say.duration(run.seconds_left)), "quiet")
    yield from (Line(line, "quiet") for line in start.lines)
    if run.plan.hidden:
        weekly = any(step.item.repeat == "weekly" and step.ref in run.plan.already for step in run.plan.repeating())
        yield Line((say.ALREADY if weekly else say.ALREADY_TODAY).format(count=run.plan.hidden), "quiet")


def heading(run: Run, step: Step) -> Iterator[Line]:
    """The title of the step's checklist, and its place in the run; a run of one checklist has said its title."""
    section = run.plan.sections[step.section]
    walked = sorted({visible.section for visible in run.visible})
    place = say.SECTION.format(number=walked.index(step.section) + 1, count=len(walked))
    if section.checklist.title != run.plan.title:
        yield GAP
        yield Line(section.checklist.title, "heading", aside=place if len(walked) > 1 else "")
    if section.checklist.disclaimer:
        yield Line(section.checklist.disclaimer, "quiet")


def question(run: Run, step: Step) -> Iterator[Line]:
    """The question, with what was measured, the card, and an earlier answer."""
    prompt = asked(step.item.prompt())
    yield GAP
    if isinstance(prompt, Acknowledge):
        for line in prompt.card:
            yield from card_line(line)
        if prompt.card:
            yield GAP
    yield Line(prompt.question, "question", 2)
    yield from finding(run, step)
    if isinstance(prompt, Write):
        yield Line(say.NOT_KEPT, "quiet", 2)
    earlier = run.response(step.ref)
    if earlier.outcome is not Outcome.UNANSWERED:
        yield Line(say.EARLIER.format(answer=outcome_words(run, step)), "quiet", 2)


def finding(run: Run, step: Step) -> Iterator[Line]:
    """What was measured, or why nothing could be; nothing where there is nothing to say."""
    found = run.finding(step.ref)
    if found and found.sentence:
        template = probes.NOT_MEASURED if found.finding == "unknown" else probes.MEASURED
        yield Line(template.format(sentence=found.sentence), "text" if found.bad else "quiet", 2)


def letters(*, again: bool, against: bool, measurable: bool) -> tuple[tuple[str, str], ...]:
    """The letters for a question that is answered by a state, and what each means.

    Args:
        again: the person said "not yet", and is asked again.
        against: what was measured speaks against it; yes is then going on all the same.
        measurable: it can be measured again.
    """
    yes = say.KEY_ACCEPT if against else say.KEY_NOW if again else say.KEY_YES
    no = () if again and against else (("n", say.KEY_ACCEPT if again else say.KEY_NOT_YET),)
    return (("y", yes), *no, *((("m", probes.KEY_AGAIN),) if measurable else ()))


def measured_against(run: Run, step: Step) -> bool:
    """Whether what was measured speaks against the item, and still stands."""
    found = run.finding(step.ref)
    return found is not None and found.bad


def awaiting(step: Step, *, plain: bool) -> str:
    """What is said while a measurement is made."""
    if on_a_page(step):
        return probes.PLAIN_ON_PAGE if plain else probes.ON_PAGE
    return probes.PLAIN_MEASURING if plain else probes.MEASURING


def on_a_page(step: Step) -> bool:
    """Whether the person themselves does the measuring, in the browser."""
    prompt = step.item.prompt()
    return isinstance(prompt, Measure) and prompt.probe == "devices"


def measured(run: Run, step: Step) -> bool:
    """Whether something was said of a measurement, so that another may be wished for."""
    found = run.measured.get(step.ref)
    return found is not None and found.sentence != ""


def card_line(line: CardLine) -> Iterator[Line]:
    """One line of a card."""
    yield Line(line.ready, "point", 2, aside=say.quoted(line.say) if line.say else "")


def what_helps(run: Run, step: Step) -> Iterator[Line]:
    """What to do about an item that is not yet so."""
    prompt = asked(step.item.prompt())
    remedies = prompt.remedies if isinstance(prompt, Acknowledge) else ()
    found = run.measured.get(step.ref)
    measured = found.remedy.removesuffix(".") if found and found.bad else ""
    if measured not in ("", *remedies):
        remedies = (measured, *remedies)
    yield Line(say.NOT_YET if remedies else say.NOT_YET_BARE, "text", 2)
    yield from (Line(remedy, "point", 4) for remedy in remedies)
    if isinstance(prompt, Acknowledge) and prompt.unwise_to_begin:
        yield Line(say.UNWISE, "text", 2)


def why(run: Run, step: Step) -> Iterator[Line]:
    """Why the item matters, and what it rests on."""
    prompt = asked(step.item.prompt())
    card = prompt.card if isinstance(prompt, Acknowledge) else ()
    for line in card:
        yield Line(line.ready, "point", 2, aside=line.why)
    if not card:
        yield Line(step.item.why or say.WHY_NONE, "text", 2)
    found = run.measured.get(step.ref)
    if found and found.finding == "unknown" and found.remedy:
        yield Line(probes.TO_MEASURE.format(remedy=found.remedy), "quiet", 2)
    known = run.plan.sections[step.section].checklist.sources
    named = [known[key] for key in step.item.sources if key in known]
    if named:
        yield Line(say.SOURCES.format(sources=say.cited(named)), "quiet", 2)


def another_way(prompt: Hold) -> Iterator[Line]:
    """Another way to the same end."""
    yield Line(say.ANOTHER_WAY.format(alternative=prompt.alternative), "text", 2)


def settled(run: Run, step: Step) -> Iterator[Line]:
    """An answer, as taken, and what it leads to."""
    response = run.response(step.ref)
    if response.outcome is Outcome.UNANSWERED:
        return
    accepted_at_once = response.outcome is Outcome.ACCEPTED and step.item.remedy and step.item.remedy.then == "accept"
    if accepted_at_once:
        yield from what_helps(run, step)
    yield Line(outcome_words(run, step), "open" if response.outcome in OPEN else "good", 2)
    yield from (Line(sentence, "text", 2) for sentence in run.follow_ups(step.ref))


def outcome_words(run: Run, step: Step) -> str:
    """What became of an item, in a few words."""
    response = run.response(step.ref)
    words = say.OUTCOMES[response.outcome.value]
    return words.format(state=_state(step, response.value))


def _state(step: Step, value: object) -> str:
    match asked(step.item.prompt()):
        case Rate(maximum=maximum) if value is not None:
            return say.SCALE_VALUE.format(value=value, maximum=maximum)
        case Choose() if value is not None:
            return str(value)
        case Rate() | Choose() | Write():
            return say.UNSAID
        case Hold():
            return say.DONE_EXERCISE
        case Acknowledge(card=card) if card:
            return say.CARD_READY
    return step.item.state_word or say.STATE


def closing(run: Run) -> Iterator[Line]:
    """The verdict, what was left open with its one remedy, and how long it took."""
    verdict = run.readiness.value
    left = run.open_steps()
    yield GAP
    yield Line(verdict, "verdict", aside=_verdict_words(run.readiness, len(left)))
    for step in left:
        if step.item.importance == "optional":
            continue
        yield Line(step.item.ask, "open", 2, aside=f"({outcome_words(run, step)})")
        if step.item.remedy:
            yield Line(step.item.remedy.do[0], "point", 4)
    took = say.TOOK.format(answered=run.answered, count=len(run.visible), time=say.exact(run.seconds))
    yield Line(took, "quiet")
    if run.kept.readiness is not run.readiness:
        yield Line(say.KEPT_VERDICT.format(verdict=run.kept.readiness.value), "quiet")
    for words in _written(run):
        yield Line(say.INTENTION.format(words=words), "text")
    yield Line(run.plan.closing or say.CLOSING, "text")


def _verdict_words(readiness: Readiness, left: int) -> str:
    if readiness is Readiness.READY and left:
        return (say.READY_BUT_ONE if left == 1 else say.READY_BUT).format(count=left)
    return say.VERDICTS[readiness.value]


def leaving(run: Run, *, logged: bool) -> Iterator[Line]:
    """That the answers are kept, and how to go on."""
    yield GAP
    if not run.answered and not any(run.asked_again(step.ref) for step in run.visible):
        yield Line(say.LEFT_NOTHING)
        return
    template = say.LEFT if logged else say.LEFT_UNLOGGED
    yield Line(template.format(answered=run.answered, count=len(run.visible)))


def progress(run: Run, until: float | None, at: str) -> str:
    """Where the walk stands: number, time left, and the time to the appointment."""
    current = run.current
    if current is None:
        return ""
    parts = [
        say.PROGRESS.format(number=run.visible.index(current) + 1, count=len(run.visible)),
        say.TIME_LEFT.format(time=say.duration(run.seconds_left)),
    ]
    if until is not None:
        parts.append(
            say.TO_APPOINTMENT.format(time=say.duration(until), at=at)
            if until > 0
            else say.PAST_APPOINTMENT.format(at=at)
        )
    return " · ".join(parts)


def _written(run: Run) -> Iterator[str]:
    for step in run.visible:
        value = run.response(step.ref).value
        if isinstance(step.item.prompt(), Write) and isinstance(value, str):
            yield value
