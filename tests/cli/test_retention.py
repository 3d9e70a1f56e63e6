"""The setting `keep` in a process without a terminal: applied where the runs bear out the clock, else postponed."""

from pathlib import Path

import pytest

from presencecheck.cli.retention import apply_retention
from presencecheck.history.store.day_notes import load_day_notes
from presencecheck.messages import retention as retention_messages
from presencecheck.system.clock import Moment, now
from presencecheck.system.paths import user_paths
from tests.support.histories import history_of, ids

DAY = 24 * 3600


@pytest.fixture
def path(home: Path) -> Path:
    """A run every thirty days up to today; a few are older than a year."""
    path = user_paths().history
    history_of(path, 15, since=Moment(now().utc - 14 * 30 * DAY, 0), days=30)
    return path


def apply(path: Path, *, last_days_ago: int) -> None:
    """Apply it as if the last start had been this number of days ago."""
    today = now().day
    apply_retention(user_paths(), load_day_notes(path)._replace(day=today - last_days_ago), today, asks=False)


def test_old_runs_go(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those older than twelve months, and that is said."""
    before = len(ids(path))
    apply(path, last_days_ago=1)
    assert 12 <= len(ids(path)) < before
    said = " ".join(capsys.readouterr().err.split())
    assert retention_messages.FORGOTTEN_BY_RULE.other.partition("{")[0] in said


def test_once_a_day(path: Path) -> None:
    """A second start on the same day does nothing."""
    before = ids(path)
    apply(path, last_days_ago=0)
    assert ids(path) == before


def test_a_clock_that_goes_back(path: Path) -> None:
    """Nothing is deleted by a clock that went back."""
    before = ids(path)
    apply(path, last_days_ago=-3)
    assert ids(path) == before


def test_a_clock_that_jumped(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a long break the clock may be wrong: nobody is there to ask, so everything stays."""
    before = ids(path)
    apply(path, last_days_ago=4000)
    assert ids(path) == before
    capsys.readouterr()
