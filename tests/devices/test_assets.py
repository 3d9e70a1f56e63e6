"""The files of the page, with its words filled in."""

import json

from presencecheck.devices.assets import assets
from presencecheck.devices.limits import LIMITS
from presencecheck.devices.verdict import STATES
from presencecheck.messages import devices as devices_messages


def test_the_page_has_all_its_words() -> None:
    """No hole is left, the language is named, and each file has its media type."""
    files = assets(LIMITS)
    page = files[""].content.decode()
    assert "{{" not in page
    assert f'lang="{devices_messages.LANGUAGE}"' in page
    assert devices_messages.PAGE["promise"] in page
    assert files[""].media_type == "text/html; charset=utf-8"
    assert {name.rpartition(".")[2] for name in files if name} == {"css", "js", "svg", "json"}


def test_the_scripts_get_words_and_limits() -> None:
    """Every state with its finding and its sentence, and the limits that hold here."""
    words = json.loads(assets(LIMITS)["words.json"].content)
    assert {
        part: {name: state["finding"] for name, state in states.items()} for part, states in words["states"].items()
    } == STATES
    assert words["names"] == devices_messages.NAMES
    assert words["limits"]["dark"] == LIMITS.dark
