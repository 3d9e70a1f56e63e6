"""What a signed pack requires, from the pack to the verdict: seen, left open or out, and never in anybody's way."""

from pathlib import Path

import pytest

from presencecheck.cli.locked import change_sentences
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.context import Context
from presencecheck.core.locked import locked_refs
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.plan import Waived
from presencecheck.library.dependents import dependents
from presencecheck.library.library import Library
from presencecheck.library.locked import find_requirement, required_items_of, waived
from presencecheck.library.planning import plan, sections
from presencecheck.messages import locked as locked_messages
from presencecheck.packs.changes import LockedChange, locked_change
from presencecheck.packs.install import open_store
from presencecheck.packs.pack import examine
from presencecheck.packs.signature import Signer
from presencecheck.system.paths import user_paths
from tests.support.builders import checklist, confirm
from tests.support.commands import Here, own
from tests.support.packs import HOUR, NEWER, ROOM, key, members, publish, vouch

BY = "Harbour Street Practice"
LOCKED = ROOM.replace("importance: essential", "importance: essential, locked: true")
WHOLE = ROOM.replace("title: Our", "locked: true\ntitle: Our")
VIDEO = Context()


def take(home: Path, room: str = LOCKED, principal: str = "office@harbour.example") -> None:
    """Have the practice's pack as it is once its signature was verified."""
    del home  # it is where the packs are
    pack = examine(members(room_yaml=room.encode()))
    with open_store(user_paths().packs) as store:
        store.put(pack, "/srv/harbour", Signer(f"SHA256:{'A' * 43}", principal), "2026-11-22T10:00:00Z")


def left_out(name: str) -> tuple[Waived, ...]:
    """What a walk of this name would leave out."""
    return plan(Library.of(user_paths()), (name,), VIDEO).waived


def answers(path: Path, *refs: str) -> Path:
    """A file that answers these with yes."""
    path.write_text("".join(f'{{"item": "{ref}", "answer": "yes"}}\n' for ref in refs))
    return path


@pytest.mark.real
def test_it_is_told_before_and_after(run: Here, home: Path, tmp_path: Path) -> None:
    """`pack add` says what a pack requires, `show` who does; without a signature that counts, that it does not."""
    signer = key(tmp_path / "harbour")
    found = publish(run, tmp_path / "harbour.zip", signer, room_yaml=LOCKED)
    said = " ".join(run("pack", "add", found).out.split())
    assert "It would require questions; nobody vouches for it" in said
    vouch(home / "config" / "allowed_signers", "office@harbour.example", signer)
    said = " ".join(run("pack", "add", found, "--yes").out.split())
    assert 'It requires 1 question: "Is the door shut?" You can leave what is required open' in said
    for name in ("room", "hour"):
        shown = " ".join(run("show", name).out.split())
        assert f'{BY} requires 1 of these questions: "Is the door shut?" You can' in shown
    assert "requires" not in run("show", "essentials").out
    assert "requires" not in run("list").err


def test_what_is_left_out_is_in_the_verdict(run: Here, home: Path, tmp_path: Path) -> None:
    """Nothing stops the walk; it is ready with exceptions, and its JSON and history say what was left out and whose."""
    take(home)
    own(home, "room", "format: 1\nid: room\nextends: room\nremove: [door]\n")
    done = run("run", "room", "--answers", answers(tmp_path / "yes", "room/lamp"))
    said = " ".join((done.out + done.err).split())
    assert done.code == 0
    assert "ready, with exceptions" in said
    assert f"Your own changes leave out or change 1 that {BY} requires." in said
    [row] = run("history", "--json").data["runs"]
    assert (row["readiness"], row["waived"]) == ("ready-with-exceptions", [{"by": BY, "what": ["room/door"]}])


@pytest.mark.parametrize(
    ("files", "name", "refs"),
    [
        ({}, "room", ()),
        ({"room": "extends: room\nremove: [lamp]\n"}, "room", ()),
        ({"room": "extends: room\nchange: [{id: door, importance: standard}]\n"}, "room", ("room/door",)),
        ({"mine": "extends: harbour:room\nremove: [door]\n"}, "mine", ("mine/door",)),
        ({"mine": "extends: two\nremove: [door]\n", "two": "extends: room\ntitle: Two\n"}, "mine", ("mine/door",)),
        ({"hour": "extends: hour\nremove: [room]\n"}, "hour", ()),
        ({"other": "title: Other\nitems: [{a: Is it?}]\n"}, "other", ()),
        ({"hour": "title: Hour\nitems: [{a: Is it?}]\n"}, "hour", ()),
        ({"room": ROOM.partition("id: room\n")[2].replace("Is the door shut?", "Shut?")}, "room", ("room/door",)),
    ],
)
def test_whose_changes_count(home: Path, files: dict[str, str], name: str, refs: tuple[str, ...]) -> None:
    """Own overlays, also over one another, and own files of the name; not what leaves all that is required as it is."""
    take(home)
    for each, text in files.items():
        own(home, each, f"format: 1\nid: {each}\n{text}")
    assert left_out(name) == ((Waived(BY, refs),) if refs else ())


def test_a_locked_list(run: Here, home: Path) -> None:
    """All of its questions are required, and that the practice's routine has it; `list` names it."""
    take(home, WHOLE)
    assert f"{BY} requires: room" in run("list").err
    own(home, "hour", "format: 1\nid: hour\nextends: hour\nremove: [room]\n")
    assert left_out("hour") == (Waived(BY, ("room",)),)
    own(home, "hour", "format: 1\nid: hour\nextends: hour\nremove: [essentials]\n")
    assert left_out("hour") == ()
    own(home, "room", "format: 1\nid: room\nextends: room\nremove: [door, lamp]\nadd: [{item: {a: Is it?}}]\n")
    assert left_out("room+hour".partition("+")[0]) == (Waived(BY, ("room/door", "room/lamp")),)


