"""Every figure of `stats` against the same runs replayed one by one."""

import json
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.histories import write
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.figures.all import figures
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.reports.fhir.responses import as_bundle
from presencecheck.reports.json.stats import stats_shape
from presencecheck.reports.text.codebook import codebook_text
from presencecheck.reports.text.runs_csv import as_csv, as_lines
from presencecheck.system.clock import day_of
from tests.support.evidence import examples
from tests.support.generated_histories import FIRST, day, live
from tests.support.slow_figures import Told, check, runs_of

LAST = day_of("2026-11-20")
RUNS = 120


def stats_of(path: Path, since: int | None = None, until: int | None = None, routine: str = "") -> dict[str, Any]:
    """The JSON of `stats` over these days."""
    gathered = gather(path, Selection(since, until, routine))
    if not gathered.table.runs:
        return stats_shape(None, routine)
    shape = stats_shape(figures(gathered.table, gathered.compared, LAST if until is None else until), routine)
    return dict(json.loads(json.dumps(shape)))


@settings(max_examples=examples(10), deadline=None)
@given(data=st.data())
def test_any_history_is_reckoned_rightly(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever was answered, wherever and at what hour: each run counts once, on the day it began."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    since = data.draw(st.one_of(st.none(), st.integers(FIRST - 1, FIRST + 71)))
    until = data.draw(st.one_of(st.none(), st.integers(since or FIRST, FIRST + 72)))
    runs = runs_of(path, (since and day(since)) or None, (until and day(until)) or None)
    stats = stats_of(path, since, until)
    if runs:
        check(stats, runs)
    else:
        assert stats["runs"] == 0


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of a run on every sixth day of work."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    write(path, RUNS, seed=7, until=LAST, a_day=0.16)
    return path


@pytest.fixture(scope="module")
def replayed(years: Path) -> list[Told]:
    """Every run of them, replayed."""
    return runs_of(years)


@pytest.mark.parametrize(
    ("since", "until", "routine"),
    [("", "", ""), ("2026-08-23", "", ""), ("2025-01-01", "2025-12-31", "full"), ("", "2024-12-31", "quick")],
)
def test_years_are_reckoned_rightly(years: Path, replayed: list[Told], since: str, until: str, routine: str) -> None:
    """Years with summer time, journeys and new versions; here the lists of what to retire and repair come to bear."""
    first, last = date.fromisoformat(since or "0001-01-01"), date.fromisoformat(until or "9999-12-31")
    runs = [one for one in replayed if first <= one.day <= last and routine in ("", one.run.plan.routine)]
    stats = stats_of(years, day_of(since) if since else None, day_of(until) if until else None, routine)
    assert len(runs) > 3
    check(stats, runs)


def test_a_generated_history_is_what_the_engine_would_have_written(years: Path, replayed: list[Told]) -> None:
    """Every run of the generator replays to the status and the verdict that stand beside it."""
    assert len(replayed) == RUNS
    for one in replayed:
        assert one.run.status.value == one.status
        readiness = one.run.readiness
        assert one.readiness is None or (readiness is not None and readiness.value == one.readiness)
    offsets = {one.began.utcoffset() for one in replayed}
    assert len(offsets) == 3  # home in winter and summer, and abroad
    assert {section.checklist.version for one in replayed for section in one.run.plan.sections} > {"0.6.0", "1.0.0"}
    assert inspect(years).faults == ()


SPOILS = (
    "UPDATE answer SET outcome = 99",
    "UPDATE answer SET outcome = -1",
    "UPDATE answer SET item = 99",
    "UPDATE answer SET seconds = -9223372036854775808",
    "UPDATE answer SET value = 1e300",
    "UPDATE answer SET value = x'00ff'",
    "UPDATE run SET status = 7",
    "UPDATE run SET readiness = 7",
    "UPDATE run SET started = 9223372036854775807",
    "UPDATE run SET started = -99999999999",
    "UPDATE run SET finished = 9223372036854775807",
    "UPDATE run SET utc_offset = 99999999",
    "UPDATE run SET plan = 99",
    "UPDATE plan SET body = '[]'",
    "UPDATE checklist SET body = '{}'",
    "DELETE FROM item",
    "DELETE FROM checklist",
    "DELETE FROM answer",
)
"""Rows that mean nothing."""


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_damaged_history(spoil: str, tmp_path: Path) -> None:
    """It is read as far as it means something, or said to be damaged; never a crash."""
    path = tmp_path / "history.db"
    write(path, 12, seed=1, until=LAST)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(spoil)
        connection.commit()
    for read in (
        lambda: stats_of(path),
        lambda: "".join(as_csv(run_rows(path, Selection()), detail=True)),
        lambda: "".join(as_lines(run_rows(path, Selection()), detail=True)),
        lambda: "".join(as_bundle(run_rows(path, Selection()), detail=True)),
        lambda: "\n".join(codebook_text(plan_uses(path, Selection()))),
    ):
        with suppress(HistoryError):
            read()
