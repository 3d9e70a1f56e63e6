"""Microphone and speaker with a real sound server, real speech and real noise."""

import json
import math
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as probes_messages
from presencecheck.probes import levels
from presencecheck.probes.levels import FULL, Levels
from presencecheck.probes.measurement import UnmeasurableError
from presencecheck.probes.microphone import judge
from presencecheck.probes.speaker import PITCH, SECONDS, tone
from tests.support.real_parts import program
from tests.support.sound_server import RATE, Sound, recording, sound_server, speech
from tests.support.terminals import PATIENCE

ROOMS: dict[str, tuple[float, float] | None] = {
    "quiet": (-10, -60),
    "noisy": (-10, -36),
    "faint": (-40, -80),
    "clipped": (20, -60),
    "nobody": (-200, -60),
    "muted": None,
}
"""The gain of the voice and the noise in dBFS in each room; none where nothing but zeros comes."""


@pytest.fixture(scope="module")
def server() -> Iterator[Sound]:
    """A sound server."""
    with sound_server() as made:
        yield made


@pytest.fixture(scope="module")
def heard(server: Sound, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the microphone of each room finds, all measured at the same time."""
    folder = tmp_path_factory.mktemp("sounds")
    voice = speech(folder)
    with ExitStack() as stack:
        for name, how in ROOMS.items():
            server.room(name)
            made = recording(folder, name, voice, *(how or ROOMS["quiet"] or (0, 0)))
            stack.enter_context(server.playing(made, name))
        server.control("set-source-mute", "muted", "1")
        probes = {name: server.probe("microphone", name) for name in ROOMS}
        said = {name: probe.communicate(timeout=PATIENCE)[0] for name, probe in probes.items()}
    return {name: json.loads(words)["probes"][0] for name, words in said.items()}


@pytest.mark.parametrize(
    ("room", "finding", "sentence"),
    [
        ("quiet", "ok", probes_messages.HEARD),
        ("noisy", "warn", probes_messages.NOISY),
        ("faint", "warn", probes_messages.FAINT),
        ("clipped", "warn", probes_messages.CLIPPED),
        ("nobody", "unknown", probes_messages.NO_VOICE),
        ("muted", "fail", probes_messages.DEAD),
    ],
)
def test_rooms_are_told_apart(room: str, finding: str, sentence: str, heard: dict[str, dict[str, Any]]) -> None:
    """Each trouble has its own sentence and something that helps."""
    assert heard[room]["finding"] == finding, heard[room]
    assert heard[room]["sentence"].startswith(sentence.partition("{")[0]), heard[room]
    assert ("remedy" in heard[room]) == (finding != "ok")


def test_levels_are_those_of_the_recording(heard: dict[str, dict[str, Any]]) -> None:
    """The room's noise is measured to three dB."""
    assert heard["noisy"]["value"] == pytest.approx(-36, abs=3)
    assert heard["noisy"]["unit"] == "dBFS"


def test_the_tone_is_heard_back(server: Sound, tmp_path: Path) -> None:
    """What the speaker probe plays comes out of the speaker: its pitch, its loudness, its length."""
    kept = tmp_path / "heard.raw"
    command = [program("parec"), "--latency-msec=20", "-d", "ears.monitor", f"--rate={RATE}", "--channels=1"]
    recorder = [*command, "--format=s16le"]
    with kept.open("wb") as file, subprocess.Popen(recorder, stdout=file, env=server.environment) as ear:
        _grown(kept)
        result = json.loads(server.probe("speaker", speaker="ears").communicate(timeout=PATIENCE)[0])
        _grown(kept)
        ear.terminate()
    content = kept.read_bytes()
    samples = array("h", content[: len(content) // 2 * 2])
    loud = [place for place, sample in enumerate(samples) if abs(sample) > 500]
    played = samples[loud[0] : loud[-1] + 1]
    crossings = [place for place, (one, other) in enumerate(pairwise(played)) if one < 0 <= other]
    period = median(other - one for one, other in pairwise(crossings))
    assert result["probes"][0]["finding"] == "ok"
    assert len(played) / RATE == pytest.approx(SECONDS, rel=0.2)  # a busy machine may stumble
    assert RATE / period == pytest.approx(PITCH, rel=0.02)
    assert max(played) == pytest.approx(max(tone(RATE)), rel=0.05)


def test_devices_are_named(server: Sound) -> None:
    """`doctor` can tell which devices would be taken."""
    command = [sys.executable, "-m", "presencecheck", "doctor", "--json"]
    done = subprocess.run(command, env=server.environment, capture_output=True, text=True, check=False)
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert found["probe sound"]["finding"] == "ok"


def _grown(path: Path) -> None:
    """Wait until a good stretch more has been recorded."""
    size, until = path.stat().st_size, time.monotonic() + PATIENCE
    while path.stat().st_size < size + RATE // 4:
        assert time.monotonic() < until, "nothing is recorded"
        time.sleep(0.02)


# Without a sound server.

FRAMES = st.lists(st.lists(st.integers(-FULL, FULL - 1), min_size=1, max_size=30), min_size=1, max_size=20)


@given(FRAMES)
def test_any_sound_has_levels(frames: list[list[int]]) -> None:
    """Levels are never above full scale, the voice never below the room, and only zeros are dead."""
    found = levels.measure_levels(frames)
    assert -100 <= found.noise <= found.voice <= 0
    assert found.dead == all(sample == 0 for frame in frames for sample in frame)


@given(st.lists(st.integers(-1000, 1000), min_size=50, max_size=100), st.integers(2, 30))
def test_louder_is_louder(samples: list[int], times: int) -> None:
    """Twenty times as much is 26 dB more."""
    soft, loud = levels.level(samples), levels.level([sample * times for sample in samples])
    assume(soft > -95)  # below, 16 bits hold nothing
    assert loud == pytest.approx(soft + 20 * math.log10(times), abs=0.1)


LEVEL = st.floats(-100, 0)


@given(LEVEL, LEVEL, st.booleans())
def test_what_levels_mean(one: float, other: float, clipped: bool) -> None:
    """A finding is ok only within every limit; without a voice nothing is said of it."""
    heard, tuning = Levels(max(one, other), min(one, other), clipped, dead=False), Tuning()
    try:
        found = judge(heard, tuning)
    except UnmeasurableError:
        assert not heard.has_voice
        return
    fine = heard.voice >= tuning.voice_warn - 0.5 and heard.noise <= tuning.noise_warn + 0.5
    assert found.finding in ("ok", "warn")
    if found.finding == "ok":
        assert fine
        assert not clipped
        assert heard.voice - heard.noise >= tuning.margin_warn - 0.5
    else:
        assert found.remedy
