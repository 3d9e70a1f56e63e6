"""How a question about a state stands, and so what yes means and which letters answer it. Pure."""

from typing import NamedTuple

from presencecheck.core.events import Answer
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import MeasureAgain, Reply, ReplyAnswer, YesOnceMeasured


class AnswerState(NamedTuple):
    """Where a question about a state stands.

    Attributes:
        is_again: it is asked again, after "not yet".
        is_against: the latest measurement speaks against it.
        was_yes: the person said yes against a measurement, which was then made again.
        is_measurable: it can be measured again.
        is_awaited: a measurement is running.
        is_on_page: the person does the measuring, in the browser.
        is_said: the person said yes while the measurement was running.
    """

    is_again: bool = False
    is_against: bool = False
    was_yes: bool = False
    is_measurable: bool = False
    is_awaited: bool = False
    is_on_page: bool = False
    is_said: bool = False

    @property
    def can_accept(self) -> bool:
        """Whether going on as it is, is an answer."""
        return self.is_again or self.is_against

    @property
    def can_measure(self) -> bool:
        """Whether asking for another measurement does something now."""
        return self.is_measurable and not self.is_awaited

    def yes(self) -> Reply | None:
        """What yes means now; None where it was said, and what it depends on is still being measured.

        While it is measured, yes counts once nothing speaks against it: what is called in place was looked at. Against
        a measurement yes first measures again, since what was wrong may be right by now; the second yes counts. Where
        the person does the measuring, the first one does.
        """
        if self.is_on_page:
            return ReplyAnswer(Answer.YES)
        if self.is_awaited:
            return None if self.was_yes or self.is_said else YesOnceMeasured()
        return MeasureAgain(for_yes=True) if self.is_against and not self.was_yes else ReplyAnswer(Answer.YES)

    def letters(self) -> tuple[tuple[str, str], ...]:
        """The letters that answer, and what each means."""
        accept = (("g", walk_messages.KEY_ACCEPT),) if self.can_accept else ()
        measure = (("m", walk_messages.KEY_MEASURE),) if self.can_measure else ()
        return (("y", self._yes_words()), ("n", walk_messages.KEY_NOT_YET), *accept, *measure)

    def _yes_words(self) -> str:
        if self.is_against:
            is_last = self.was_yes or self.is_on_page
            return walk_messages.KEY_YES_AGAINST if is_last else walk_messages.KEY_YES_MEASURED
        return walk_messages.KEY_NOW if self.is_again else walk_messages.KEY_YES
