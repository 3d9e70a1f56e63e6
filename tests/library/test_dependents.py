"""What of a person's own would stop, before a pack is changed."""

from pathlib import Path

import pytest

from presencecheck.core.context import Context
from presencecheck.library.dependents import Dependent, dependents
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, own
from tests.support.packs import NEWER, ROOM, folder

DAY = "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: room}, {checklist: essentials}]\n"
CHANGED = "format: 1\nid: mine\nextends: harbour:room\nchange: [{id: lamp, importance: essential}]\n"
YARD = ROOM.replace("id: room", "id: yard")


@pytest.fixture
def added(tmp_path: Path, run: Here) -> Path:
    """A pack that was added, as the folder on a shared drive that it came from."""
    source = folder(tmp_path / "shared" / "harbour")
    run("pack", "add", source, "--yes")
    return source


def found(files: dict[str, bytes] | None, *routines: str) -> tuple[Dependent, ...]:
    """What would be touched."""
    return dependents(user_paths(), "harbour", files, routines)


def test_what_would_stop(added: Path, home: Path) -> None:
    """A routine whose list is gone, an overlay whose base is; by the name that each has."""
    own(home, "day", DAY)
    own(home, "mine", CHANGED)
    assert found({"room.yaml": ROOM.encode()}) == ()
    touched = found({"yard.yaml": YARD.encode()})
    assert [(each.id, each.stops) for each in touched] == [("day", True), ("mine", True)]
    assert [each.leaves_rest for each in touched] == [True, False]
    assert [each.id for each in found(None)] == ["day", "mine"]


def test_what_no_longer_fits(added: Path, home: Path) -> None:
    """An item that is gone takes a change with it; nothing stops."""
    own(home, "mine", CHANGED)
    without = ROOM.replace("lamp", "light").encode()
    [touched] = found({"room.yaml": without})
    assert (touched.id, touched.stops, "lamp" in touched.problem) == ("mine", False, True)


def test_what_is_wrong_already_is_no_news(added: Path, home: Path) -> None:
    """Nor is what other packs and lists lack."""
    own(home, "odd", DAY.replace("day", "odd").replace("room", "nowhere"))
    assert found({"room.yaml": ROOM.encode()}) == ()


def test_the_routine_with_which_a_day_begins(added: Path) -> None:
    """Also where it is one of the pack's own."""
    assert [each.id for each in found({"room.yaml": ROOM.encode()}, "hour")] == ["hour"]
    assert found({"room.yaml": ROOM.encode()}, "full", "shipped:next") == ()


def test_an_update_that_would_stop_a_morning(added: Path, home: Path, run: Here) -> None:
    """It is told with what would stop; --yes keeps the old version, a person can take it, and then walks the rest."""
    own(home, "day", DAY)
    folder(added, pack_yaml=NEWER, room_yaml=None, yard_yaml=YARD, hour_yaml=None)
    for command in (("--check",), ("--yes",)):
        told = run("pack", "update", *command)
        assert "would stop: day" in " ".join(told.out.split())
        assert told.code == (4 if command == ("--yes",) else 0)
        assert run("pack", "--json").data["packs"][0]["version"] == "1.0.0"
    [shape] = run("pack", "update", "--yes", "--json").data["packs"]
    assert (shape["state"], [each["id"] for each in shape["touches"]]) == ("held", ["day"])


def test_a_removal_tells_what_stops(added: Path, home: Path, run: Here) -> None:
    """Before it is done; the next walk of it says what is left out and asks the rest."""
    own(home, "day", DAY)
    assert "would stop: day" in " ".join(run("pack", "remove", "harbour", "--yes").out.split())
    made = plan(Library.of(user_paths()), ("day",), Context())
    assert (made.left_out, [part.checklist.id for part in made.sections]) == (("room",), ["essentials"])
