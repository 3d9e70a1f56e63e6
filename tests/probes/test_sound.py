"""Which devices the sound system would use."""

import json
import subprocess
import sys
from typing import Literal

import pytest

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.sound import device_error
from tests.support.sound_server import Sound


@pytest.mark.real
def test_devices_are_named(server: Sound) -> None:
    """`doctor` can tell which devices would be taken."""
    command = [sys.executable, "-m", "presencecheck", "doctor", "--json"]
    done = subprocess.run(command, env=server.environment, capture_output=True, text=True, check=False)
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert found["probe sound"]["finding"] == "ok"


@pytest.mark.parametrize("sentence", [probes_messages.NO_DEVICE, probes_messages.DEVICE_BROKEN])
@pytest.mark.parametrize(("kind", "word"), [("input", "microphone"), ("output", "speaker")])
def test_a_device_that_cannot_be_used_is_named(sentence: str, kind: Literal["input", "output"], word: str) -> None:
    """Which one, and what helps."""
    measurement = device_error(sentence, kind).measurement
    assert measurement.finding == "unknown"
    assert word in measurement.sentence
    assert word in measurement.remedy
