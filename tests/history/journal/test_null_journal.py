"""A journal for walks of which nothing is kept."""

from pathlib import Path

from presencecheck.core.events import Answer, Answered
from presencecheck.core.run import Run
from presencecheck.history.format.ids import LENGTH
from presencecheck.history.journal.null_journal import NullJournal
from tests.support.builders import confirm, listed


def test_nothing_is_written(tmp_path: Path, home: Path) -> None:
    """Whatever is asked of it: no file is made, and nothing is known of any other run."""
    journal, run = NullJournal(), Run(listed(confirm("door")))
    event = Answered("c/door", Answer.YES)
    assert journal.ready() is False
    journal.recall(run, [])
    journal.record(run.apply(event), event)
    journal.give_up(run)
    assert (journal.has_newer(), journal.last_answer, len(journal.id)) == (False, None, LENGTH)
    journal.leave()
    assert not home.exists()
