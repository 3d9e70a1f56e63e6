"""What a change of a pack does to the person's own lists, as it is told."""

from pathlib import Path

import pytest

from presencecheck.cli.commands.pack.touched import find_touched, tell_touched
from presencecheck.library.dependents import Dependent
from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.packs import HOUR, ROOM

TOUCHED = (
    Dependent("day", "There is no room.", stops=True, leaves_rest=True),
    Dependent("yard", "There is no base.", stops=True),
    Dependent("mine", "There is no lamp.", stops=False),
)


@pytest.mark.parametrize("quiet", [False, True])
def test_each_is_told(quiet: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """What stops and what no longer fits; beside JSON on standard error."""
    tell_touched(TOUCHED, quiet=quiet)
    said = capsys.readouterr()
    told, silent = (said.err, said.out) if quiet else (said.out, said.err)
    assert silent == ""
    assert "would stop: day. There is no room. The rest of it would be walked" in " ".join(told.split())
    assert "would stop: yard. There is no base. Your changes to mine" in " ".join(told.split())
    assert "changes to mine would no longer fit: There is no lamp." in " ".join(told.split())


def test_the_usual_routine_counts_where_settings_can_be_read(source: Path, home: Path, run: Here) -> None:
    """Of files only lists are tried; settings that cannot be read name no routine."""
    run("pack", "add", source, "--yes")
    run("config", "set", "routine", "hour")
    files = {"room.yaml": ROOM.encode(), "README.md": b"\xff", "hour.yaml": HOUR.encode()}
    assert find_touched(user_paths(), "harbour", files) == ()
    assert [each.id for each in find_touched(user_paths(), "harbour", None)] == ["hour"]
    user_paths().config.write_text("routine = ")
    assert find_touched(user_paths(), "harbour", None) == ()
