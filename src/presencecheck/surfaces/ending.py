"""What is said at the end of a walk, as lines with a meaning; imported only then. Pure."""

from collections.abc import Iterator

from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp, Value
from presencecheck.core.plan import CardSheet, Step
from presencecheck.core.prompts import Choose, Rate, Write
from presencecheck.core.readiness import Readiness, rank_of
from presencecheck.core.run import Run
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import GAP, Line, card_line, outcome_words
from presencecheck.surfaces.surface import Ending, Leave

AT_ONCE = 10
"""Open items that have a number at the same time: the digits 1 to 9, and 0."""

_PLAIN = Ending()


def ending(run: Run, reply: Leave | None, what: Ending, *, logged: bool) -> Iterator[Line]:
    """The verdict and the cards; or, where the person left, how to continue."""
    if reply:
        yield from leaving(run, what.until, logged=logged)
        return
    yield from closing(run, what)
    for sheet in run.plan.cards:
        yield from card(sheet)


def closing(run: Run, what: Ending = _PLAIN) -> Iterator[Line]:
    """The verdict in words that say what is known, what was left open, and how long it took."""
    yield GAP
    if run.readiness is None:
        yield Line(standing(run, what))
        yield from _cut_short(run)
        yield from _intentions(run)
        yield from open_items(run, numbered=what.changeable)
        return
    yield Line(standing(run, what), "verdict", aside=_what_is_known(run))
    yield from open_items(run, numbered=what.changeable)
    yield from _said(run)
    if not run.cut_short:
        time = durations_messages.exact(run.seconds)
        yield Line(verdict_messages.TOOK.format(time=time), "quiet")
    kept = run.kept.readiness
    if kept not in (run.readiness, None):
        yield Line(verdict_messages.KEPT_VERDICT.format(verdict=verdict_messages.NAMES[kept.value]), "quiet")
    yield from _intentions(run)
    yield from (Line(sentence, "text") for sentence in _last_words(run))


def standing(run: Run, what: Ending = _PLAIN) -> str:
    """Where the run stands at its end, in one line: the verdict with its time, or what was answered."""
    if run.readiness is not None:
        name = verdict_messages.NAMES[run.readiness.value]
        return verdict_messages.AT.format(verdict=name, time=what.at) if what.at else name
    if not run.visible:
        return verdict_messages.NOTHING_ASKED
    skipped = run.tally.outcomes[Outcome.SKIPPED]
    template = verdict_messages.DONE_SKIPPED if skipped else verdict_messages.DONE
    return template.format(answered=run.answered - skipped, count=len(run.visible), skipped=skipped)


def _said(run: Run) -> Iterator[Line]:
    """What the counts do not say; in one paragraph where the client is waiting."""
    remarks = [line.text for line in _cut_short(run)] + list(_remarks(run))
    if run.cut_short and remarks:
        remarks = [" ".join(remarks)]
    yield from (Line(sentence, "text") for sentence in remarks)


def _cut_short(run: Run) -> Iterator[Line]:
    if run.cut_short and run.unanswered:
        yield Line(verdict_messages.CUT_SHORT, "text")


def _what_is_known(run: Run) -> str:
    tally = run.tally
    outcomes = {outcome.value: count for outcome, count in tally.outcomes.items()}
    counts = verdict_messages.counted(outcomes, tally.spoken_against)
    return verdict_messages.UNCHECKED.format(counts=counts) if run.is_unchecked else counts


def card(sheet: CardSheet) -> Iterator[Line]:
    """A card, to have in view while the client is there."""
    yield GAP
    yield Line(sheet.checklist.title, "heading")
    yield Line(verdict_messages.NOT_SHARED, "quiet")
    heading = ""
    for line in sheet.lines:
        if line.heading != heading:
            heading = line.heading
            yield Line(heading, "heading")
        yield card_line(line)
        if line.unwise_to_begin:
            yield Line(verdict_messages.IF_NOT, "text", 4)


def listed(run: Run) -> tuple[Step, ...]:
    """The open items to name, in their order; where the client is here, only what is essential."""
    return tuple(step for step in run.open_steps() if not run.cut_short or _is_essential(run, step))


def _is_essential(run: Run, step: Step) -> bool:
    return rank_of(step, run.response(step.ref)) == "essential"


def open_items(run: Run, *, numbered: bool, start: int = 0) -> Iterator[Line]:
    """What is open, what matters with its first remedy; where the client is here, by its name alone.

    Args:
        run: the completed run.
        numbered: whether digits reach the items; then at most ten stand at once.
        start: the place of the first one to show.
    """
    steps = listed(run)
    shown = steps[start : start + AT_ONCE] if numbered else steps
    for number, step in enumerate(shown, 1):
        name = _brief(step) if run.cut_short else step.item.ask
        asked = verdict_messages.NUMBERED.format(number=number % 10, ask=name) if numbered else name
        yield Line(asked, "open", 2, aside=_outcome(run, step))
        if not run.cut_short:
            yield from (Line(sentence, "point", 4) for sentence in _what_helps(run, step))
    left = len(steps) - start - len(shown)
    if left:
        yield Line(verdict_messages.MORE.of(left), "quiet", 2)


