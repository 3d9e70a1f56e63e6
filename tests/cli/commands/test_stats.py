"""`stats`: every figure against the same runs replayed one by one, and what a person is shown."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.histories import write
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.run import Run
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.store import History
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_of
from presencecheck.messages import verdict as verdict_messages
from presencecheck.system.clock import Moment, day_of, now
from presencecheck.system.paths import user_paths
from tests.support.builders import VIDEO, record, recorder_of
from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.evidence import examples
from tests.support.generated_histories import FIRST, day, live
from tests.support.slow_figures import runs_of

LAST = day_of("2026-11-20")
RUNS = 400


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four years of a run on every other working day."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    write(path, RUNS, seed=7, until=LAST, a_day=0.4)
    return path


@pytest.fixture
def small(home: Path) -> Path:
    """A list of the person's own, and three runs of it: ready, with something accepted, and left."""
    own(home, "small", SMALL)
    walk("small", READY)
    walk("small", [("small/door", "yes"), ("small/water", "accept"), *READY[2:]])
    assert walk("small", [("small/door", "skip")]).code == 3
    return home


def test_in_a_terminal(small: Path) -> None:
    """Few runs are said to be few, skipped is not done, and numbers stand beside the bars."""
    result = presencecheck("stats")
    assert result.code == 0
    assert "3 runs, about 3 a week; 2 finished, 1 left early or under way." in result.out
    assert "From 2 runs only: too few to say much." in result.out
    assert "  Is the door shut?\n    in place 67 %, skipped 33 %; 3 runs\n" in result.out
    ready = next(row for row in result.out.splitlines() if row.split()[:1] == ["ready"])
    assert "█" in ready
    assert ready.split()[-3:] == ["1", "50", "%"]


def test_runs_after_a_session_have_no_part_in_the_verdicts(small: Path) -> None:
    """The shares of what there is to be ready for make a whole, on the page to print as well."""
    own(small, "after-it", SMALL.replace("id: small", "id: after-it\nmoment: close"))
    walk("after-it", [(ref.replace("small/", "after-it/"), answer) for ref, answer in READY])
    said = presencecheck("stats").out
    assert "3 finished" in said
    assert "Verdicts, of 2 finished before a session" in said
    shares = [row.split()[-2] for row in said.splitlines() if row.split()[:1] in (["ready"], ["ready,"], ["not"])]
    assert shares == ["50", "50", "0"]
    page = small / "page.html"
    assert presencecheck("report", "-o", str(page)).code == 0
    assert "Verdicts, of 2 finished before a session" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80])
