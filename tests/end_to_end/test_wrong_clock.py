"""A computer whose date is wrong: what the setting `keep` would take then is not taken before a person has said so."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.history.operations.backup import write_backup
from presencecheck.history.queries.run_dates import start_days
from presencecheck.history.store import copies
from presencecheck.history.store.day_notes import DayNotes, load_day_notes, save_day_notes
from presencecheck.system.clock import Moment, day_of
from tests.support.commands import READY, SMALL, answers, own, presencecheck, quietly
from tests.support.evidence import examples
from tests.support.histories import history_of, ids
from tests.support.other_clocks import sweep_left_clocks
from tests.support.real_parts import program
from tests.support.terminals import Terminal, typed

DAY = 86_400
real_clocks = pytest.mark.skipif(os.name != "posix", reason="needs a terminal")


@pytest.fixture(autouse=True)
def one_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """All dates in UTC."""
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(autouse=True, scope="module")
def nothing_is_left() -> Iterator[None]:
    """No file of a clock stays on the computer."""
    yield
    sweep_left_clocks()


def moment(text: str) -> Moment:
    """Ten o'clock on a date."""
    return Moment(int(datetime.fromisoformat(f"{text}T10:00:00").replace(tzinfo=UTC).timestamp()), 0)


def kept(home: Path, *groups: tuple[str, int]) -> Path:
    """A history with runs on that many days from a date on, group after group; last seen on its last day."""
    path = home / "data" / "history.db"
    for date, runs in groups:
        history_of(path, runs, since=moment(date))
    save_day_notes(path, DayNotes(start_days(path)[-1]))
    return path


def line(date: str, *arguments: str) -> Sequence[str]:
    """The command line that runs the program on a date."""
    sweep_left_clocks()
    return [program("faketime"), f"{date} 10:00:00", sys.executable, "-m", "presencecheck", *arguments]


