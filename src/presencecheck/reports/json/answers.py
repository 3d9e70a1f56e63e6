"""The answers of a run as lines that `--answers` takes; part of the interface."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from presencecheck.core.events import Answer, Answered, Confirmed, Event, Outcome
from presencecheck.core.frozen import replace
from presencecheck.core.run import Run
from presencecheck.core.still_so import MOST_LINES
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.run import value_shape
from presencecheck.surfaces.answer_words import RECALL, STILL_SO


def answers_shape(run: Run, recalled: Sequence[Sequence[str]] = ()) -> list[Shape]:
    """The answers of a run as lines that `--answers` takes; what is not kept is left out.

    What was confirmed or asked again after a pause is not among them: a script makes none.

    Args:
        run: the run.
        recalled: the refs of the items that were left open on each card that was recalled before.
    """
    return [*({"item": RECALL, "answer": list(refs)} for refs in recalled), *_answers(run)]


def _answers(run: Run) -> list[Shape]:
    first = _first_confirmations(run.kept.events)
    lines: list[Shape] = [*_confirmations(first)]
    again = Run.replay(run.plan, first)
    for event in run.kept.events:
        if not isinstance(event, Answered):
            continue
        if again.current is None:
            # Only a question that left no trace was open then; a script that does not have it would be over.
            return [*_confirmations(first), *_last_answers(run.kept)]
        if event.ref not in again.places:
            continue  # only a number that is not kept had added it
        # A script cannot go on with an answer kept; it goes back no further than to what is answered again.
        while again.current and again.current.ref != event.ref and (back := again.back()):
            lines.append({"item": again.current.ref, "answer": "back"})
            again = again.apply(back)
        value = event.value if run.plan.by_ref[event.ref].item.stores_value else None
        lines.append({"item": event.ref, "answer": event.answer.value if value is None else value_shape(value)})
        again = again.apply(replace(event, value=value))
    return lines


def _first_confirmations(events: Sequence[Event]) -> list[Confirmed]:
    """What was confirmed together before the first question."""
    first = takewhile(lambda event: not isinstance(event, Answered), events)
    return [event for event in first if isinstance(event, Confirmed)]


def _confirmations(events: Sequence[Confirmed]) -> Iterator[Shape]:
    """The answer to each prompt that confirmed items together.

    Of a run that was resumed it is not known which items stood in one prompt, nor which were to be asked singly.
    """
    whole = 0
    for event in events:
        if event.singly:
            yield {"item": STILL_SO, "answer": list(event.singly) if event.refs else Answer.NOT_YET.value}
        else:
            whole += len(event.refs)
    yield from [{"item": STILL_SO, "answer": Answer.YES.value}] * -(-whole // MOST_LINES)


def _last_answers(run: Run) -> Iterator[Shape]:
    """What was last answered to each item, in their order, up to the first that is open."""
    for step in run.visible:
        response = run.response(step.ref)
        # Where "not yet" is an answer that lets go on, there is no saying it and then yes without a way back.
        once_not_yet = response.outcome is Outcome.FIXED and step.item.remedy and step.item.remedy.then != "accept"
        if once_not_yet or run.asked_again(step.ref):
            yield {"item": step.ref, "answer": Answer.NOT_YET.value}
        if response.outcome is Outcome.UNANSWERED:
            return
        if response.outcome is Outcome.STILL_SO:
            continue
        last = _LAST[response.outcome].value
        yield {"item": step.ref, "answer": last if response.value is None else value_shape(response.value)}


_LAST = {
    Outcome.DONE: Answer.YES,
    Outcome.FIXED: Answer.YES,
    Outcome.ACCEPTED: Answer.ACCEPT,
    Outcome.SKIPPED: Answer.SKIP,
    Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
}
"""The answer that makes each of an item."""
