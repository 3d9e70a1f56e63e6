"""The prompts that confirm several items together: at the start of a walk, and when it goes on after a pause."""

from collections.abc import Iterable, Sequence

from presencecheck.core.events import Confirmed, Reopened
from presencecheck.core.expiry import Freshness, Instant, set_back
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.core.still_so import MOST_LINES, MOST_PAGES, Due, Today, pages
from presencecheck.surfaces.surface import ClientHere, Leave, StillSo, StillSoPage, StillSoReply
from presencecheck.system import signals
from presencecheck.system.clock import now
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking
from presencecheck.walk.still_so_pages import pause_page, start_page


class Confirmation(Frozen):
    """How prompts that confirm items together were answered.

    Attributes:
        run: the walk after them.
        end: how the person ended the walk at one of them, if they did.
        is_expired: the last answer of the walk was too long ago for another one.
    """

    run: Run
    end: Leave | ClientHere | None = None
    is_expired: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be asked."""
        return self.is_expired or self.end is not None


class StillSoPrompts:
    """Asks the prompts of one walk.

    Args:
        asking: asks its questions, and records.
        times: when its answers were given; added to.
        began: when the walk began.
    """

    def __init__(self, asking: Asking, times: AnswerTimes, began: Instant) -> None:
        self._asking = asking
        self._times = times
        self._began = began

    def at_start(self, run: Run, due: Sequence[Due]) -> Confirmation:
        """Ask whether what was in place earlier still is; what is not confirmed is left to be asked singly.

        Args:
            run: the walk, before its first answer.
            due: the steps that can be confirmed.

        Raises:
            HistoryError: a confirmation could not be made durable; every one before it is.
        """
        waiting = list(pages(due))
        while waiting:
            page = waiting[0]
            reply, seconds = self._ask(start_page(run.plan, page, now(), is_first=page[0] == due[0]))
            if isinstance(reply, Leave):
                return Confirmation(run, reply)
            paused = self.after_absence(run)
            if paused is not None:
                run = paused.run
                if paused.is_over:
                    return paused
                continue
            if isinstance(reply, ClientHere):
                return Confirmation(run, reply)
            waiting.pop(0)
            run = self._confirm(run, [each.step for each in page], self._with_late(page, reply), seconds)
        return Confirmation(run)

    def after_absence(self, run: Run) -> Confirmation | None:
        """Have confirmed what is too old, where the person was away; None where the walk goes on as it is.

        Raises:
            HistoryError: as `at_start`.
        """
        match self._times.freshness():
            case Freshness.EXPIRED:
                return Confirmation(run, is_expired=True)
            case Freshness.STALE if self._times.old_essentials(run):
                return self.on_going_on(run)
        return None

    def on_going_on(self, run: Run) -> Confirmation:
        """Ask whether the essential answers that are too old still hold; what is not confirmed is to be answered again.

        Raises:
            HistoryError: as `at_start`.
        """
        while old := self._times.old_essentials(run):
            replies: list[tuple[StillSo, float]] = []
            first = None
            for page in pages(old):
                reply, seconds = self._ask(pause_page(run, page, self._times.ended()))
                if isinstance(reply, Leave):
                    return Confirmation(run, reply)
                if self._times.freshness() is Freshness.EXPIRED:
                    return Confirmation(run, is_expired=True)
                if isinstance(reply, ClientHere):
                    return Confirmation(self._reopen(run, old), reply)
                first = first or self._times.present()
                replies.append((reply, seconds))
            if first and self._times.is_recent(first):
                run = self._settle(run, old, replies)
        return Confirmation(run)

    def _settle(self, run: Run, old: Sequence[Step], replies: Sequence[tuple[StillSo, float]]) -> Run:
        """Confirm at once what was confirmed in any of the prompts, and have the rest answered again.

        One event, as a run of which only a part was confirmed would look newer than the rest of it is.
        """
        places = {place + number * MOST_LINES for number, (reply, _) in enumerate(replies) for place in reply.singly}
        shown = old[: MOST_LINES * MOST_PAGES]
        run = self._confirm(run, shown, StillSo(frozenset(places)), sum(seconds for _, seconds in replies))
        asked = (step for place, step in enumerate(old) if place in places or place >= len(shown))
        return self._reopen(run, asked)

    def _ask(self, page: StillSoPage) -> tuple[StillSoReply, float]:
        """The reply to a prompt, and the seconds for which it was in view."""
        self._asking.ask_again()
        began = self._asking.stopwatch()
        try:
            signals.raise_pending()
            reply = self._asking.surface.confirm_still_so(page)
        except KeyboardInterrupt:
            reply = Leave(interrupted=True)
        return reply, self._asking.stopwatch() - began

    def _with_late(self, page: Sequence[Due], reply: StillSo) -> StillSo:
        """The reply, with those to be asked singly that can no longer be confirmed: the prompt stood for too long.

        A clock that was set back while it stood makes nothing newer.
        """
        present = now()
        today = Today(present.utc + set_back(self._began, self._times.present()), present.day)
        return StillSo(reply.singly | {place for place, each in enumerate(page) if not each.is_due(today)})

    def _confirm(self, run: Run, page: Sequence[Step], reply: StillSo, seconds: float) -> Run:
        refs = [step.ref for place, step in enumerate(page) if place not in reply.singly]
        event = Confirmed(tuple(refs), seconds, tuple(page[place].ref for place in sorted(reply.singly)))
        self._times.note(refs)
        # Where nothing is confirmed, nothing has happened that needs to be durable.
        return self._asking.record(run, event) if refs else run.follow(event)

    def _reopen(self, run: Run, steps: Iterable[Step]) -> Run:
        refs = tuple(step.ref for step in steps)
        return self._asking.record(run, Reopened(refs)) if refs else run
