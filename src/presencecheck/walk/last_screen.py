"""The last screen of a walk: the verdict stands, and for a while an answer can still be changed."""

from presencecheck.core.frozen import Frozen
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import SupersededError
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    Leave,
    Navigate,
    ReplyAnswer,
    Revisit,
)
from presencecheck.system import signals
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking


class LastScreenResult(Frozen):
    """The run as it was left on the last screen.

    Attributes:
        again: the person wants a new walk.
    """

    run: Run
    again: bool = False


class LastScreen:
    """The last screen of one walk.

    Args:
        run: the completed run.
        asking: asks a question once more.
        times: when the answers were given.
        ending: what is said of the end.
    """

    def __init__(self, run: Run, asking: Asking, times: AnswerTimes, ending: Ending) -> None:
        self._run = run
        self._asking = asking
        self._times = times
        self._ending = ending

    def show(self) -> LastScreenResult:
        """Let the person change answers until they end it; the walk is over, so Ctrl-C does here what Enter does.

        Raises:
            HistoryError: a change could not be made durable; the verdict before it is.
        """
        try:
            while True:
                signals.raise_pending()
                match self._asking.surface.ask_last(self._run):
                    case Leave() | Finish():
                        return LastScreenResult(self._run)
                    case Revisit(ref):
                        if not self._revisit(ref):
                            return self._refuse()
                self._asking.surface.show_ending(self._run, None, self._ending)
        except KeyboardInterrupt:
            return LastScreenResult(self._run)

    def _revisit(self, ref: str) -> bool:
        """Ask an item once more until it is answered or left alone; return whether changes are still taken."""
        self._asking.ask_again()
        revisited = self._run.revisit(ref)
        while revisited.revisited:
            if not self._takes_changes():
                return False
            signals.raise_pending()
            revisited, reply = self._asking.ask(revisited)
            if isinstance(reply, Leave) and reply.interrupted:
                raise KeyboardInterrupt
            if isinstance(reply, Leave | Navigate | ClientHere):
                return True
            if isinstance(reply, ReplyAnswer):
                changed = self._change(revisited, reply)
                if changed is None:
                    return False
                revisited = changed
        return True

    def _change(self, revisited: Run, reply: ReplyAnswer) -> Run | None:
        """Record a changed answer; return the run, with the same question again where it is still open.

        A change makes the verdict no younger. None if it came too late.
        """
        if not self._takes_changes():
            return None
        event = self._asking.answered(revisited, reply)
        try:
            after = revisited.apply(event)
            if not _has_same_answer(self._run, after, event.ref):
                after = self._asking.record(revisited, event)
        except SupersededError:
            return None
        self._run = after
        self._asking.surface.show_answer(after, event.ref)
        return after.revisit(event.ref) if after.asked_again(event.ref) else after

    def _takes_changes(self) -> bool:
        return self._times.is_revisable and not self._asking.journal.has_newer()

    def _refuse(self) -> LastScreenResult:
        sentence = walk_messages.CHECK_ENDED.format(time=self._ending.at)
        return LastScreenResult(self._run, again=self._asking.surface.ask_for_new(sentence))


def _has_same_answer(before: Run, after: Run, ref: str) -> bool:
    """Whether the history has the same answer to an item of both: given once more, it is no change to tell of."""
    item = after.plan.by_ref[ref].item
    one, other = (run.kept.response(ref).without_unkept(item) for run in (before, after))
    return one.is_same_answer(other)
