"""Power, machine, programs and the thresholds of the line: real readings here, and what readings mean anywhere."""

import math
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.items.questions import ProbeName
from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as probes_messages
from presencecheck.probes import apps, clock, machine, network, power, stun
from presencecheck.probes.background import IN_VIEW, PAGE
from presencecheck.probes.line import HostTiming
from presencecheck.probes.measurement import PARTS, Measurement, combine
from presencecheck.probes.stun import COUNT, PacketStatistics
from presencecheck.probes.table import PROBES
from tests.support.commands import presencecheck
from tests.support.real_parts import library

RANK = {"ok": 0, "warn": 1, "fail": 2}
PERCENT = st.floats(0, 100)
TUNING = Tuning()


def test_every_name_is_made_somewhere() -> None:
    """What a checklist may name is a probe here, stands for some, or is the page in the browser."""
    assert set(get_args(ProbeName)) == (set(PROBES) - {"sound"}) | set(PARTS) | {"devices"}
    assert {part for parts in PARTS.values() for part in parts} <= set(PROBES)
    assert set(get_args(ProbeName)) >= IN_VIEW | {PAGE}


@pytest.mark.parametrize("name", PROBES)
def test_a_probe_says_what_it_measures(name: str) -> None:
    """Each has a docstring that names its limits."""
    assert PROBES[name].__doc__


def test_real_readings() -> None:
    """On this machine, whatever it is, each tells something in one sentence, with a remedy where it is not well."""
    library("psutil")
    result = presencecheck("probe", "power", "machine", "apps", "--json")
    found = {probe["name"]: probe for probe in result.data["probes"]}
    assert list(found) == ["power", "machine", "apps"]
    for probe in found.values():
        assert probe["finding"] in RANK
        assert probe["sentence"].endswith(".")
        assert probe["finding"] == "ok" or "remedy" in probe
    assert 0 <= found["machine"]["value"] <= 100 or found["machine"]["unit"] == "GB"


@given(PERCENT, PERCENT, st.booleans())
def test_power(one: float, other: float, plugged: bool) -> None:
    """A fuller battery is never worse, mains is always well, and trouble has a remedy."""
    less, more = sorted((one, other))
    worse, better = (power.judge(percent, plugged=plugged, tuning=TUNING) for percent in (less, more))
    assert RANK[worse.finding] >= RANK[better.finding]
    assert (worse.finding == "ok") == (worse.remedy == "")
    assert plugged <= (worse.finding == "ok")


@pytest.mark.parametrize(("percent", "finding"), [(29.9, "fail"), (30, "warn"), (79.9, "warn"), (80, "ok")])
def test_power_at_its_limits(percent: float, finding: str) -> None:
    """Limits belong to the better side."""
    assert power.judge(percent, plugged=False, tuning=TUNING).finding == finding


@given(PERCENT, PERCENT, st.integers(0, 10**13), st.booleans())
def test_machine(load: float, memory: float, disk: int, restart: bool) -> None:
    """It is well only within every limit; a pending restart is said, and alone no reason to worry."""
    found = machine.judge(machine.MachineState(load, memory, disk, restart), TUNING)
    within = load <= TUNING.load_warn and memory >= TUNING.memory_warn and disk >= TUNING.disk_warn * 10**9
    assert (found.finding == "ok") == within
    assert ("restart" in found.sentence) == restart
    assert found.finding == "ok" or found.remedy


TRIP, JITTER, LOSS = st.floats(0, 2000), st.floats(0, 300), st.floats(0, 99)


@given(TRIP, JITTER, LOSS, st.integers(-5, 100), TRIP)
def test_line(trip: float, jitter: float, loss: float, days: int, more: float) -> None:
    """It is well only within every limit; what takes longer is never better."""
    fast, slow = (
        network.judge("h", HostTiming(0.01, days * 86_400), PacketStatistics(each, jitter, loss), 0, TUNING)
        for each in (trip, trip + more)
    )
    within = trip <= 150 and jitter <= 40 and loss < 1 and days >= 7
    assert (fast.finding == "ok") == within
    assert RANK[slow.finding] >= RANK[fast.finding]
    assert fast.finding == "ok" or fast.remedy


@given(st.integers(-(10**9), 10**9))
def test_clock(ahead: int) -> None:
    """Off is off in both directions."""
    found, other = clock.judge("h", ahead, TUNING), clock.judge("h", -ahead, TUNING)
    assert found.finding == other.finding == ("ok" if abs(ahead) <= 30 else "warn" if abs(ahead) <= 300 else "fail")


