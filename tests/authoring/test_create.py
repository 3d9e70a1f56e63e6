"""New checklists: where they may stand, what they are begun from, and the schema beside them."""

import json
from pathlib import Path

import pytest

from presencecheck.authoring.create import start_from
from presencecheck.formats.load import ValidatedFile, load
from presencecheck.library.library import Library
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import SMALL, own, presencecheck


def folder(home: Path) -> Path:
    """Where own checklists are."""
    return home / "config" / "checklists"


def sound(text: str, name: str) -> ValidatedFile:
    """The text as a checklist without any problem."""
    reading = load(text.encode(), f"{name}.yaml", expected_id=name)
    assert [str(problem) for problem in reading.problems] == []
    return reading


@pytest.mark.parametrize("there", ["my-room.yaml", "my-room.yml"])
def test_nothing_is_overwritten(home: Path, there: str) -> None:
    """A file of that name stays as it is, whatever it ends in, and is named."""
    path = folder(home) / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    result = presencecheck("new", "my-room")
    assert result.code == 4
    assert str(path) in result.err
    assert path.read_text() == "mine"
    assert list(folder(home).iterdir()) == [path]


def test_a_link_is_not_written_through(home: Path, tmp_path: Path) -> None:
    """A link that leads nowhere is not followed to make a file elsewhere."""
    folder(home).mkdir(parents=True)
    (folder(home) / "my-room.yaml").symlink_to(tmp_path / "elsewhere")
    assert presencecheck("new", "my-room").code == 4
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["My room", "../room", "con", "", "-", "a" * 65, "räume"])
def test_names_that_cannot_be(home: Path, name: str) -> None:
    """What cannot be an id is refused before anything is written, with what an id looks like."""
    result = presencecheck("new", "--no-open", "--", name)
    assert result.code == 2
    assert "small letters, digits and hyphens" in result.err
    assert not home.exists()


def test_the_id_that_was_meant_is_told() -> None:
    """Made of what was typed, where one can be made of it."""
    assert "such as consulting-room." in presencecheck("new", "Consulting Room").err
    assert "such as my-room." in presencecheck("new", "комната").err


def test_titles_that_cannot_be(home: Path) -> None:
    """A title that is too long, or hides something, is refused before anything is written."""
    for title in ("x" * 61, "a\x1b[2Jb", "a\u202eb"):
        result = presencecheck("new", "my-room", "--title", title)
        assert result.code == 2
        assert "title" in result.err
        assert "\x1b" not in result.err
    assert not home.exists()


def without_id(what: object) -> dict[str, object]:
    """What a file says, but for its own name."""
    assert what is not None
    return {name: value for name, value in vars(what).items() if name != "id"}


def test_from_a_shipped_one(home: Path) -> None:
    """The command writes what the next test looks at."""
    assert presencecheck("new", "mine", "--from", "full").code == 0
    written = (folder(home) / "mine.yaml").read_text(encoding="utf-8")
    assert written == start_from(Library.of(user_paths()), "full", "mine", "")


@pytest.mark.parametrize("origin", sorted(path.stem for path in shipped().glob("*.yaml")))
def test_from_another(origin: str) -> None:
    """Every shipped checklist and routine can be begun from; its comments stay, and it is sound under its new name."""
    before = (shipped() / f"{origin}.yaml").read_text(encoding="utf-8")
    text = start_from(Library.of(user_paths()), origin, "mine", "")
    made = sound(text, "mine").what
    assert made is not None
    assert made.id == "mine"
    assert without_id(made) == without_id(load(before.encode(), origin).what)
    assert [line for line in text.splitlines()[2:] if line != "id: mine"] == [
        line for line in before.splitlines() if line != f"id: {origin}"
    ]
    assert f"copy of {origin}, version {made.version}, shipped" in text.splitlines()[1]


@pytest.mark.parametrize(
    "head",
    [
        "format: 1\nid: small\ntitle: A small list\n",
        "format: 1\nid: 'small'  # its name\ntitle: \"A small list\"   # on screen\n",
        '# yaml-language-server: $schema=elsewhere.json\n"title": A small list\n"id": small\nformat: 1\n',
    ],
)
def test_from_an_own_one(home: Path, head: str) -> None:
    """However its name and title are written, they are replaced where they stand, and comments beside them stay."""
    own(home, "small", head + SMALL.partition("title: A small list\n")[2])
    assert presencecheck("new", "other", "--from", "small", "--title", "Another: list").code == 0
    text = (folder(home) / "other.yaml").read_text()
    made = sound(text, "other").what
    assert made is not None
    assert made.title == "Another: list"
    assert ("# its name" in text) == ("# its name" in head)
    assert text.count("yaml-language-server") == 1


def test_from_what_is_not_there_or_broken(home: Path) -> None:
    """A name that nothing has, and a file with errors, are told; nothing is written."""
    own(home, "broken", "format: 1\n")
    missing = presencecheck("new", "mine", "--from", "enviroment")
    assert missing.code == 4
    assert "Did you mean environment (Room and surroundings)?" in missing.err
    assert "broken.yaml:1:1" in presencecheck("new", "mine", "--from", "broken").err
    assert not (folder(home) / "mine.yaml").exists()


def test_from_an_overlay(home: Path) -> None:
    """Of a list that is changed by an overlay, the text to begin from is the one below, and that is said."""
    own(home, "environment", "format: 1\nid: environment\nextends: environment\nremove: [body-set]\n")
    result = presencecheck("new", "mine", "--from", "environment")
    assert result.code == 4
    assert "--from shipped:environment" in result.err
    assert presencecheck("new", "mine", "--from", "shipped:environment").code == 0
    assert presencecheck("check", str(folder(home) / "mine.yaml")).out == "1 file checked: no errors.\n"


def test_the_schema_lies_beside_it_and_stays_current(home: Path) -> None:
    """The editor's schema is that of this program, whatever an earlier version left there."""
    path = folder(home) / ".schema.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"$comment": "presencecheck 0.0.1"}')
    presencecheck("new", "my-room")
    assert path.read_text() != '{"$comment": "presencecheck 0.0.1"}'
    written, printed = json.loads(path.read_text()), presencecheck("schema").data
    assert written.keys() == printed.keys()
    assert written["$id"] == printed["$id"]
    assert "my-room" in written["$defs"]["Include"]["properties"]["checklist"]["examples"]
    listed = {row["id"] for row in presencecheck("list", "--json").data["checklists"]}
    assert "my-room" in listed
    assert not any("schema" in name for name in listed)


def test_edit_of_an_own_list_opens_that_one(home: Path) -> None:
    """What is one's own is not laid over, and nothing of it is touched."""
    path = own(home, "small", SMALL)
    assert presencecheck("edit", "small").out.strip() == str(path)
    assert path.read_text() == SMALL


def test_edit_of_a_routine_changes_nothing_yet(home: Path) -> None:
    """It includes the same checklists, and `diff` tells where it differs and that nothing changed below since."""
    path = Path(presencecheck("edit", "full").out.strip())
    assert "\nextends: full\n" in path.read_text()
    told = presencecheck("diff", "full", "--json").data["diff"]
    assert (told["changes"], told["later"]) == ([], [])


def test_edit_of_one_layer_names_it(home: Path) -> None:
    """An overlay of a layer that was asked for by name extends that one."""
    own(home, "mine", SMALL.replace("id: small", "id: mine"))
    path = Path(presencecheck("edit", "shipped:environment").out.strip())
    assert "\nextends: environment\n" in path.read_text()
    again = presencecheck("edit", "shipped:environment")
    assert (again.code, "exists already" in again.err) == (4, True)
