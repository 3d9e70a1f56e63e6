"""Resume an unfinished run, or begin a new one: as requested, or as the person says."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Reopened
from presencecheck.core.expiry import Freshness, Instant, freshness
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.numbers import to_ask_again
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.format.start_cache import StartCache
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store.summary import Summary
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import instant, now
from presencecheck.walk.answer_times import end_of, local_time
from presencecheck.walk.request import RunRequest


def find_run(
    journal: FileJournal, plan: Plan | None, request: RunRequest, surface: Surface, lines: list[str]
) -> Run | StartCache | Leave:
    """Find the run to resume; else what a new run must know of the history, or that the person left at the offer.

    Args:
        journal: where the run will be recorded.
        plan: what was named to be walked; None where nothing was.
        request: what the command line asks for.
        surface: where the person is asked.
        lines: what is said before the first question; added to.

    Raises:
        PresenceCheckError: a run is to be resumed, and there is none, or none that can still go on.
    """
    history = journal.history
    candidate = _find_candidate(journal, plan, request, lines)
    if candidate is not None:
        resumes = request.resume or _offer(journal, candidate, surface)
        if isinstance(resumes, Leave):
            return resumes
        if resumes and _freshness(candidate) is not Freshness.EXPIRED:
            return _resume(journal, candidate, lines)
        if resumes:
            lines.append(walk_messages.RUN_ENDED.format(time=end_of(_last_answer(candidate))))
        history.abandon(candidate, now())
    return history.start_cache(now().day)


def _find_candidate(journal: FileJournal, plan: Plan | None, request: RunRequest, lines: list[str]) -> Summary | None:
    """Find the unfinished run that can still go on; give up those that cannot."""
    ended: Summary | None = None
    for summary in journal.history.unfinished():
        if _freshness(summary) is Freshness.EXPIRED:
            ended = ended or summary
            if not request.resume:
                journal.history.abandon(summary, now())
        elif summary.is_open_elsewhere:
            if walk_messages.OPEN_ELSEWHERE not in lines:
                lines.append(walk_messages.OPEN_ELSEWHERE)
        elif request.resume is False:
            journal.history.abandon(summary, now())
        elif request.resume or (not request.answers and (plan is None or summary.routine == plan.routine)):
            return summary
    if request.resume:
        raise _nothing_error(ended, is_open_elsewhere=walk_messages.OPEN_ELSEWHERE in lines)
    return None


def _last_answer(summary: Summary) -> Instant:
    return summary.last_answer or Instant(summary.started.utc)


def _nothing_error(ended: Summary | None, *, is_open_elsewhere: bool) -> PresenceCheckError:
    """That there is no run to resume: it goes on elsewhere, ended too long ago, or there never was one."""
    if is_open_elsewhere:
        return PresenceCheckError(walk_messages.OPEN_THERE, walk_messages.NOTHING_UNFINISHED_HINT)
    if ended:
        sentence = walk_messages.RUN_ENDED.format(time=end_of(_last_answer(ended)))
        return PresenceCheckError(sentence, walk_messages.RUN_ENDED_HINT)
    return PresenceCheckError(walk_messages.NOTHING_UNFINISHED, walk_messages.NOTHING_UNFINISHED_HINT)


def _freshness(summary: Summary) -> Freshness:
    return freshness(_last_answer(summary), instant())


def _offer(journal: FileJournal, summary: Summary, surface: Surface) -> bool | Leave:
    """Offer to go on; what the person most likely wants is the first option, which Enter takes."""
    run = journal.history.run(summary)
    question = walk_messages.OFFER_RESUME.format(routine=_title(run.plan), **_progress(run, summary))
    choices = ("resume", "new")
    if _freshness(summary) is not Freshness.LIVE:
        choices = ("new", "resume")
        last = local_time(_last_answer(summary).utc)
        question = walk_messages.OFFER_RESUME_LATER.format(offer=question, last=last)
    chosen = surface.offer(Choose(question, tuple(walk_messages.OFFER_RESUME_OPTIONS[name] for name in choices)))
    return chosen if isinstance(chosen, Leave) else choices[chosen] == "resume"


def _title(plan: Plan) -> str:
    """The title as a person reads it."""
    if NAME_SIGN not in plan.title:
        return plan.title
    from presencecheck.system.paths import user_paths
    from presencecheck.walk.practice_names import PlanTexts

    return PlanTexts(user_paths()).plan_as_read(plan).title


def _resume(journal: FileJournal, summary: Summary, lines: list[str]) -> Run:
    run, recorder = journal.history.resume(summary)
    journal.resume(recorder, summary.last_answer)
    unknown = to_ask_again(run)
    if unknown:
        # Not recorded: nothing was answered, so nothing may make the run look newer.
        run = run.follow(Reopened(unknown))
    lines.append(walk_messages.RESUMED.format(**_progress(run, summary)))
    return run


def _progress(run: Run, summary: Summary) -> dict[str, object]:
    time = summary.started.clock_time
    return {"time": time, "answered": run.answered, "count": len(run.visible)}
