"""What a routine includes: looked for where others find it, and told where it is not."""

from pathlib import Path

from tests.support.checklist_files import routine, write
from tests.support.commands import SMALL, own, presencecheck


def test_what_a_routine_includes(tmp_path: Path, home: Path) -> None:
    """A checklist is looked for beside the routine, then in what is shipped; what is in neither is told at its place.

    A list of one's own counts only in the folder of one's own: nobody else has it.
    """
    write(tmp_path, "room.yaml", SMALL.replace("id: small", "id: room"))
    own(home, "small", SMALL)
    path = routine(tmp_path, "day", "room", "environment", "shipped:tech-check")
    assert presencecheck("check", str(path)).out == "1 file checked: no errors.\n"
    assert presencecheck("check", str(routine(home / "config" / "checklists", "week", "small"))).code == 0
    assert presencecheck("check", str(routine(tmp_path, "week", "small"))).code == 1
    path = routine(tmp_path, "day", "rom", "enviroment", "nothing-like-it")
    result = presencecheck("check", str(path))
    assert result.code == 1
    rom, environment, nothing, _ = result.out.splitlines()
    assert rom.startswith(f"{path}:5:17: error: ")
    assert 'Did you mean "room"?' in rom
    assert 'Did you mean "environment"?' in environment
    assert nothing.endswith("List them: presencecheck list.")


def test_routines_that_come_back_to_themselves(tmp_path: Path) -> None:
    """A circle of includes is told as a circle, a routine in a routine as that."""
    routine(tmp_path, "a", "b")
    routine(tmp_path, "b", "c")
    routine(tmp_path, "c", "environment", "a")
    routine(tmp_path, "d", "d")
    routine(tmp_path, "e", "d")
    told = presencecheck("check", str(tmp_path), "--json").data["problems"]
    assert [(each["code"], each["line"], each["column"]) for each in told] == [
        ("cyclic-include", 5, 17),
        ("cyclic-include", 5, 17),
        ("cyclic-include", 6, 17),
        ("cyclic-include", 5, 17),
        ("includes-routine", 5, 17),
    ]
    assert "a → b → c → a" in told[0]["message"]
    assert "d → d" in told[3]["message"]


def test_a_broken_routine_is_told_its_includes_too(tmp_path: Path) -> None:
    """A missing checklist does not wait until everything else is mended."""
    path = routine(tmp_path, "day", "no-such-list")
    path.write_text(path.read_text().replace("title: Room", "titel: Room"))
    codes = [each["code"] for each in presencecheck("check", str(path), "--json").data["problems"]]
    assert codes == ["missing-key", "unknown-key", "unknown-checklist"]
