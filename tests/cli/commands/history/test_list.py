"""`history`: the newest runs, in a table or in a narrow window a line each."""

from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived, Revised, StoredEvent
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import FileJournal
from presencecheck.messages import history as history_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.system.paths import user_paths
from tests.support.builders import confirm, listed
from tests.support.commands import Here
from tests.support.histories import history_of, six_runs


def test_none_yet(run: Here) -> None:
    """Where there is no history, that is said with how to begin."""
    assert run("history").err.strip() == history_messages.NO_RUNS


def test_the_table(run: Here, home: Path) -> None:
    """A row a run under the headings; with a number, that many."""
    six_runs(home)
    head, *rows = run("history").out.splitlines()
    assert head.split() == list(history_messages.COLUMNS)
    assert len(rows) == 6
    assert len(run("history", "-n", "2").out.splitlines()) == 3


def test_a_narrow_window(run: Here, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty columns hold a run on one line; only the longest verdict, as long as everywhere, stands below it."""
    six_runs(home)
    monkeypatch.setenv("COLUMNS", "40")
    rows = run("history").out.splitlines()
    longest = history_messages.VERDICTS["ready-with-exceptions"]
    assert longest == verdict_messages.NAMES["ready-with-exceptions"]
    below = [row for row in rows if row.strip() == longest]
    assert below
    assert len(rows) == 6 + len(below)
    assert max(map(len, rows)) <= 40


def test_no_run_fits(run: Here, home: Path) -> None:
    """Runs that are hidden by the options are not said to be none."""
    six_runs(home)
    assert run("history", "--until", "1999-01-01").err.strip() == history_messages.NO_MATCH


ENDS: dict[str, tuple[StoredEvent, ...]] = {
    "Cut short for the client: {run}.": (ClientArrived(),),
    "Changed after the verdict: {run}.": (Answered("c/door", Answer.YES), Revised("c/door", Answer.SKIP)),
}


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("remark", ENDS)
def test_what_is_special_of_a_run(
    run: Here, home: Path, monkeypatch: pytest.MonkeyPatch, remark: str, columns: str
) -> None:
    """Below the list it is said which run was cut short, and which was changed after its verdict; of others nothing."""
    monkeypatch.setenv("COLUMNS", columns)
    six_runs(home)
    before = run("history").out
    journal, walked = FileJournal(home / "data" / "history.db"), Run(listed(confirm("door")))
    for event in ENDS[remark]:
        walked = walked.apply(event)
        journal.record(walked, event)
    journal.leave()
    assert " ".join(run("history").out.split()).endswith(remark.format(run=journal.id))
    assert not any(words.split(":")[0] in before for words in ENDS)


def test_without_a_subcommand_it_lists(run: Here) -> None:
    """And `show` shows one of those that are listed."""
    history_of(user_paths().history, 2)
    listed = run("history", "--json").data["runs"]
    assert len(listed) == 2
    shown = run("history", "show", listed[0]["id"], "--json").data["run"]
    assert shown["id"] == listed[0]["id"]
    assert run("history", "shown").code == 2
