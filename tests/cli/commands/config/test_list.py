"""`config list`: every setting with its value and what it is for."""

from presencecheck.messages import config as config_messages
from presencecheck.system.settings import AS_SHIPPED, KEYS, value_of
from tests.support.commands import Here


def test_every_setting_is_listed(run: Here) -> None:
    """Those that are as shipped are marked so."""
    run("config", "set", "motion", "false")
    lines = [line for line in run("config", "list", "--all").out.splitlines() if not line.startswith(" ")]
    rows = {line.split()[0]: line for line in lines[1:]}
    assert lines[0].split()[0] == config_messages.COLUMNS[0]
    assert set(rows) == set(KEYS)
    assert config_messages.DEFAULT in rows["routine"]
    assert config_messages.DEFAULT not in rows["motion"]


def test_limits_of_measurements_are_folded(run: Here) -> None:
    """What a person sets comes alone; how many limits there are besides is said, and programs get all."""
    done = run("config", "list")
    limits = [key for key in KEYS if type(value_of(AS_SHIPPED, key)) is int]
    assert limits
    assert not [key for key in limits if key in done.out]
    assert done.out.splitlines()[-1] == config_messages.MORE.format(count=len(limits))
    assert set(run("config", "list", "--json").data["settings"]) == set(KEYS)
    assert run("config", "--all").out == run("config", "list", "--all").out
