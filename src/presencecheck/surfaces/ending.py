"""What is said at the end of a walk, as lines with a meaning; imported only then. Pure."""

from collections.abc import Iterator

from presencecheck.core.prompts import Write
from presencecheck.core.run import Readiness, Run
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.surfaces.presentation import GAP, Line, outcome_words
from presencecheck.surfaces.surface import Leave


def ending(run: Run, reply: Leave | None, *, logged: bool) -> Iterator[Line]:
    """The verdict; or, where the person left, how to continue."""
    return leaving(run, logged=logged) if reply else closing(run)


def closing(run: Run) -> Iterator[Line]:
    """The verdict, what was left open with its first remedy, and how long it took."""
    left = run.open_steps()
    yield GAP
    name = verdict_messages.NAMES[run.readiness.value]
    yield Line(name, "verdict", aside=_verdict_sentence(run.readiness, len(left)))
    for step in left:
        if step.item.importance == "optional":
            continue
        yield Line(step.item.ask, "open", 2, aside=verdict_messages.OPEN_ITEM.format(outcome=outcome_words(run, step)))
        if step.item.remedy:
            yield Line(step.item.remedy.do[0], "point", 4)
    time = durations_messages.exact(run.seconds)
    yield Line(verdict_messages.TOOK.format(answered=run.answered, count=len(run.visible), time=time), "quiet")
    if run.kept.readiness is not run.readiness:
        kept = verdict_messages.NAMES[run.kept.readiness.value]
        yield Line(verdict_messages.KEPT_VERDICT.format(verdict=kept), "quiet")
    for words in _written(run):
        yield Line(verdict_messages.INTENTION.format(words=words), "text")
    yield Line(run.plan.closing or verdict_messages.CLOSING, "text")


def _verdict_sentence(readiness: Readiness, left: int) -> str:
    if readiness is Readiness.READY and left:
        return verdict_messages.READY_BUT.of(left)
    return verdict_messages.SENTENCES[readiness.value]


def _written(run: Run) -> Iterator[str]:
    for step in run.visible:
        value = run.response(step.ref).value
        if isinstance(step.item.prompt(), Write) and isinstance(value, str):
            yield value


def leaving(run: Run, *, logged: bool) -> Iterator[Line]:
    """That the answers are kept, and how to continue."""
    yield GAP
    if not run.answered and not any(run.asked_again(step.ref) for step in run.visible):
        yield Line(verdict_messages.LEFT_NOTHING)
        return
    template = verdict_messages.LEFT if logged else verdict_messages.LEFT_UNLOGGED
    yield Line(template.format(answered=run.answered, count=len(run.visible)))
