"""A walk with a person asks what to do each time the history cannot be written."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, StoredEvent
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError, SupersededError
from presencecheck.history.format.recall import Recalled
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.history.journal.retrying_journal import RetryingJournal
from presencecheck.history.queries.runs import find_run
from tests.support.builders import confirm, listed

TWO = listed(confirm("door"), confirm("lamp"))
YES = Answered("c/door", Answer.YES)
FIRST = Run(TWO).apply(YES)


class Stubborn(NullJournal):
    """Fails so often, and says what it was asked to do."""

    def __init__(self, failing: int) -> None:
        super().__init__()
        self.failing = failing
        self.calls: list[str] = []

    def _try(self, what: str) -> None:
        self.calls.append(what)
        if self.failing:
            self.failing -= 1
            raise HistoryError(f"no {what}")

    def ready(self) -> bool:
        """Try."""
        self._try("ready")
        return False

    def record(self, run: Run, event: StoredEvent) -> None:
        """Try."""
        self._try("record")

    def recall(self, run: Run, recalled: Sequence[Recalled]) -> None:
        """Try."""
        self._try("recall")

    def give_up(self, run: Run) -> None:
        """Try."""
        self._try("give up")

    def has_newer(self) -> bool:
        """Try."""
        self._try("has newer")
        return True

    def leave(self) -> None:
        """Note it."""
        self.calls.append("leave")


def asking(*answers: bool) -> tuple[Callable[[HistoryError], bool], list[str]]:
    """Someone who answers so, and what they were told."""
    told: list[str] = []
    left = list(answers)

    def asked(trouble: HistoryError) -> bool:
        told.append(trouble.message)
        if not left:
            raise trouble
        return left.pop(0)

    return asked, told


def test_trouble_is_put_to_the_person_each_time() -> None:
    """Tried again as often as they wish; once they do without, nothing more is tried or told."""
    asked, told = asking(False, False, True)
    journal = Stubborn(2)
    wary = RetryingJournal(journal, asked)
    assert (wary.id, wary.started, wary.without) == (journal.id, journal.started, False)
    assert wary.ready() is True
    assert (told, journal.calls) == (["no ready"] * 2, ["ready"] * 3)
    assert wary.ready() is False
    journal.failing = 9
    wary.record(FIRST, YES)
    assert (wary.without, told[2:], journal.calls[4:]) == (True, ["no record"], ["record"])
    wary.record(FIRST, YES)
    assert (wary.ready(), len(told), len(journal.calls)) == (False, 3, 5)
    wary.leave()
    assert journal.calls[-1] == "leave"


def test_doing_without_from_the_beginning() -> None:
    """Where it is said before the first answer, the question is shown again and nothing is recorded."""
    asked, _ = asking(True)
    journal = Stubborn(9)
    wary = RetryingJournal(journal, asked)
    assert wary.ready() is True
    wary.record(FIRST, YES)
    assert journal.calls == ["ready"]


def test_who_wants_neither_leaves() -> None:
    """The trouble goes on to who ends the walk."""
    asked, _ = asking()
    wary = RetryingJournal(Stubborn(9), asked)
    with pytest.raises(HistoryError, match="no ready"):
        wary.ready()
    with pytest.raises(HistoryError, match="no record"):
        wary.record(FIRST, YES)
    assert not wary.without


def test_answers_of_a_person_reach_the_history(tmp_path: Path) -> None:
    """What is written with a person at hand is the run and its answers, one after the other."""
    path = tmp_path / "data" / "history.db"
    logged = FileJournal(path)
    wary = RetryingJournal(logged, asking()[0])
    wary.record(FIRST, YES)
    skipped = Answered("c/lamp", Answer.SKIP)
    wary.record(FIRST.apply(skipped), skipped)
    wary.leave()
    assert logged.begun is True
    summary, walked = find_run(path, wary.id)
    assert (summary.status, [event for event in walked.events if isinstance(event, Answered)]) == (
        *(Status.COMPLETED, [YES, skipped]),
    )


def test_whatever_is_asked_of_the_history_is_tried_again() -> None:
    """A recall, giving up, looking for a newer run; with nothing more recorded none of them is made."""
    asked, told = asking(False, False, False, True)
    journal = Stubborn(1)
    wary = RetryingJournal(journal, asked)
    wary.recall(FIRST, [])
    journal.failing = 1
    wary.give_up(FIRST)
    journal.failing = 1
    assert wary.has_newer() is True
    assert told == ["no recall", "no give up", "no has newer"]
    assert journal.calls == [*(["recall"] * 2), *(["give up"] * 2), *(["has newer"] * 2)]
    journal.failing = 1
    assert wary.has_newer() is False
    wary.recall(FIRST, [])
    wary.give_up(FIRST)
    assert len(journal.calls) == 7
    assert wary.last_answer is None


def test_a_newer_run_is_no_trouble_to_ask_about() -> None:
    """That a verdict can no longer be changed goes on to who asked for it; trying again would change nothing."""

    class Superseded(NullJournal):
        def record(self, run: Run, event: StoredEvent) -> None:
            """Fail."""
            raise SupersededError("newer")

    asked, told = asking(False)
    with pytest.raises(SupersededError):
        RetryingJournal(Superseded(), asked).record(FIRST, YES)
    assert told == []
