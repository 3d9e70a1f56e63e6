"""Whether a start goes on with an unfinished run, asked of the person where that is open."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.format.start_cache import Bookmark
from presencecheck.history.journal.journal import Logged
from presencecheck.history.store.store import FRESH_SECONDS, Summary
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import now
from presencecheck.walk.request import Wishes


def resumed(journal: Logged, plan: Plan, wishes: Wishes, surface: Surface, lines: list[str]) -> Run | Bookmark | Leave:
    """The run to go on with; what a new one must know; or that the person left at the offer.

    Args:
        journal: where the run will be recorded.
        plan: what would be walked anew.
        wishes: what the command line asks for.
        surface: where the person is asked.
        lines: what is to be said before the first question; added to.
    """
    history = journal.history
    candidate = _candidate(journal, plan, wishes, lines)
    if candidate is not None:
        goes_on = wishes.resume or _offer(journal, candidate, surface)
        if isinstance(goes_on, Leave):
            return goes_on
        if goes_on:
            return _going_on(journal, candidate, lines)
        history.give_up(candidate, now())
    return Bookmark(False, history.days_in_place(now().day))


def _candidate(journal: Logged, plan: Plan, wishes: Wishes, lines: list[str]) -> Summary | None:
    """The unfinished run to go on with, if there is one and it is wished for."""
    moment = now()
    for summary in journal.history.unfinished():
        if summary.open_elsewhere:
            if say.OPEN_ELSEWHERE not in lines:
                lines.append(say.OPEN_ELSEWHERE)
        elif wishes.resume:
            return summary
        elif moment.utc - summary.started.utc > FRESH_SECONDS or wishes.resume is False:
            journal.history.give_up(summary, moment)
        elif not wishes.answers and (summary.routine == plan.routine or not wishes.named):
            return summary
    if wishes.resume:
        sentence = say.OPEN_THERE if say.OPEN_ELSEWHERE in lines else say.NOTHING_UNFINISHED
        raise PresenceCheckError(sentence, say.NOTHING_UNFINISHED_HINT)
    return None


def _offer(journal: Logged, summary: Summary, surface: Surface) -> bool | Leave:
    run = journal.history.run(summary)
    question = say.OFFER_RESUME.format(routine=run.plan.title, **_so_far(run, summary))
    chosen = surface.offer(Choose(question, say.OFFER_RESUME_OPTIONS))
    return chosen if isinstance(chosen, Leave) else chosen == 0


def _going_on(journal: Logged, summary: Summary, lines: list[str]) -> Run:
    run, recorder = journal.history.resume(summary)
    if run.current is None:
        recorder.finish(run, now())
    journal.go_on(recorder)
    lines.append(say.GOING_ON.format(**_so_far(run, summary)))
    return run


def _so_far(run: Run, summary: Summary) -> dict[str, object]:
    time = f"{summary.started.local():%H:%M}"
    return {"time": time, "answered": run.answered, "count": len(run.visible)}