def _what_helps(run: Run, step: Step) -> Iterator[str]:
    """What the answer led to, or the first remedy of an item that matters."""
    response = run.response(step.ref)
    if response.consequence(step.item):
        yield from run.follow_ups(step.ref)
    elif step.item.remedy and step.item.importance != "optional":
        yield step.item.remedy.do[0]


def _brief(step: Step) -> str:
    """An open item in one row, so that all fit one small screen: the client is waiting."""
    state = step.item.state_word
    return verdict_messages.BRIEF.format(state=state) if state else step.item.ask


def _outcome(run: Run, step: Step) -> str:
    """Whether an open item is essential by itself, and how it was answered.

    Where the client is here only essential ones are listed, and nothing is said of what could not be asked any more.
    """
    is_essential = step.item.importance == "essential" and not run.cut_short
    words = [
        *([walk_messages.ESSENTIAL] if is_essential else []),
        *([outcome_words(run, step)] if run.is_answered(step) or not run.cut_short else []),
    ]
    return verdict_messages.OPEN_ITEM.format(words=verdict_messages.OPEN_PARTS.join(words)) if words else ""


def _remarks(run: Run) -> Iterator[str]:
    """What the counts do not say."""
    if run.plan.left_out:
        yield verdict_messages.left_out(run.plan.left_out)
    for each in run.plan.waived:
        yield from verdict_messages.waived(each.by, each.refs)
    contradicted = [step.item.ask for step in run.contradicted_steps()]
    if contradicted:
        yield verdict_messages.contradicted(contradicted)
    for step in run.visible:
        response, prompt = run.response(step.ref), step.item.prompt()
        value = response.value
        if response.consequence(step.item):
            continue
        if isinstance(prompt, Rate) and any(_is_low(follow, value) for follow in step.item.follow_ups):
            yield verdict_messages.SAID_LOW.format(value=value, maximum=prompt.maximum, ask=step.item.ask)
        elif isinstance(prompt, Choose) and any(_advises(follow, value) for follow in step.item.follow_ups):
            yield verdict_messages.SAID.format(value=value, ask=step.item.ask)
    if _is_arriving_left_out(run):
        yield verdict_messages.ARRIVING_LEFT_OUT


def _is_low(follow: FollowUp, value: object) -> bool:
    return follow.at_most is not None and isinstance(value, int) and follow.is_met(value)


def _advises(follow: FollowUp, value: Value | None) -> bool:
    """Whether a chosen word leads to a sentence alone; one that also brings up a question was heeded there."""
    return bool(follow.say) and not follow.add and follow.is_met(value)


def _is_arriving_left_out(run: Run) -> bool:
    """Whether something for arriving was asked, and none of it done."""
    sections = run.plan.sections
    arriving = [step for step in run.visible if sections[step.section].checklist.moment == "arrive"]
    return bool(arriving) and not any(run.response(step.ref).is_in_place(step.item) for step in arriving)


def _last_words(run: Run) -> Iterator[str]:
    if run.readiness is not Readiness.NOT_READY:
        if not run.tally.spoken_against:  # the advice stands above already; "Move it." must not end in "Begin."
            yield from _advice(run) or (run.plan.closing or verdict_messages.CLOSING,)
        return
    is_open = [step for step in run.open_steps() if step.item.importance == "essential"]
    if is_open:
        yield verdict_messages.ESSENTIAL_OPEN
    if any(_advises_against(run, step) for step in run.open_steps()):
        yield verdict_messages.BETTER_NOT


def _advice(run: Run) -> tuple[str, ...]:
    """What chosen words lead to, said once more in place of "Begin when you are."."""
    return tuple(
        follow.say
        for step in run.visible
        if isinstance(step.item.prompt(), Choose)
        for follow in step.item.follow_ups
        if _advises(follow, run.response(step.ref).value)
    )


def _advises_against(run: Run, step: Step) -> bool:
    is_remedy = step.item.remedy is not None and step.item.remedy.then == "stop"
    return is_remedy or run.response(step.ref).consequence(step.item) == "stop"


def _intentions(run: Run) -> Iterator[Line]:
    """The person's own words, said back once."""
    for step in run.visible:
        value = run.response(step.ref).value
        if isinstance(step.item.prompt(), Write) and isinstance(value, str):
            yield Line(verdict_messages.INTENTION.format(words=value), "text")


def leaving(run: Run, until: str, *, logged: bool) -> Iterator[Line]:
    """That the answers are kept, and how to continue; a card that was recalled is an answer too."""
    yield GAP
    if not until and not run.answered and not any(run.asked_again(step.ref) for step in run.visible):
        yield Line(verdict_messages.LEFT_NOTHING)
        return
    template = verdict_messages.LEFT if logged else verdict_messages.LEFT_UNLOGGED
    yield Line(template.format(answered=run.answered, count=len(run.visible), until=until))
