"""Clocks that jump, hours that come twice, and all zones of the world: order and durations never come from them.

PRESENCECHECK_JUMPS=400 walks as often, each at another time in another zone, PRESENCECHECK_CENTURIES=60 tries as many
times with every command that has to do with time; PRESENCECHECK_SEED chooses others.
"""

import os
import random
import time
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from presencecheck.system.clock import now
from tests.support.commands import READY, SMALL, Here, answers, own
from tests.support.evidence import Evidence, amount

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone for a process")

JUMPS = amount("JUMPS", 8, 400)
CENTURIES = amount("CENTURIES", 2, 60)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
ZONES = sorted(zoneinfo.available_timezones())
HOUR, DAY, YEAR = 3600, 86_400, 31_557_600
TODAY = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, float], None]]:
    """Sets the computer's zone, and its clock to a moment in it."""

    def set_to(zone: str, utc: float) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        monkeypatch.setattr(time, "time", lambda: float(utc))

    yield set_to
    monkeypatch.undo()
    time.tzset()


def changes(zone: zoneinfo.ZoneInfo) -> list[int]:
    """When the zone's clocks are set to another hour within two years, to the second."""
    found = []
    for start in range(TODAY - YEAR, TODAY + YEAR, 20 * DAY):
        early, late = start, start + 20 * DAY
        if offset(zone, early) != offset(zone, late):
            while late - early > 1:
                middle = (early + late) // 2
                early, late = (middle, late) if offset(zone, middle) == offset(zone, early) else (early, middle)
            found.append(late)
    return found


def offset(zone: zoneinfo.ZoneInfo, utc: int) -> timedelta | None:
    """How far ahead of UTC the zone is."""
    return datetime.fromtimestamp(utc, zone).utcoffset()


def test_all_zones(clock: Callable[[str, float], None], evidence: Evidence) -> None:
    """In every zone a moment is told as its clocks showed it, also in hours that come twice or never."""
    tried = 0
    for name in ZONES:
        zone = zoneinfo.ZoneInfo(name)
        for change in [TODAY, *changes(zone)]:
            for utc in (change - HOUR, change - 1, change, change + HOUR):
                clock(name, utc)
                moment = now()
                there = datetime.fromtimestamp(utc, zone)
                assert (moment.utc, moment.iso()) == (utc, there.isoformat()), name
                assert moment.day == there.date().toordinal() - datetime(1970, 1, 1, tzinfo=UTC).toordinal()
                tried += 1
    evidence("D10", f"moments in all {len(ZONES)} zones, around every change of the clock", tried, "told wrong")


@pytest.fixture
def walks(home: Path, run: Here, tmp_path: Path) -> Callable[[], str]:
    """Walks to the end; the run's id."""
    own(home, "small", SMALL)
    assert run("config", "set", "keep", "forever").code == 0
    given = tmp_path / "given"
    given.write_text(answers(*READY), encoding="utf-8")

    def walk() -> str:
        done = run("run", "small", "--answers", given, "--json", "--fresh")
        assert (done.code, done.data["run"]["readiness"]) == (0, "ready"), done.err
        return str(done.data["run"]["id"])

    return walk


def test_a_clock_that_jumps(
    clock: Callable[[str, float], None], walks: Callable[[], str], run: Here, evidence: Evidence
) -> None:
    """Up to ten years off and in any zone, the clock puts no run out of order, and none took less than no time."""
    chance = random.Random(SEED)
    names, moments = [], []
    for _ in range(JUMPS):
        zone, utc = chance.choice(ZONES), TODAY + chance.randrange(-10 * YEAR, 10 * YEAR)
        clock(zone, utc)
        names.append(walks())
        moments.append(datetime.fromtimestamp(utc, zoneinfo.ZoneInfo(zone)).isoformat())
    told = run("history", "-n", str(JUMPS), "--json").data["runs"]
    assert [each["id"] for each in told] == names[::-1]
    assert [each["started"] for each in told] == moments[::-1]
    assert {each["seconds"] >= 0 for each in told} == {True}
    assert run("verify").code == 0
    assert run("stats", "--all", "--json").data["stats"]["runs"] == JUMPS
    evidence("D10", "walks with a clock that jumped up to ten years", JUMPS, "out of order", "negative durations")


