"""Snapshots of checklists that overlays were written for."""

import json
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist, Source
from presencecheck.core.items import Confirm
from presencecheck.core.serialize import to_dict
from presencecheck.library import base_snapshots

LIST = Checklist(format=1, id="room", title="Room", items=(Confirm(id="door", ask="Is it shut?"),))
SOURCE = Source("room.yaml", "0123456789abcdef" * 4, "own")


def test_a_snapshot_is_found_by_its_name(tmp_path: Path) -> None:
    """What was saved comes back, by the name as it is returned and by a longer one."""
    since = base_snapshots.save(tmp_path, LIST, SOURCE)
    assert since == SOURCE.sha256[: base_snapshots.DIGITS]
    assert base_snapshots.load(tmp_path, since) == LIST
    assert base_snapshots.load(tmp_path, SOURCE.sha256) == LIST
    assert (tmp_path / f"{since}.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("since", ["", "0", "../secret", "0123/56789abcdef", "ä", "f" * 16])
def test_a_name_without_a_snapshot(tmp_path: Path, since: str) -> None:
    """A word that names none, or that would lead elsewhere, finds nothing."""
    base_snapshots.save(tmp_path / "bases", LIST, SOURCE)
    for name in ("bases/.json", "bases/ä.json", "secret.json"):
        (tmp_path / name).write_text(json.dumps(to_dict(LIST)))
    assert base_snapshots.load(tmp_path / "bases", since) is None


@pytest.mark.parametrize("damage", ["", "{}", "null", "[1]", '{"items": 1}', '{"other": 1}', "[" * 10_000])
def test_a_damaged_snapshot_is_none(tmp_path: Path, damage: str) -> None:
    """What cannot be read is as if it were not there."""
    since = base_snapshots.save(tmp_path, LIST, SOURCE)
    (tmp_path / f"{since}.json").write_text(damage)
    assert base_snapshots.load(tmp_path, since) is None
