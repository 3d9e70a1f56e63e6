"""`history show`: one run, with every item."""

from pathlib import Path

from presencecheck.messages import history as history_messages
from tests.support.commands import Here
from tests.support.histories import ids, six_runs


def test_by_the_beginning_of_its_id(run: Here, home: Path) -> None:
    """A few signs of the id are enough, and the newest is `last`."""
    newest = ids(six_runs(home))[0]
    assert run("history", "show", newest[:8]).out == run("history", "show", "last").out


def test_each_item_with_its_answer(run: Here, home: Path) -> None:
    """What was asked, how it was answered and by whom."""
    six_runs(home)
    shown = run("history", "show", "last")
    data = run("history", "show", "last", "--json").data["run"]
    assert shown.code == 0
    assert data["items"]
    assert history_messages.VERSIONS.partition("{")[0] in shown.out


def test_an_unknown_run(run: Here, home: Path) -> None:
    """It is an error, not an empty answer."""
    six_runs(home)
    done = run("history", "show", "zzzz")
    assert (done.code, done.out) == (4, "")
