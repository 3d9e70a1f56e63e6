"""A question left out by the person's own overlay, and brought back."""

import stat
from pathlib import Path

import pytest

from presencecheck.authoring.retire import OverlayChange, bring_back, retire, write
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.messages import retire as retire_messages
from presencecheck.messages.error_text import ErrorText
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own, presencecheck
from tests.support.packs import folder as pack_folder

MINE = "format: 1\nid: mine\nextends: small\n"
NOTED = (
    MINE
    + """\
# Ours, since the move.
replace:
  - {id: water, ask: Is tea at hand?, ready: At hand, if-not-yet: {do: [Brew it]}}  # never coffee
remove: ['lamp']  # daylight lamp now
"""
)
ROOM = "environment/light-front"


@pytest.fixture
def mine(home: Path) -> Path:
    """An overlay of the person's own, with comments, over a list of theirs."""
    own(home, "small", SMALL)
    return own(home, "mine", NOTED)


def retired(ref: str) -> OverlayChange:
    """The change that retires a question, carried out."""
    paths = user_paths()
    change = retire(Library.of(paths), ref, paths.own)
    write(change, paths.bases)
    return change


def brought_back(ref: str) -> OverlayChange:
    """The same for bringing it back."""
    paths = user_paths()
    change = bring_back(Library.of(paths), ref)
    if change.is_needed:
        write(change, paths.bases)
    return change


def asked(name: str) -> list[str]:
    """The questions that a list has now."""
    return [item["id"] for item in presencecheck("show", name, "--json").data["checklist"]["items"]]


def refused(text: ErrorText, ref: str, *, undo: bool = False) -> PresenceCheckError:
    """The error that this ends with, which begins like the text."""
    paths = user_paths()
    library = Library.of(paths)
    with pytest.raises(PresenceCheckError) as caught:
        bring_back(library, ref) if undo else retire(library, ref, paths.own)
    words = [part for part in text.message.replace("}", "{").split("{")[::2] if part.strip()]
    assert all(part in caught.value.message for part in words), caught.value.message
    return caught.value


def test_a_shipped_question_is_left_out_by_an_overlay_and_comes_back(home: Path) -> None:
    """The overlay is private and sound, tells what it was written for, and goes when nothing else is in it."""
    before = asked("environment")
    change = retired(ROOM)
    path = home / "config" / "checklists" / "environment.yaml"
    assert (change.path, change.before, change.ref) == (path, "", ROOM)
    assert path.read_text() == change.after
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert asked("environment") == [name for name in before if name != "light-front"]
    assert presencecheck("check", path, "--json").data["problems"] == []
    told = presencecheck("diff", "environment", "--json").data["diff"]
    assert ([each["item"] for each in told["changes"]], told["later"]) == (["light-front"], [])
    brought_back(ROOM)
    assert not path.exists()
    assert asked("environment") == before


def test_two_are_brought_back_one_by_one(home: Path) -> None:
    """What the other question needs stays."""
    path = retired(ROOM).path
    first = path.read_text()
    retired("environment/body-set")
    brought_back("environment/body-set")
    assert path.read_text() == first
    retired("environment/body-set")
    brought_back(ROOM)
    assert asked("environment").count("body-set") == 0
    brought_back("environment/body-set")
    assert not path.exists()


def test_an_overlay_keeps_its_other_lines(mine: Path) -> None:
    """Its comments too; undoing takes exactly the one name away."""
    retired("mine/door")
    assert mine.read_text() == NOTED.replace("['lamp']", "['lamp', door]")
    assert asked("mine") == ["water", "here", "mood", "word"]
    brought_back("mine/door")
    assert mine.read_text() == NOTED
    brought_back("mine/lamp")
    assert mine.read_text() == NOTED.replace("['lamp']", "[]")


def test_an_earlier_id_means_the_question_of_now(home: Path) -> None:
    """It is retired under its present id, and one that an overlay left out by its earlier id is found."""
    own(home, "small", SMALL.replace("{id: water,", "{id: water, was: [drink],"))
    mine = own(home, "mine", MINE)
    assert retired("mine/drink").ref == "mine/water"
    assert "- water  #" in mine.read_text()
    mine.write_text(f"{MINE}remove: [drink, lamp]\n")
    assert not retire(Library.of(user_paths()), "mine/water", mine.parent).is_needed
    assert brought_back("mine/water").ref == "mine/water"
    assert mine.read_text() == f"{MINE}remove: [lamp]\n"


