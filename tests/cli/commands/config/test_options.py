"""The argument that names a setting."""

import pytest

from presencecheck.messages import config as config_messages
from tests.support.commands import Here


@pytest.mark.parametrize("command", ["get", "set"])
def test_a_key_is_explained_and_wanted(run: Here, command: str) -> None:
    """Its help says how to find the keys; without one, nothing is done."""
    shown = " ".join(run("config", command, "--help").out.split())
    assert " ".join(config_messages.OPTIONS["key"].split()) in shown
    assert run("config", command).code == 2