def piped(date: str, *arguments: str) -> tuple[str, str]:
    """What the program writes on that date where nobody can be asked."""
    done = subprocess.run(line(date, *arguments), input="", capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def asked(date: str, *arguments: str, reply: str = "") -> str:
    """What a person reads in their terminal on that date, who answers the one question so."""
    with Terminal(program=line(date, *arguments)) as terminal:
        if reply:
            terminal.wait_for("[y/N]")
            terminal.send(reply)
        assert terminal.ended() == 0
        return terminal.record


# What was seen to go wrong.


@pytest.mark.real
@real_clocks
@pytest.mark.parametrize(
    "dates", [("2031-01-01", "2031-01-03"), ("2027-12-01", "2027-12-02"), ("2099-01-01", "2099-01-02")], ids=str
)
def test_two_days_of_a_wrong_year_take_nothing(home: Path, dates: tuple[str, str]) -> None:
    """Reading under a wrong date, on as many days as one likes: the runs and the backup are as they were."""
    path = kept(home, ("2026-11-16", 5))
    backup, _ = write_backup(path)
    before, copied = ids(path), backup.read_bytes()
    for date in dates:
        for command in ("history", "stats", "export"):
            out, err = piped(date, command, *(["--json"] if command != "export" else []))
            assert "Forget" not in out + err
    assert (ids(path), backup.read_bytes()) == (before, copied)
    out, _ = piped(dates[-1], "doctor")
    told = " ".join(out.split())
    assert "5 of 5 runs are older than 12 months" in told
    assert "They are kept until you are asked" in told


@pytest.mark.real
@real_clocks
def test_the_person_is_asked_once_and_no_is_what_enter_means(home: Path) -> None:
    """The question names the facts and the date; Enter keeps all, and no command asks again that week."""
    path = kept(home, ("2026-11-16", 5))
    piped("2031-01-03", "history", "--json")
    told = asked("2031-01-03", "history", reply="\r")
    assert "5 of 5 runs are older than 12 months as of 3 January 2031." in told
    assert "The newest before today is of 20 November 2026." in told
    assert "Is today 3 January 2031, and are they to be forgotten for good? [y/N]" in told
    assert "Nothing was forgotten." in told
    for date in ("2031-01-03", "2031-01-04", "2031-01-09"):
        assert "[y/N]" not in asked(date, "stats", "--all")
    assert len(ids(path)) == 5
    assert "[y/N]" in asked("2031-01-10", "history", reply="y\r")
    assert ids(path) == []


@pytest.mark.real
@real_clocks
@pytest.mark.parametrize("plain", [True, False], ids=["plain", "keys"])
def test_after_a_walk(home: Path, plain: bool) -> None:
    """The question comes when the walk is over, in a line that every terminal can show."""
    path = kept(home, ("2026-11-16", 5))
    own(home, "door", SMALL.split("  - {id: water")[0].replace("id: small", "id: door"))
    with Terminal(program=line("2031-01-03", "run", "door", *(["--plain"] if plain else []))) as terminal:
        terminal.walk(typed(["y"]) if plain else ["y"])
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        terminal.send("\r")
        terminal.wait_for("[y/N]")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert "5 of 6 runs are older than 12 months" in terminal.record
    assert len(ids(path)) == 6


@pytest.mark.real
@real_clocks
def test_what_is_due_by_a_right_clock_goes_without_a_word_too_many(home: Path) -> None:
    """One run in twenty, the last of them yesterday: it goes as it always did; its backup stays, and is named once."""
    path = kept(home, ("2025-11-10", 1), ("2026-11-01", 20))
    backup, _ = write_backup(path)
    copied = backup.read_bytes()
    told = asked("2026-11-21", "history")
    assert "Forgotten, as your settings say (keep): 1 run from before 21 November 2025." in told
    assert backup.name in told
    assert "presencecheck forget --before 2025-11-21" in told
    assert (len(ids(path)), backup.read_bytes()) == (20, copied)
    assert backup.name not in asked("2026-11-22", "history")
    assert backup.name in asked("2026-12-21", "history")
    done = presencecheck("forget", "--before", "2025-11-21", "--yes")
    assert (done.code, f"To be cleaned of such runs: 1 backup in {backup.parent}: {backup.name}." in done.err) == (
        0,
        True,
    )
    assert (len(ids(path)), len(ids(backup))) == (20, 20)
    assert (
        presencecheck("forget", "--before", "2025-11-21", "--yes").err.strip()
        == "No run of the history is to be forgotten."
    )


@pytest.mark.real
@real_clocks
def test_runs_of_the_future_are_named_and_can_be_taken_out(home: Path) -> None:
    """`history` and `doctor` count them and give the line, which takes these and no others."""
    path = kept(home, ("2026-11-01", 20), ("2031-01-03", 3))
    _, err = piped("2026-11-27", "history")
    assert "3 of 23 runs are dated in the future, as today is 27 November 2026." in err
    assert "presencecheck forget --after 2026-11-28" in err
    assert piped("2026-11-27", "history", "--json")[1] == ""
    assert "3 of 23 runs are dated in the future" in " ".join(piped("2026-11-27", "doctor")[0].split())
    assert "20 runs" not in piped("2026-11-27", "forget", "--after", "2026-11-28", "--yes")[1]
    assert len(ids(path)) == 20
    assert "future" not in piped("2026-11-27", "history")[1]


@pytest.mark.real
@real_clocks
def test_runs_of_the_future_do_not_vouch_for_a_wrong_clock(home: Path) -> None:
    """Whether the clock has run ahead is judged by the runs that are not ahead of it."""
    path = kept(home, ("2026-11-01", 9), ("2031-02-03", 1))
    save_day_notes(path, DayNotes(day_of("2031-01-02")))
    _, err = piped("2031-01-03", "history")
    assert "9 of 9 runs are older than 12 months" in err
    assert len(ids(path)) == 10


TODAY = day_of("2026-11-22")
AS_IT_SHOULD = ([-500, -300], [0])
"""A run that goes as it always did, so that the property is about something."""


@settings(max_examples=examples(3), deadline=None)
@example(begun=AS_IT_SHOULD[0], steps=AS_IT_SHOULD[1], command="history --json")
@example(begun=[-500], steps=[0, 60, 60, 60, 60, 60, 60, 60], command="history")
@example(begun=[-500] * 4, steps=[0], command="history")
@given(
    begun=st.lists(st.integers(-900, 400), min_size=1, max_size=5),
    steps=st.lists(st.sampled_from([0, 1, 2, 30, 59, 60, 61, 365, 400, 1500, -1, -30, -400]), min_size=1, max_size=8),
    command=st.sampled_from(["history", "stats", "export", "history --json"]),
)
def test_no_run_is_lost_by_reading(begun: list[int], steps: list[int], command: str) -> None:
    """Whatever the clock shows at whatever start: none goes but few, old, not the newest, and soon after another."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESENCECHECK_HOME", folder)
        path, today = Path(folder) / "data" / "history.db", TODAY
        for day in [*begun, *range(-9, 0)]:
            history_of(path, 1, since=Moment((TODAY + day) * DAY, 0))
        save_day_notes(path, DayNotes(TODAY - 1))
        backup, _ = write_backup(path)
        copied, total = backup.read_bytes(), len(start_days(path))
        for step in steps:
            today += step
            patch.setattr(time, "time", lambda today=today: float(today * DAY + 3600))
            last, before = load_day_notes(path).day, start_days(path)
            assert quietly(*command.split()).code == 0
            left = start_days(path)
            known = [each for each in before if each <= today + 1]
            if len(left) < len(before):
                assert (len(before) - len(left)) * 4 <= len(known)
                assert max(set(before) - set(left)) < today - 364
                assert 0 < today - last <= 60
                assert 0 < today - max(each for each in known if each < today) <= 60
                assert known[-1] == [each for each in left if each <= today + 1][-1]
        assert (backup.read_bytes(), copies.backups(path)) == (copied, [backup])
        assert (begun, steps) != AS_IT_SHOULD or len(start_days(path)) == total - 1


@pytest.mark.parametrize("noted", ["", "x", "1 2 3 4 5", "-7"])
def test_notes_that_mean_nothing(path: Path, noted: str) -> None:
    """What cannot be read counts as never noted."""
    path.parent.mkdir(parents=True)
    path.with_suffix(".day").write_text(noted)
    assert load_day_notes(path).day < 0
    path.with_suffix(".day").write_text("20000")
    assert load_day_notes(path) == DayNotes(20_000)


def test_answers_from_a_file_are_nobody(home: Path) -> None:
    """Where answers come from a file nobody is asked, and what is too old is kept."""
    path = kept(home, ("2020-11-16", 5))
    own(home, "small", SMALL)
    given_ = presencecheck("run", "small", "--answers", "-", "--json", stdin=answers(*READY))
    assert given_.code == 0
    assert "5 of 6 runs are older than 12 months" in given_.err
    assert len(ids(path)) == 6
