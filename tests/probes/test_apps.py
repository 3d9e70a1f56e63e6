"""Programs that run, and those that use the camera."""

import pytest

from presencecheck.messages import probes as probes_messages
from presencecheck.probes import apps
from tests.support.commands import presencecheck
from tests.support.real_parts import library


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


@pytest.mark.real
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