def test_a_clock_that_jumps_under_a_walk(
    clock: Callable[[str, float], None],
    walks: Callable[[], str],
    run: Here,
    monkeypatch: pytest.MonkeyPatch,
    evidence: Evidence,
) -> None:
    """A clock that shows another year each time it is looked at does not lengthen or shorten a walk."""
    chance = random.Random(SEED)
    clock("Europe/Berlin", TODAY)
    monkeypatch.setattr(time, "time", lambda: float(TODAY + chance.randrange(-10 * YEAR, 10 * YEAR)))
    for _ in range(JUMPS // 4):
        walks()
    told = run("history", "-n", str(JUMPS), "--json").data["runs"]
    assert {0 <= each["seconds"] <= 60 for each in told} == {True}
    evidence("D10", "walks under which the clock jumped", len(told), "negative durations", "years long")


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", "2026-10-25T01:00"),
        ("America/New_York", "2026-11-01T06:00"),
        ("Europe/Berlin", "2026-03-29T01:00"),
    ],
    ids=["twice", "twice there", "never"],
)
def test_an_hour_that_comes_twice_or_never(
    zone: str, change: str, clock: Callable[[str, float], None], walks: Callable[[], str], run: Here, evidence: Evidence
) -> None:
    """Runs on both sides of a change of the hour are of one day, in order, and told apart by their offsets."""
    middle = int(datetime.fromisoformat(f"{change}+00:00").timestamp())
    names, times = [], []
    for utc in (middle - HOUR // 2, middle + HOUR // 2):
        clock(zone, utc)
        names.append(walks())
        times.append(datetime.fromtimestamp(utc, zoneinfo.ZoneInfo(zone)).isoformat())
    told = run("history", "--json").data["runs"]
    assert [(each["id"], each["started"]) for each in told] == list(zip(names, times, strict=True))[::-1]
    assert times[0][-6:] != times[1][-6:]
    first, second = (datetime.fromisoformat(each) for each in times)
    assert second - first == timedelta(hours=1)
    day = times[0][:10]
    assert len(run("history", "--since", day, "--until", day, "--json").data["runs"]) == 2
    evidence("D10", "runs around an hour that comes twice or never", 2, "out of order", "of another day")


def seconds_of(text: str) -> int:
    """Seconds since 1970-01-01 in UTC."""
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp())


CENTURY = (seconds_of("1901-01-01T00:00"), seconds_of("2262-12-31T23:59"))
EDGES = [*CENTURY, *map(seconds_of, ("1969-12-31T23:58", "2038-01-19T03:13", "2000-02-29T12:00", "2106-02-07T06:27"))]
"""The first and the last moment that are tried, and those at which counters of seconds are full or change sign."""
AT_ANY_TIME = (
    ("history", "--json"),
    ("history", "show", "last"),
    ("stats", "--all", "--json"),
    ("stats", "--all"),
    ("stats", "--json"),
    ("report", "-o", "report.html", "--yes"),
    ("export", "-o", "runs.csv", "--yes"),
    ("export", "--format", "fhir", "-o", "runs.json", "--yes"),
    ("backup", "--json"),
    ("verify", "--json"),
    ("list", "--json"),
)
"""What reads the history, or the clock."""


def test_any_command_in_any_century(
    clock: Callable[[str, float], None],
    walks: Callable[[], str],
    run: Here,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    evidence: Evidence,
) -> None:
    """A computer whose clock stands anywhere walks, goes on, looks back, reports and forgets like any other."""
    monkeypatch.chdir(tmp_path)
    first, rest = tmp_path / "first", tmp_path / "rest"
    first.write_text(answers(*READY[:2]), encoding="utf-8")
    rest.write_text(answers(("still-so", "yes"), *READY[2:]), encoding="utf-8")
    chance, tried = random.Random(SEED), 0
    for utc in [*EDGES, *(chance.randint(*CENTURY) for _ in range(CENTURIES))][:CENTURIES]:
        zone = chance.choice(ZONES)
        clock(zone, utc)
        whole = walks()
        left = run("run", "small", "--answers", first, "--json", "--fresh")
        clock(zone, utc + 200)
        resumed = run("run", "small", "--resume", "--answers", rest, "--json")
        assert (left.code, resumed.code, resumed.data["run"]["id"]) == (3, 0, left.data["run"]["id"]), (zone, utc)
        told = run("history", "--json").data["runs"]
        assert [each["id"] for each in told[:2]] == [resumed.data["run"]["id"], whole], (zone, utc)
        started = datetime.fromisoformat(told[0]["started"]).timestamp()
        assert started == utc or (utc < DAY and 0 <= started <= DAY), (zone, utc)
        assert told[0]["seconds"] <= 60
        clock(chance.choice(ZONES), chance.choice([utc, chance.randint(*CENTURY)]))
        for command in AT_ANY_TIME:
            done = run(*command)
            assert (done.code, "Forgotten" in done.err) == (0, False), (command, zone, utc, done.err)
        assert run("forget", left.data["run"]["id"], "--yes").code == 0, (zone, utc)
        tried += 6 + len(AT_ANY_TIME)
    assert len(run("history", "-n", "999", "--json").data["runs"]) == CENTURIES
    evidence("D10", "commands at times from 1901 to 2262: walks, going on, reports, backups", tried, "refused", "lost")
