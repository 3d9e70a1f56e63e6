"""The JSON of `devices`."""

from presencecheck.devices.verdict import judge, unfinished
from presencecheck.reports.json.devices import devices_shape


def test_each_part_with_its_numbers() -> None:
    """What is empty is left out; a part keeps its numbers by name."""
    report = {
        "camera": {"state": "seen", "width": 1280, "height": 720},
        "light": {"state": "even", "centre": 120, "surround": 90},
        "microphone": {"state": "clear", "voice": -22, "room": -60},
        "speaker": {"state": "heard"},
        "connection": {"state": "sent"},
    }
    shape = devices_shape(judge(report))
    assert shape["finding"] == "ok"
    assert "remedy" not in shape
    assert [part["name"] for part in shape["parts"]] == list(report)
    assert shape["parts"][1]["values"] == {"centre": 120, "surround": 90}


def test_a_check_that_was_not_finished_has_no_parts() -> None:
    """Its reason and what helps are there."""
    assert devices_shape(unfinished("Closed.", "Open it.")) == {
        "finding": "unknown",
        "sentence": "Closed.",
        "remedy": "Open it.",
        "parts": [],
    }
