"""`config` in a terminal: what a person sets, by its number."""

from pathlib import Path

import pytest

from presencecheck.messages import config as config_messages
from presencecheck.system import settings
from presencecheck.system.paths import user_paths
from tests.support.terminals import Terminal

pytestmark = pytest.mark.real


def test_a_value_by_its_number(home: Path) -> None:
    """The menu fits a screen; a number, then the value's number; what was set is said; Enter alone ends."""
    with Terminal("config") as terminal:
        terminal.wait_for(config_messages.ASK_TOPIC)
        # All of them, a gap, the question, and the line to type in.
        assert len(terminal.output.splitlines()) <= len(config_messages.TOPICS) + 3
        terminal.send("1\r")
        terminal.wait_for(config_messages.ASK_CHOICE)
        terminal.send("9\r")
        terminal.wait_for('"9" is none of these')
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_CHOICE) == 2, "the question again")
        terminal.send("2\r")
        terminal.wait_for("modality is now audio")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_CHOICE) == 3, "the second question")
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_TOPIC) == 2, "the menu")
        terminal.send("\r")
        assert terminal.ended() == 0
    usual = settings.load(user_paths().config)
    assert (usual.modality, usual.setting) == ("audio", "individual")


def test_q_leaves(home: Path) -> None:
    """The key that leaves a walk leaves a setting, whatever it is, and the menu; nothing is set."""
    with Terminal("config") as terminal:
        terminal.wait_for(config_messages.ASK_TOPIC)
        terminal.send("1\r")
        terminal.wait_for(config_messages.ASK_CHOICE)
        terminal.send("q\r")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_CHOICE) == 2, "the second setting")
        terminal.send("q\r")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_TOPIC) == 2, "the menu")
        terminal.send("practice.name\r")
        terminal.wait_for(config_messages.ASK_VALUE)
        terminal.send("q\r")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_TOPIC) == 3, "the menu again")
        terminal.send("q\r")
        terminal.wait_for(config_messages.MENU_ENDS)
        assert terminal.ended() == 0
    assert not user_paths().config.exists()


def test_a_value_in_words_and_a_slip(home: Path) -> None:
    """A wrong value is told and asked for again; a wrong number changes nothing; - empties."""
    settings.set_value(user_paths().config, "practice.name", "Harbour")
    with Terminal("config") as terminal:
        terminal.wait_for(config_messages.ASK_TOPIC)
        terminal.send("77\r")
        terminal.wait_for(config_messages.NO_TOPIC)
        terminal.send("keep\r")
        terminal.wait_for(config_messages.ASK_VALUE)
        terminal.send("soon\r")
        terminal.wait_for("is not a value of keep")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_VALUE) == 2, "the question again")
        terminal.send("3 months\r")
        terminal.wait_for("keep is now 3 months")
        terminal.send("practice.name\r")
        terminal.wait_until(lambda: terminal.output.count(config_messages.ASK_VALUE) == 3, "the name")
        terminal.send("-\r")
        terminal.wait_for("practice.name is now empty")
        terminal.send("\r")
        assert terminal.ended() == 0
    usual = settings.load(user_paths().config)
    assert (usual.keep, usual.practice.name) == ("3 months", "")
