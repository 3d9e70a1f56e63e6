"""What a person is shown of a pack before they agree to it."""

from pathlib import Path

from presencecheck.messages import pack as pack_messages
from tests.support.commands import Here, own
from tests.support.packs import (
    DESCRIPTION,
    ROOM,
    folder,
)


def test_which_list_wins_is_said(source: Path, home: Path, run: Here) -> None:
    """A pack's list takes the place of a shipped one, one's own that of a pack's, and both are said beforehand."""
    own(home, "room", ROOM)
    folder(source, environment_yaml=ROOM.replace("id: room", "id: environment"))
    said = " ".join(run("pack", "add", source, "--yes").out.split())
    assert "in place of those of the same name that you have: environment" in said
    assert "your own of the same name win everywhere else: room" in said
    layers = {row["id"]: row["layer"] for row in run("list", "--json").data["checklists"]}
    assert (layers["environment"], layers["room"], layers["hour"]) == ("harbour", "own", "harbour")
    assert run("show", "harbour:room", "--json").code == 0
    assert run("show", "shipped:environment", "--json").data["checklist"]["title"] != "Our rooms"


def test_texts_of_a_pack_cannot_write_to_the_terminal(tmp_path: Path, run: Here) -> None:
    """Nothing that a pack says of itself, no name in it and no path to it moves the cursor or writes a title."""
    source = folder(tmp_path / "a\x1b]0;owned\x07b", pack_yaml=DESCRIPTION.replace("CC BY", '"[red]"'))
    for command in (["pack", "add", source, "--yes"], ["pack", "add", source / "nothing"], ["pack", "list"]):
        result = run(*command)
        assert not set(result.out + result.err) & {"\x1b", "\x07", "\x9b"}


def test_remarks_are_counted(source: Path, run: Here) -> None:
    """One remark is one, two are two; they are for the publisher and keep nobody from adding the pack."""
    one = ROOM.replace(", if-not-yet: {do: [Shut it]}", "")
    for count, content in ((1, one), (2, one.replace(", if-not-yet: {do: [Switch it on]}", ""))):
        version = DESCRIPTION.replace("1.0.0", f"{count}.0.0")
        made = folder(source.with_name(str(count)), room_yaml=content, pack_yaml=version)
        result = run("pack", "add", made, "--yes")
        assert (result.code, pack_messages.REMARKS.of(count) in " ".join(result.out.split())) == (0, True)


def test_addresses_are_shown(source: Path, run: Here) -> None:
    """The person who adds a pack sees where its pages lead clients; at an update, too."""
    page = ROOM.replace("id: room", "id: page\nstyle: hand-out").replace(
        "ask:", "link: 'https://example.org/a', ask:", 1
    )
    said = run("pack", "add", folder(source, page_yaml=page), "--yes").out
    assert "  https://example.org/a" in said.splitlines()
    newer = page.replace("/a", "/b")
    made = folder(source, page_yaml=newer, pack_yaml=DESCRIPTION.replace("1.0.0", "2.0.0"))
    assert "  https://example.org/b" in run("pack", "add", made, "--yes").out.splitlines()


def test_many_lists_are_not_all_shown(source: Path, run: Here) -> None:
    """Forty rows are shown, and how many more there are."""
    more = {f"room_{number}_yaml": ROOM.replace("id: room", f"id: room-{number}") for number in range(40)}
    result = run("pack", "add", folder(source, **more), "--yes")
    assert pack_messages.MORE.format(count=2) in result.out.splitlines()


def test_contents_are_counted() -> None:
    """What a pack has none of is not named."""
    assert pack_messages.contents(41, 1) == "41 checklists, 1 routine"
    assert (pack_messages.contents(1, 0), pack_messages.contents(0, 2)) == ("1 checklist", "2 routines")
