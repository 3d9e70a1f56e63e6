"""Resume an unfinished run, or begin a new one: as requested, or as the person says."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.format.start_cache import StartCache
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store.store import FRESH_SECONDS, Summary
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import now
from presencecheck.walk.request import RunRequest


def find_run(
    journal: FileJournal, plan: Plan, request: RunRequest, surface: Surface, lines: list[str]
) -> Run | StartCache | Leave:
    """Find the run to resume; else what a new run must know of the history, or that the person left at the offer.

    Args:
        journal: where the run will be recorded.
        plan: what a new run would walk.
        request: what the command line asks for.
        surface: where the person is asked.
        lines: what is said before the first question; added to.

    Raises:
        PresenceCheckError: a run is to be resumed, and there is none.
    """
    history = journal.history
    candidate = _find_candidate(journal, plan, request, lines)
    if candidate is not None:
        resumes = request.resume or _offer(journal, candidate, surface)
        if isinstance(resumes, Leave):
            return resumes
        if resumes:
            return _resume(journal, candidate, lines)
        history.abandon(candidate, now())
    return StartCache(False, history.days_in_place(now().day))


def _find_candidate(journal: FileJournal, plan: Plan, request: RunRequest, lines: list[str]) -> Summary | None:
    """Find the unfinished run that may be resumed; give up those that are not."""
    moment = now()
    for summary in journal.history.unfinished():
        if summary.is_open_elsewhere:
            if walk_messages.OPEN_ELSEWHERE not in lines:
                lines.append(walk_messages.OPEN_ELSEWHERE)
        elif request.resume:
            return summary
        elif moment.utc - summary.started.utc > FRESH_SECONDS or request.resume is False:
            journal.history.abandon(summary, moment)
        elif not request.answers and (summary.routine == plan.routine or not request.names):
            return summary
    if request.resume:
        sentence = (
            walk_messages.OPEN_THERE if walk_messages.OPEN_ELSEWHERE in lines else walk_messages.NOTHING_UNFINISHED
        )
        raise PresenceCheckError(sentence, walk_messages.NOTHING_UNFINISHED_HINT)
    return None


def _offer(journal: FileJournal, summary: Summary, surface: Surface) -> bool | Leave:
    run = journal.history.run(summary)
    question = walk_messages.OFFER_RESUME.format(routine=run.plan.title, **_progress(run, summary))
    chosen = surface.offer(Choose(question, walk_messages.OFFER_RESUME_OPTIONS))
    return chosen if isinstance(chosen, Leave) else chosen == 0


def _resume(journal: FileJournal, summary: Summary, lines: list[str]) -> Run:
    run, recorder = journal.history.resume(summary)
    if run.current is None:
        recorder.finish(run, now())
    journal.resume(recorder)
    lines.append(walk_messages.RESUMED.format(**_progress(run, summary)))
    return run


def _progress(run: Run, summary: Summary) -> dict[str, object]:
    time = f"{summary.started.local():%H:%M}"
    return {"time": time, "answered": run.answered, "count": len(run.visible)}
