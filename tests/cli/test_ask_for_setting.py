"""A setting that is to be changed, without its value."""

from pathlib import Path

import pytest

from presencecheck.messages import config as config_messages
from presencecheck.system import settings
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own, presencecheck
from tests.support.terminals import Terminal


@pytest.mark.parametrize("key", settings.KEYS)
def test_a_value_is_named_that_can_be_set(key: str) -> None:
    """Of every setting: what it is for is said, and the line that is given works as it stands."""
    done = presencecheck("config", "set", key)
    assert (done.code, done.out) == (2, "")
    assert config_messages.MEANINGS[key][1:] in done.err
    line = done.err.strip().rpartition("presencecheck config set ")[2]
    assert presencecheck("config", "set", *line.split()).code == 0


@pytest.mark.real
def test_it_is_asked_for_in_words(home: Path) -> None:
    """What it is for, what it is now, and what it can be."""
    with Terminal("config", "set", "keep-recall") as terminal:
        terminal.wait_for(
            config_messages.MEANINGS["keep-recall"][1:40], "Now: no.", "1 yes", config_messages.ASK_CHOICE
        )
        terminal.send("1\r")
        assert terminal.ended() == 0
    assert settings.load(user_paths().config).keep_recall


@pytest.mark.real
def test_routines_by_their_titles(home: Path) -> None:
    """Name and title stand there; a name that means the program's own, and no other, is shown without its layer."""
    own(home, "small", SMALL)
    with Terminal("config") as terminal:
        terminal.wait_for("full (Full pre-session routine), then next (The next client)")
        terminal.send("3\r")
        terminal.wait_for("quick (Quick routine)", config_messages.ASK_CHOICE)
        assert "small (A small list)" not in terminal.record
        terminal.send("quick\r")
        terminal.wait_for("routine is now quick")
        terminal.hang_up()