@given(st.binary(max_size=200))
def test_any_answer_has_a_date_or_none(head: bytes) -> None:
    """Whatever a host answers, it is read without stumbling."""
    assert clock.parse_date(b"HTTP/1.1 200 OK\r\n" + head) is None or b"ate" in head.lower()
    assert clock.parse_date(b"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" + head) == 784_111_777


@given(st.dictionaries(st.integers(0, COUNT - 1), st.floats(0.0001, 0.9)))
def test_packets_sum_up(trips: dict[int, float]) -> None:
    """Loss is what did not come; the round trip lies among those measured; an even way has no jitter."""
    found = stun.summarize(trips)
    assert found.loss == pytest.approx(100 * (COUNT - len(trips)) / COUNT)
    assert found.jitter >= 0
    if trips:
        assert found.round_trip is not None
        assert min(trips.values()) * 999 <= found.round_trip <= max(trips.values()) * 1001
        assert math.isclose(stun.summarize(dict.fromkeys(trips, 0.1)).jitter, 0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("name", "listed", "found"),
    [
        ("slack", "slack", ["slack"]),
        ("Slack Helper (Renderer)", "slack", ["slack"]),
        ("thunderbird-bin", "thunderbird", ["thunderbird"]),
        ("ms-teams.exe", "teams", ["teams"]),
        ("OUTLOOK.EXE", "mail, outlook", ["outlook"]),
        ("mailer-daemon", "mail", []),
        ("signal", " Signal ,, signal", ["signal"]),
        ("slack", "", []),
    ],
)
def test_programs(name: str, listed: str, found: list[str]) -> None:
    """A program goes by several names; one that only begins alike is another."""
    assert apps.find_running([name], apps.parse_list(listed)) == found


def test_programs_that_run() -> None:
    """What runs on this machine is found, since it can be named."""
    library("psutil")
    assert presencecheck("config", "set", "probes.apps", "python, pytest, python3").code == 0
    [found] = presencecheck("probe", "apps", "--json").data["probes"]
    assert (found["finding"], found["remedy"]) == ("warn", probes_messages.QUIT)
    assert "Python" in found["sentence"]


def test_who_holds_the_camera() -> None:
    """That weighs more than what might put a message on the screen."""
    found = apps.judge(["slack"], ["zoom"], 9)
    assert (found.finding, found.remedy) == ("warn", probes_messages.FREE_CAMERA)
    assert found.sentence == "The camera is in use by zoom. Running: Slack."


MEASUREMENTS = st.lists(
    st.builds(Measurement, st.sampled_from(["ok", "warn", "fail", "unknown"]), st.sampled_from(["", "A.", "B."])),
    min_size=1,
    max_size=3,
)


@given(MEASUREMENTS)
def test_several_as_one(parts: list[Measurement]) -> None:
    """The gravest finding counts, what is unknown only where nothing is known; every sentence is said."""
    found = combine(parts)
    known = [RANK[part.finding] for part in parts if part.finding != "unknown"]
    assert RANK.get(found.finding, -1) == (max(known) if known else -1)
    assert found.sentence.split() == [part.sentence for part in parts if part.sentence]


def test_a_probe_without_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Where a library is missing, it says which extra brings it, and nothing is held against anyone."""
    for name in ("psutil", "sounddevice"):
        (tmp_path / f"{name}.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = presencecheck("probe", "power", "microphone", "--json")
    assert result.code == 0
    assert [(found["finding"], found["sentence"], found["remedy"]) for found in result.data["probes"]] == [
        ("unknown", probes_messages.NO_EXTRA.format(extra=extra), probes_messages.GET_EXTRA.format(extra=extra))
        for extra in ("system", "audio")
    ]


def test_a_probe_that_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A library that fails, or that takes the whole process down, costs the person no more than its finding."""
    (tmp_path / "psutil.py").write_text("def __getattr__(name):\n    raise RuntimeError('secret')")
    (tmp_path / "sounddevice.py").write_text("import os\nprint('noise')\nos._exit(1)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = presencecheck("probe", "power", "microphone", "--json")
    assert [found["sentence"] for found in result.data["probes"]] == [
        probes_messages.BROKEN.format(kind="RuntimeError"),
        probes_messages.NOT_STARTED,
    ]


@pytest.mark.parametrize(("name", "hint"), [("nework", 'Did you mean "network"?'), ("xyzzy", "Known: power")])
def test_no_such_probe(name: str, hint: str) -> None:
    """A name that is not known is a usage error."""
    result = presencecheck("probe", name)
    assert (result.code, hint in result.err) == (2, True)


def test_the_page_is_named() -> None:
    """What is looked at in the browser is not measured here, and the way there is said."""
    [found] = presencecheck("probe", "devices", "--json").data["probes"]
    assert (found["finding"], found["remedy"]) == ("unknown", probes_messages.SEE_PAGE)