def test_nothing_is_wider_than_the_window(
    years: Path, home: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """Forty columns suffice."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "history.db").write_bytes(years.read_bytes())
    monkeypatch.setenv("COLUMNS", str(columns))
    for options in (["--all"], ["--since", "2026-01-01"]):
        rows = presencecheck("stats", *options).out.splitlines()
        assert max(map(len, rows)) <= columns
        assert any("Never once" in row for row in rows)
    rows = presencecheck("history", "-n", "9").out.splitlines()
    assert max(map(len, rows)) <= columns
    longest = verdict_messages.NAMES["ready-with-exceptions"]
    assert len(rows) == (9 + sum(row.endswith(longest) for row in rows) if columns == 40 else 10)


@pytest.mark.parametrize("switch", ["ACCESSIBLE", "PRESENCECHECK_PLAIN"])
def test_in_words(small: Path, monkeypatch: pytest.MonkeyPatch, switch: str) -> None:
    """For a screen reader there is no bar, no dot and no column: the same is said in sentences."""
    monkeypatch.setenv(switch, "1")
    out = presencecheck("stats").out
    assert not set(out) & set("█▌▁▂▃▄▅▆▇·")
    assert "  Is the door shut?\n    in place 67 %, skipped 33 %; 3 runs\n" in out
    assert "ready: 1, 50 %" in out


def test_without_a_run() -> None:
    """One kind line, and nothing made."""
    result = presencecheck("stats")
    assert (result.code, result.out, result.err) == (0, "", "No run yet. Start one: presencecheck\n")
    assert presencecheck("stats", "--json").data == {"format": 1, "stats": {"runs": 0, "routine": None}}


def test_no_run_in_these_days(small: Path) -> None:
    """An empty window is no empty history."""
    assert "--all" in presencecheck("stats", "--until", "2001-01-01").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "soon"], "2026-11-22, 22.11.2026, 22 Nov 2026, yesterday"),
        (["--since", "2026-02-30"], "the calendar has no"),
        (["--until", "05/06/2025"], "2025-06-05 or 2025-05-06"),
        (["--since", "2026-03-01", "--until", "2026-02-01"], "before the first"),
    ],
)
@pytest.mark.parametrize("command", ["stats", "history"])
def test_days_that_are_none(command: str, arguments: list[str], words: str) -> None:
    """What is no day is named, with how to write one."""
    result = presencecheck(command, *arguments)
    assert result.code == 2
    assert words in result.err


@pytest.mark.parametrize("command", ["stats", "history"])
def test_a_routine_that_was_never_run(small: Path, command: str) -> None:
    """A misspelt routine is told apart from one without runs in these days."""
    result = presencecheck(command, "--routine", "smal")
    assert (result.code, result.out) == (4, "")
    assert 'Did you mean "small"?' in result.err


def test_history_filters(small: Path, home: Path) -> None:
    """Runs are found by day, routine, verdict and status, the newest first; -n limits what is found."""
    every = presencecheck("history", "--json").data["runs"]
    today = every[0]["started"][:10]
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()

    def found(*options: str) -> list[str]:
        return [run["id"] for run in presencecheck("history", "--json", *options).data["runs"]]

    ids = [run["id"] for run in every]
    assert found("--since", today, "--until", today) == found("--since", "1d") == found("--routine", "small") == ids
    assert found("--until", yesterday) == found("--until", "1d") == []
    assert found("--status", "in-progress") == ids[:1]
    assert found("--status", "completed", "-n", "1") == ids[1:2]
    assert found("--readiness", "ready-with-exceptions") == ids[1:2]
    assert found("--readiness", "ready") == ids[2:]
    assert (
        presencecheck("history", "--readiness", "not-ready").err == "No run fits. All of them: presencecheck history\n"
    )
    assert presencecheck("history", "--readiness", "reday").code == 2


@settings(max_examples=examples(8), deadline=None)
@given(data=st.data())
def test_history_finds_what_the_days_hold(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The days of the list are those that the person's own clock showed."""
    from presencecheck.history.queries.runs import summaries

    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    since = data.draw(st.integers(FIRST - 1, FIRST + 71))
    until = data.draw(st.integers(since, FIRST + 72))
    found = [summary.id for summary, _ in summaries(path, -1, Selection(since, until))]
    assert sorted(found) == sorted(run.id for run in runs_of(path, day(since), day(until)))


def test_who_answered(small: Path) -> None:
    """`history show` says the result of each item, and who said so."""
    out = presencecheck("history", "show", "last").out
    assert "Is the door shut? skipped (you," in out
    assert "Is water at hand? not answered\n" in out
    assert "small 1.2.0" in out


def test_what_is_never_open_can_be_retired_where_it_is_seen(home: Path) -> None:
    """The command stands beside it, works as it stands, and is not said again of what is retired."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\n")
    plan = plan_of(Library.of(user_paths()), ["mine"], VIDEO)
    history = History.open(home / "data" / "history.db")
    for ago in range(40):
        at = Moment(now().utc - ago * 86_400 - 60, 0)
        record(recorder_of(history, at), Run(plan), "accept", "yes", "yes", 7, "calm", "steady", at=at)
    history.close()
    out = presencecheck("stats").out
    found = re.findall(r"To leave it out: presencecheck (retire \S+)", out)
    assert found == ["retire mine/water", "retire mine/lamp"]
    listed = presencecheck("stats", "--json").data["stats"]["never-not-yet"]
    assert listed[0] == {"checklist": "mine", "item": "water", "runs": 40, "retirable": True}
    assert presencecheck(*found[0].split()).code == 0
    assert re.findall(r"retire \S+", presencecheck("stats").out) == ["retire mine/lamp"]
    page = home / "page.html"
    assert presencecheck("report", "-o", page).code == 0
    assert re.findall(r"<code>presencecheck (retire \S+)</code>", page.read_text()) == ["retire mine/lamp"]
