"""The microphone in rooms with real speech and real noise, and what levels mean."""

import json
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.levels import Levels
from presencecheck.probes.measurement import UnmeasurableError
from presencecheck.probes.microphone import judge
from tests.support.sound_server import Sound, recording, speech
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


@pytest.mark.real
@pytest.mark.parametrize(
    ("room", "finding", "sentence"),
    [
        ("quiet", "ok", probes_messages.HEARD),
        ("noisy", "warn", probes_messages.NOISY.message),
        ("faint", "warn", probes_messages.FAINT.message),
        ("clipped", "warn", probes_messages.CLIPPED.message),
        ("nobody", "unknown", probes_messages.NO_VOICE.message),
        ("muted", "fail", probes_messages.DEAD.message),
    ],
)
def test_rooms_are_told_apart(room: str, finding: str, sentence: str, heard: dict[str, dict[str, Any]]) -> None:
    """Each trouble has its own sentence and something that helps."""
    assert heard[room]["finding"] == finding, heard[room]
    assert heard[room]["sentence"].startswith(sentence.partition("{")[0]), heard[room]
    assert ("remedy" in heard[room]) == (finding != "ok")


@pytest.mark.real
def test_levels_are_those_of_the_recording(heard: dict[str, dict[str, Any]]) -> None:
    """The room's noise is measured to three dB."""
    assert heard["noisy"]["value"] == pytest.approx(-36, abs=3)
    assert heard["noisy"]["unit"] == "dBFS"


LEVEL = st.floats(-100, 0)


@given(LEVEL, LEVEL, st.booleans())
def test_what_levels_mean(one: float, other: float, clipped: bool) -> None:
    """A finding is ok only within every limit; without a voice nothing is said of it."""
    heard, settings = Levels(max(one, other), min(one, other), clipped, dead=False), ProbeSettings()
    try:
        found = judge(heard, settings)
    except UnmeasurableError:
        assert not heard.has_voice
        return
    fine = heard.voice >= settings.voice_warn - 0.5 and heard.noise <= settings.noise_warn + 0.5
    assert found.finding in ("ok", "warn")
    if found.finding == "ok":
        assert fine
        assert not clipped
        assert heard.voice - heard.noise >= settings.margin_warn - 0.5
    else:
        assert found.remedy
