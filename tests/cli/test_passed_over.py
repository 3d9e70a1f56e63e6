"""The walk always walks: nothing of packs, settings, policy or cache stops a list that came with the program."""

import json
import os
from pathlib import Path

import pytest

from presencecheck.packs.lock import LOCK
from presencecheck.system import settings
from presencecheck.system.paths import shipped
from tests.support.commands import Here, Result, own, presencecheck
from tests.support.packs import ROOM, binding, folder, place

GARBAGE = ["", "{}", "[", "\0\xff", '{"format": 1, "packs": [{}]}', '{"format": 2}', "9" * 5000, "[" * 9999]
THEIRS = ROOM.replace("id: room", "id: environment")
ASKED = "environment/room-closed"


def walked() -> Result:
    """A walk of a list with one answer, which nothing may stop."""
    line = json.dumps({"item": ASKED, "answer": "yes"})
    result = presencecheck("run", "environment", "--answers", "-", "--json", "--no-log", stdin=line)
    assert result.code in (1, 3), result.err
    return result


def layer(result: Result) -> list[str]:
    """Whose the list is that was walked."""
    return [part["layer"] for part in result.data["run"]["checklists"]]


def break_(path: Path, content: str | None) -> None:
    """Put something else in the place of a file: a content, or a folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        path.mkdir()
    elif content == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(content.encode("latin-1"))


@pytest.mark.parametrize("content", [*GARBAGE, None, "pipe"], ids=lambda content: repr(content)[:20])
def test_a_list_of_packs_that_cannot_be_read(home: Path, content: str | None) -> None:
    """A shipped list walks with one sentence; a name that only a pack could have tells why it is not found."""
    break_(home / "data" / "packs" / LOCK, content)
    result = walked()
    assert layer(result) == ["shipped"]
    assert [LOCK in line for line in result.err.splitlines() if line.startswith("None of the lists of packs")] == [True]
    for command in (
        ["show", "environment"],
        ["list"],
        ["card", "environment"],
        ["check", str(shipped() / "environment.yaml")],
    ):
        told = presencecheck(*command)
        assert (told.code, told.err.count("None of the lists of packs is used")) == (0, 1), command
    missing = presencecheck("run", "harbour:room", "--answers", "-")
    assert (missing.code, LOCK in missing.err) == (4, True)


BROKEN = [
    "routine = full",
    'rotine = "full"',
    "plain = 1",
    'modality = "phone"',
    "\x00",
    "\xff",
    "a = [" * 9999,
    "[probes]\nx=1",
]


@pytest.mark.parametrize("content", [*BROKEN, None, "pipe"], ids=lambda content: repr(content)[:20])
def test_settings_that_cannot_be_read(home: Path, content: str | None) -> None:
    """A shipped list walks as shipped, with one sentence that names the file; only `config` refuses to go on."""
    path = home / "config" / "config.toml"
    break_(path, content)
    result = walked()
    assert layer(result) == ["shipped"]
    told = [line for line in result.err.splitlines() if line.startswith("The settings are as shipped where")]
    assert [str(path) in line for line in told] == [True]
    for command in (["card", "environment"], ["list"]):
        shown = presencecheck(*command)
        assert (shown.code, shown.err.count("The settings are as shipped where")) == (0, 1), command
    assert presencecheck("config", "list").code == 4


def test_what_can_be_read_of_settings_holds(home: Path) -> None:
    """One wrong word costs no other setting; and nothing is deleted by a span that the person did not choose."""
    path = home / "config" / "config.toml"
    break_(path, 'modality = "audio"\nmotion = "no"\nkeep = "forever"\ntimes = "day"\nrotuine = "x"\n')
    found = settings.load(path)
    assert (found.modality, found.motion, found.keep, found.times) == ("audio", True, "forever", "day")
    _, problem = settings.load_with_problem(path)
    assert problem is not None
    assert "motion" in problem.message
    with pytest.raises(type(problem)):
        settings.load_strictly(path)
    assert settings.load_with_problem(path.with_name("none.toml"))[1] is None


@pytest.mark.parametrize("content", [*BROKEN, None, "pipe"], ids=lambda content: repr(content)[:20])
def test_a_policy_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None) -> None:
    """It binds who adds packs; the program's own lists walk, and that the practice's settings are not used is said."""
    break_(binding(tmp_path, monkeypatch), content)
    result = walked()
    assert (layer(result), result.err.count("What your practice set for this computer is not used")) == (["shipped"], 1)
    assert presencecheck("pack", "add", tmp_path).code == 4


@pytest.mark.parametrize("content", [*GARBAGE, None, "pipe"], ids=lambda content: repr(content)[:20])
def test_a_cache_that_cannot_be_read(home: Path, content: str | None) -> None:
    """Whatever stands in the place of what was kept to start faster, the list is read once more."""
    walked()
    for path in [path for path in (home / "cache").rglob("*") if path.is_file()]:
        path.unlink()
        break_(path, content)
    assert layer(walked()) == ["shipped"]


@pytest.mark.parametrize("content", ["", "pipe", "x"])
def test_a_cache_that_is_no_folder(home: Path, content: str) -> None:
    """Nothing can be kept, and the list walks."""
    break_(home / "cache", content)
    assert layer(walked()) == ["shipped"]


OWN_BROKEN = ["x: [", "format: 1\nid: environment\nextends: nowhere\n", "\xff"]


@pytest.mark.parametrize("content", OWN_BROKEN, ids=lambda content: repr(content)[:20])
def test_an_own_list_of_a_shipped_name(home: Path, content: str) -> None:
    """A walk of it, by its name or in a routine, is as shipped, with a sentence that has the line; `own:` is not."""
    break_(home / "config" / "checklists" / "environment.yaml", content)
    result = walked()
    assert layer(result) == ["shipped"]
    full = presencecheck("run", "full", "--answers", "-", "--json", "--no-log")
    listed = presencecheck("list")
    for told in (result, full, listed, presencecheck("card", "environment")):
        assert ["environment.yaml" in line for line in told.err.splitlines() if "as shipped" in line] == [True]
    assert len(listed.err.splitlines()) == 1
    rows = {row["id"]: row["layer"] for row in presencecheck("list", "--json").data["checklists"]}
    assert rows["environment"] == "shipped"
    for command in (["run", "own:environment", "--answers", "-"], ["show", "environment"], ["diff", "environment"]):
        assert presencecheck(*command).code == 4, command


@pytest.mark.parametrize("content", [*OWN_BROKEN, None], ids=lambda content: repr(content)[:20])
def test_a_usual_routine_that_cannot_be_walked(home: Path, content: str | None) -> None:
    """Broken or gone: the bare word walks the one that came with the program and says so; its name has the error."""
    break_(home / "config" / "config.toml", 'routine = "mine"\n')
    if content is not None:
        break_(home / "config" / "checklists" / "mine.yaml", content)
    for command in (["--answers", "-", "--json", "--no-log"], ["card"]):
        told = presencecheck(*command)
        assert (told.code, told.err.count('since yours, "mine", cannot be used')) == ({"card": 0}.get(command[0], 3), 1)
    assert presencecheck("run", "mine", "--answers", "-").code == 4
    assert presencecheck("card", "mine").code == 4


@pytest.mark.parametrize("kind", ["loop", "file", "link to nothing"])
@pytest.mark.parametrize("place", ["config", "config/checklists", "data/packs", "cache", "data"])
def test_a_folder_that_is_none(home: Path, place: str, kind: str) -> None:
    """Whatever stands where a folder should be, a shipped list walks; what is not used for it is said, each once."""
    path = home / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        path.write_text("")
    else:
        path.symlink_to(path if kind == "loop" else home / "nowhere")
    told = walked().err.splitlines()
    assert len(told) == len(set(told))
    if kind == "loop" and place != "cache":
        assert any(str(path) in line for line in told)
    if (place, kind) in (("config", "file"), ("config/checklists", "file"), ("config/checklists", "link to nothing")):
        assert any(line.startswith("Your own lists are not used") for line in told)
    if place != "cache":  # without which each list is read once more
        assert presencecheck("list").code == 0


@pytest.fixture
def practice(tmp_path: Path, home: Path, run: Here) -> Path:
    """The folder of an installed pack that has a list of the name of a shipped one."""
    source = folder(tmp_path / "shared" / "harbour", environment_yaml=THEIRS)
    assert run("pack", "add", source, "--yes").code == 0
    return place(home)


@pytest.mark.parametrize("content", ["", "x: [", "format: 1\n", "pipe", None], ids=repr)
def test_a_list_of_a_pack_that_was_changed(practice: Path, home: Path, run: Here, content: str | None) -> None:
    """The shipped one of its name walks in its place, with one sentence; who names the pack is told what is wrong."""
    assert layer(begun()) == ["harbour"]
    path = practice / "environment.yaml"
    path.unlink()
    break_(path, content)
    result = walked()
    assert layer(result) == ["shipped"]
    if content not in ("pipe", None):  # which are no files, so that the pack has no such list
        assert ['"environment" is as shipped' in line for line in result.err.splitlines() if "as shipped" in line] == [
            True
        ]
        assert run("show", "harbour:environment").code == 4
    own(home, "environment", "format: 1\nid: environment\nextends: environment\nremove: [room-closed]\n")
    assert layer(begun()) == ["own"]


def begun() -> Result:
    """The beginning of a walk of whichever list has that name."""
    return presencecheck("run", "environment", "--answers", "-", "--json", "--no-log")


def test_a_pack_that_is_gone(practice: Path) -> None:
    """Someone tidied the folder away: its lists are said to be left out, those of the program walk."""
    for path in practice.iterdir():
        path.unlink()
    practice.rmdir()
    result = walked()
    assert layer(result) == ["shipped"]
    assert 'The lists of "harbour" are not used' in result.err
    assert presencecheck("run", "harbour:environment", "--answers", "-").code == 4
