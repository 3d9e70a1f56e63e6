"""The device check from its start to its result."""

import json
import os
import signal

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import devices as devices_messages
from tests.support.commands import presencecheck
from tests.support.device_page import WELL, started

pytestmark = pytest.mark.real


def test_the_result_ends_it() -> None:
    """The first result is told to the page and to the program that waits; then nothing listens any more."""
    with started("--no-open", "--json") as check:
        told = json.loads(check.post("result", json.dumps(WELL).encode()).read())
        result = check.ended()
    assert result.code == 0
    assert result.data["format"] == 1
    assert result.data["devices"]["sentence"] == told["sentence"]
    assert [part["name"] for part in result.data["devices"]["parts"]] == list(WELL)
    assert result.err.splitlines() == [devices_messages.ADDRESS.format(address=check.address), devices_messages.WAITING]


def test_limits_of_the_persons_own() -> None:
    """What the person set for the microphone holds on the page too, and what does not work is said by exit code 1."""
    assert presencecheck("config", "set", "probes.voice-warn", "--", "-50").code == 0
    with started("--no-open") as check:
        words = json.loads(check.ask(f"/{check.token}/words.json").read())
        check.post("result", b'{"speaker": {"state": "unheard"}}')
        assert check.ended().code == 1
    assert (words["limits"]["faint"], words["limits"]["noise"]) == (-50, ProbeSettings().noise_warn)


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupted() -> None:
    """Ctrl-C ends the waiting."""
    with started("--no-open") as check:
        check.signal(signal.SIGINT)
        assert check.ended().code == 130
