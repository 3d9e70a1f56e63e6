"""Which list a pack's routine means by a name."""

from pathlib import Path

import pytest

from presencecheck.core.context import Context
from presencecheck.core.plan import Plan
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, own
from tests.support.packs import DESCRIPTION, ROOM, folder

MINE = ROOM.replace("Is the door shut?", "Mine?")
CHANGE = "format: 1\nid: room\nextends: {}:room\nchange: [{{id: lamp, ask: {} lamp?}}]\n"


@pytest.fixture(autouse=True)
def _added(tmp_path: Path, run: Here) -> None:
    run("pack", "add", folder(tmp_path / "harbour"), "--yes")


def planned(name: str) -> tuple[Plan, Library]:
    """The plan of a routine, and the library that it came from."""
    library = Library.of(user_paths())
    return plan(library, [name], Context()), library


def first(name: str) -> list[str]:
    """The layer of a routine's first list, and what it asks."""
    section = planned(name)[0].sections[0]
    return [section.source.layer, *(item.ask for item in section.checklist.items)]


def test_a_list_of_the_same_name_is_another(home: Path, tmp_path: Path, run: Here) -> None:
    """An own list, and one of a pack that came later, win everywhere else."""
    own(home, "room", MINE)
    assert first("hour") == ["harbour", "Is the door shut?", "Is the lamp on?"]
    assert first("room") == ["own", "Mine?", "Is the lamp on?"]
    own(home, "day", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: room}]\n")
    assert first("day")[:2] == ["own", "Mine?"]
    (home / "config" / "checklists" / "room.yaml").unlink()
    later = folder(tmp_path / "later", pack_yaml=DESCRIPTION.replace("name: harbour", "name: later"), room_yaml=MINE)
    run("pack", "add", later, "--yes")
    assert (first("room")[:2], first("harbour:hour")[:2]) == (["later", "Mine?"], ["harbour", "Is the door shut?"])


def test_what_changes_the_list_counts(home: Path, tmp_path: Path, run: Here) -> None:
    """One's own change, and a change of a change by another pack; a change of the shipped one does not."""
    own(home, "room", CHANGE.format("harbour", "My"))
    assert first("hour") == ["own", "Is the door shut?", "My lamp?"]
    description = DESCRIPTION.replace("name: harbour", "name: later")
    change = CHANGE.format("harbour", "Their").replace("Their lamp", "Their good lamp")
    run("pack", "add", folder(tmp_path / "later", pack_yaml=description, room_yaml=change, hour_yaml=None), "--yes")
    own(home, "room", CHANGE.format("later", "My"))
    assert first("hour") == ["own", "Is the door shut?", "My lamp?"]
    own(home, "room", "format: 1\nid: room\nextends: shipped:environment\n")
    assert first("hour")[0] == "harbour"


def test_a_change_that_cannot_be_used_is_said(home: Path) -> None:
    """The pack's list is walked, and what was passed over is told."""
    own(home, "room", CHANGE.format("nowhere", "My"))
    assert first("hour") == ["harbour", "Is the door shut?", "Is the lamp on?"]
    [said] = planned("hour")[1].notes
    assert said.startswith('"room" is as the pack "harbour" has it, since what changes it cannot be used: ')


def test_a_list_that_the_pack_does_not_have(home: Path, tmp_path: Path, run: Here) -> None:
    """What it includes of others is found as everywhere; a layer in the name means that layer."""
    own(home, "essentials", MINE.replace("id: room", "id: essentials"))
    sections = planned("hour")[0].sections
    assert [section.source.layer for section in sections] == ["harbour", "own"]
    own(home, "room", MINE)
    hour = "format: 1\nid: hour\ntitle: Hour\ninclude: [{checklist: own:room}]\n"
    run("pack", "add", folder(tmp_path / "harbour", hour_yaml=hour), "--yes", "--allow-older")
    assert first("hour")[:2] == ["own", "Mine?"]
