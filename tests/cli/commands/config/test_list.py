"""`config list`: every setting with its value and what it is for."""

from presencecheck.messages import config as config_messages
from presencecheck.system.settings import KEYS
from tests.support.commands import Here


def test_every_setting_is_listed(run: Here) -> None:
    """Those that are as shipped are marked so."""
    run("config", "set", "motion", "false")
    lines = [line for line in run("config", "list").out.splitlines() if not line.startswith(" ")]
    rows = {line.split()[0]: line for line in lines[1:]}
    assert lines[0].split()[0] == config_messages.COLUMNS[0]
    assert set(rows) == set(KEYS)
    assert config_messages.DEFAULT in rows["routine"]
    assert config_messages.DEFAULT not in rows["motion"]
