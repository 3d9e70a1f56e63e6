"""The tone, heard back from a sound server."""

import json
import subprocess
import time
from array import array
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from presencecheck.probes.speaker import PITCH, SECONDS, tone
from tests.support.real_parts import program
from tests.support.sound_server import RATE, Sound
from tests.support.terminals import PATIENCE

pytestmark = pytest.mark.real


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


def _grown(path: Path) -> None:
    """Wait until a good stretch more has been recorded."""
    size, until = path.stat().st_size, time.monotonic() + PATIENCE
    while path.stat().st_size < size + RATE // 4:
        assert time.monotonic() < until, "nothing is recorded"
        time.sleep(0.02)
