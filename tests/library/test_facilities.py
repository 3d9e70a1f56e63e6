"""Which questions the page for the practice may count, and whose flag that is."""

from pathlib import Path

import pytest

from presencecheck.library.facilities import Facilities, find_facilities
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own, presencecheck
from tests.support.packs import ROOM
from tests.support.packs import folder as pack_folder

FLAGGED = SMALL.replace("{id: door,", "{id: door, share: facilities,")
WISH = ROOM.replace("{id: door,", "{id: door, share: facilities,").replace(
    "{id: lamp,", "{id: lamp, share: facilities,"
)


def found(*names: str) -> Facilities:
    """What may be counted of these lists."""
    return find_facilities(Library.of(user_paths()), names)


@pytest.fixture
def pack(home: Path, tmp_path: Path) -> Path:
    """An installed pack that flags two questions of its list."""
    assert presencecheck("pack", "add", pack_folder(tmp_path / "pack", room_yaml=WISH), "--yes").code == 0
    return home


def test_a_list_of_ones_own(home: Path) -> None:
    """What it flags, and nothing else; a list that is gone or has errors has none."""
    own(home, "small", FLAGGED)
    own(home, "broken", "}")
    assert found("small", "broken", "gone", "full") == (("small/door",), {})


def test_a_pack_can_only_wish(pack: Path) -> None:
    """Its flags stand under its name."""
    assert found("room") == ((), {"harbour": ("room/door", "room/lamp")})


def test_ones_own_overlay_decides_only_what_it_gives(pack: Path) -> None:
    """What stays as the pack has it stays the pack's wish; what is replaced is the person's own to flag or not."""
    head = "format: 1\nid: room\nextends: room\n"
    own(pack, "room", head)
    assert found("room") == ((), {"harbour": ("room/door", "room/lamp")})
    item = "{id: lamp, ask: Is it light?, ready: Light, share: facilities, if-not-yet: {do: [Wait]}}"
    own(pack, "room", f"{head}replace: [{item}]\n")
    assert found("room") == (("room/lamp",), {"harbour": ("room/door",)})
    own(pack, "room", f"{head}remove: [door]\nreplace: [{item.replace('share: facilities, ', '')}]\n")
    assert found("room") == ((), {})


def test_a_pack_over_a_shipped_list_can_only_wish(home: Path, tmp_path: Path) -> None:
    """Also for a question that the shipped list does not flag."""
    item = "{id: body-set, ask: Is the chair whole?, ready: Whole, share: facilities, if-not-yet: {do: [Mend it]}}"
    text = f"format: 1\nid: environment\nextends: shipped:environment\nreplace: [{item}]\n"
    made = pack_folder(tmp_path / "pack", environment_yaml=text)
    assert presencecheck("pack", "add", made, "--yes").code == 0
    known = found("environment")
    assert known.wished == {"harbour": ("environment/body-set",)}
    assert "environment/body-set" not in known.ours


def test_the_shipped_lists() -> None:
    """Only those about room, line and devices flag anything."""
    names = [entry.name for entry in Library.of(user_paths()).entries()]
    known = found(*names)
    allowed = {"environment", "essentials", "in-person-room", "tech-check"}
    assert {ref.partition("/")[0] for ref in known.ours} <= allowed
    assert known.wished == {}