def test_a_question_that_the_list_gave_up(home: Path) -> None:
    """It is told what took its place; an overlay that still names it can be freed of it."""
    gone = "retired: {cup: {by: [water], since: 2.0.0}}\nitems:\n"
    own(home, "small", SMALL.replace("items:\n", gone))
    mine = own(home, "mine", MINE)
    assert "water" in refused(retire_messages.NO_LONGER, "mine/cup").hint
    mine.write_text(f"{MINE}remove: [cup]\n")
    assert brought_back("mine/cup").item is None
    assert mine.read_text() == f"{MINE}remove: []\n"


def test_a_list_of_a_pack(home: Path, tmp_path: Path) -> None:
    """One's own overlay lies over the pack's list, which stays as it was accepted."""
    assert presencecheck("pack", "add", pack_folder(tmp_path / "pack"), "--yes").code == 0
    before = asked("room")
    assert retired("room/lamp").path.parent == home / "config" / "checklists"
    assert asked("room") == [name for name in before if name != "lamp"]
    assert presencecheck("pack", "verify").code == 0


def test_what_is_so_already(mine: Path) -> None:
    """Nothing is written twice, and what was never left out cannot be brought back."""
    paths = user_paths()
    assert not retire(Library.of(paths), "mine/lamp", paths.own).is_needed
    assert not brought_back("mine/door").is_needed
    assert not brought_back("small/door").is_needed
    assert mine.read_text() == NOTED


@pytest.mark.parametrize("ref", ["door", "mine/", "/door", "mine/door/x", "shipped:environment/water", "Mine/door"])
def test_what_names_no_question(mine: Path, ref: str) -> None:
    """It is told how one is named."""
    assert refused(retire_messages.BAD_REF, ref).exit_code == 2


def test_what_cannot_be_retired(home: Path, mine: Path) -> None:
    """A routine's, an own list's, an unknown one; each error says what to do, and nothing is written."""
    assert "environment/room-closed" in refused(retire_messages.ROUTINE, "full/room-closed").hint
    assert "presencecheck show full" in refused(retire_messages.ROUTINE, "full/nope").hint
    refused(retire_messages.OWN_LIST, "small/door")
    assert refused(retire_messages.NO_ITEM, "mine/watre").hint == 'Did you mean "water"?'
    assert refused(retire_messages.NO_ITEM, "mine/nope", undo=True).hint.startswith("Its questions: ")
    assert "water" in refused(retire_messages.NO_ITEM, "mine/nope", undo=True).hint
    mine.write_text(f"{MINE}remove: [water]\n")
    assert refused(retire_messages.NO_ITEM, "mine/watre", undo=True).hint == 'Did you mean "water"?'
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine.yaml", "small.yaml"]


def test_what_a_walk_needs(home: Path) -> None:
    """The only question, and questions that answers lead to or that lead to others, stay."""
    leads = "scale: {low: little, high: all}, follow-up: [{at-most: 3, add: word}]}"
    own(home, "small", SMALL.replace("scale: {low: little, high: all}}", leads))
    own(home, "mine", MINE)
    refused(retire_messages.LEADS_ON, "mine/here")
    refused(retire_messages.NEEDED, "mine/word")
    own(home, "small", SMALL)
    own(home, "mine", f"{MINE}remove: [water, lamp, here, mood, word]\n")
    refused(retire_messages.ONLY_ONE, "mine/door")


def test_what_the_overlay_also_names(home: Path) -> None:
    """Where its other lines would not fit any more, that is told and nothing written."""
    own(home, "small", SMALL)
    own(home, "mine", f"{MINE}reorder: [lamp, door]\n")
    refused(retire_messages.NO_LONGER_FITS, "mine/door")
    own(home, "mine", "{format: 1, id: mine, extends: small}\n")
    refused(retire_messages.NOT_EDITABLE, "mine/door")


def test_a_file_that_is_changed_meanwhile(mine: Path) -> None:
    """An editor that saves while the question stands loses nothing."""
    paths = user_paths()
    change = retire(Library.of(paths), "mine/door", paths.own)
    mine.write_text(MINE)
    with pytest.raises(PresenceCheckError, match="was changed meanwhile"):
        write(change, paths.bases)
    assert mine.read_text() == MINE