def test_nobody_is_believed_without_a_signature(run: Here, home: Path) -> None:
    """A pack for which nobody vouches requires nothing."""
    take(home, principal="")
    own(home, "room", "format: 1\nid: room\nextends: room\nremove: [door]\n")
    assert left_out("room") == ()
    assert "requires" not in run("show", "room").out


def test_the_reason_says_who_requires_it(run: Here, home: Path) -> None:
    """By the question's name in the walk; another one of the list is not required."""
    take(home)
    planned = plan(Library.of(user_paths()), ("hour",), VIDEO)
    assert planned.required == {"room/door": BY}


def test_what_an_update_makes_of_own_changes(run: Here, home: Path) -> None:
    """What a person leaves out and is essential or required from then on; what was so before is no news."""
    take(home, ROOM)
    own(home, "mine", "format: 1\nid: mine\nextends: harbour:room\nremove: [door, lamp]\nadd: [{item: {a: Is it?}}]\n")
    lamp = ROOM.replace('ready: "On"', 'ready: "On", importance: essential')
    found = dependents(user_paths(), "harbour", {"room.yaml": lamp.encode(), "hour.yaml": HOUR.encode()})
    assert [(each.id, each.problem, each.stops) for each in found] == [
        ("mine", 'You leave out or change "Is the lamp on?"; it is now essential.', False)
    ]
    found = dependents(user_paths(), "harbour", {"room.yaml": LOCKED.encode(), "hour.yaml": HOUR.encode()})
    [told] = [each.problem for each in found]
    assert told == f'You leave out or change "Is the door shut?"; it is now required by {BY}.'
    assert found[0].loosens


def test_an_update_says_what_it_requires() -> None:
    """What is locked from then on, and what no longer, where somebody vouches for it."""
    before = examine(members(room_yaml=ROOM.encode())).contents
    after = examine(members(room_yaml=LOCKED.encode())).contents
    change = locked_change(before, after)
    assert change == LockedChange(("Is the door shut?",), ())
    assert locked_change(after, before) == LockedChange((), ("Is the door shut?",))
    assert locked_change(after, {}) == LockedChange((), ("Is the door shut?",))
    [newly, free] = change_sentences(change, is_vouched=True)
    assert newly == 'It requires 1 question that it did not require before: "Is the door shut?"'
    assert "leave what is required open" in free
    [lifted] = change_sentences(locked_change(after, before), is_vouched=True)
    assert lifted == 'It no longer requires 1 question: "Is the door shut?"'
    assert [*change_sentences(change, is_vouched=False)] == [locked_messages.UNVOUCHED]
    assert [*change_sentences(LockedChange(), is_vouched=True)] == []


@pytest.mark.real
def test_the_preview_of_an_update_says_it(run: Here, home: Path, tmp_path: Path) -> None:
    """Before it is agreed to, by `pack update` and by `pack add`; programs get the questions."""
    signer = key(tmp_path / "harbour")
    vouch(home / "config" / "allowed_signers", "office@harbour.example", signer)
    found = publish(run, tmp_path / "harbour.zip", signer)
    run("pack", "add", found, "--yes")
    newer = publish(run, tmp_path / "newer.zip", signer, room_yaml=LOCKED, pack_yaml=NEWER)
    said = " ".join(run("pack", "add", newer).out.split())
    assert 'It requires 1 question that it did not require before: "Is the door shut?"' in said
    found.write_bytes(newer.read_bytes())
    said = " ".join(run("pack", "update", "--check").out.split())
    assert 'It requires 1 question that it did not require before: "Is the door shut?"' in said
    [shape] = run("pack", "update", "--yes", "--json").data["packs"]
    assert shape["locked"] == {"new": ["Is the door shut?"], "lifted": []}


def test_a_list_that_cannot_be_read_requires_nothing(run: Here, home: Path) -> None:
    """It is told elsewhere."""
    take(home, WHOLE)
    library = Library.of(user_paths())
    loaded = library.load(library.find("room"))
    [part] = sections(library, loaded)
    own(home, "room", "format: 1\nid: room\nextends: room\nremove: [door]\n")
    own(home, "hour", "format: 1\nid: hour\nextends: hour\nremove: [room]\n")
    hour = library.load(library.find("hour"))
    room = library.load(library.find("own:room"))
    place = Path(loaded.source.path)
    place.chmod(0o600)
    place.write_text("changed")
    fresh = Library.of(user_paths())
    assert [*required_items_of(fresh, part)] == []
    assert find_requirement(fresh, room) is None
    assert waived(fresh, (hour,), (), VIDEO) == ()
    assert run("list").err.count("requires") == 0


def test_what_the_files_of_a_pack_lock() -> None:
    """A question that an overlay locks is told as far as it writes it."""
    said = Overlay(
        format=1,
        id="x",
        extends="y",
        add=(Addition(item=confirm("a", locked=True)), Addition(item=confirm("b"))),
        change=({"id": "phone", "locked": True}, {"id": "mouse", "why": "So."}),
    )
    lists: dict[str, Checklist | Routine | Overlay] = {
        "x": said,
        "z": checklist("z", confirm("c"), confirm("d", locked=True)),
    }
    assert locked_refs(lists) == {"x/a": "Is the a so?", "x/phone": "phone", "z/d": "Is the d so?"}
