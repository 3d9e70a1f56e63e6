"""`pack show`: all that a pack holds, before it is taken and after."""

from pathlib import Path

import pytest

from tests.support.commands import Here
from tests.support.packs import ROOM, everything, export, folder, place

MINE = "format: 1\nid: mine\nextends: room\nchange: [{id: lamp, ask: Is my lamp lit?}]\n"
LOST = "format: 1\nid: lost\nextends: other:room\n"
README = "# Harbour\n\nSee https://harbour.example/lists.\n\x1b[2J"


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A pack with all that can be in one."""
    more = {"mine_yaml": MINE, "lost_yaml": LOST, "CHANGELOG_md": "## 1.0.0\n\n- Lamp https://a.example/b, too\n"}
    return folder(tmp_path / "harbour", README_md=README, **more)


def test_all_is_shown_before_it_is_taken(full: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """Of a folder and of a zip: every question, what would help, its own texts, the addresses; nothing is kept."""
    before = everything(home)
    for source in (full, tmp_path / "x.zip"):
        if source.suffix:
            (full / "lost.yaml").unlink()
            export(run, full, source)
        shown = run("pack", "show", source)
        said = " ".join(shown.out.split())
        assert (shown.code, shown.err, "\x1b" in shown.out) == (0, "", False)
        for words in (
            *("Harbour lists (harbour) 1.0.0, en", "Not signed", "What it says of itself (README.md): # Harbour"),
            *("What changed (CHANGELOG.md): ## 1.0.0", "Is the door shut?", "Shut it", "Is the lamp on?"),
            *("which the program never opens: https://a.example/b https://harbour.example/lists", "Our rooms"),
            *("Before the hour (hour), a routine, walks: room, essentials", "mine changes room; with these changes"),
            "Is my lamp lit?",
        ):
            assert words in said
        assert ("lost cannot be shown: " in said) is (source == full)
    assert everything(home) == before


def test_programs_are_told(full: Path, run: Here) -> None:
    """The same as JSON."""
    pack = run("pack", "show", full, "--json").data["pack"]
    assert (pack["name"], pack["readme"], pack["signer"], pack["principal"]) == ("harbour", README, None, None)
    assert pack["addresses"] == ["https://a.example/b", "https://harbour.example/lists"]
    lists = {each["id"]: each for each in pack["lists"]}
    assert lists["mine"]["checklist"]["items"][1]["ask"] == "Is my lamp lit?"
    assert "include" in lists["hour"]["routine"]
    assert "other:room" in lists["lost"]["message"]


def test_one_that_was_taken(source: Path, home: Path, run: Here) -> None:
    """By its name, from the copy; one that is not as it was accepted is not shown."""
    folder(source, README_md=None)
    added = run("pack", "add", source, "--yes")
    assert "Every question that it asks: presencecheck pack show" in " ".join(added.out.split())
    (source / "room.yaml").unlink()
    shown = run("pack", "show", "harbour")
    assert ("Is the door shut?" in shown.out, "What it says of itself" in shown.out) == (True, False)
    (place(home) / "room.yaml").write_text(ROOM + "\n")
    spoilt = run("pack", "show", "harbour")
    assert (spoilt.code, "not as you accepted it" in spoilt.err) == (4, True)


def test_errors_are_listed(source: Path, run: Here) -> None:
    """A pack with errors is not shown; each is."""
    shown = run("pack", "show", folder(source, room_yaml="format: 1\n"))
    assert (shown.code, "room.yaml" in shown.out) == (1, True)
    assert run("pack", "show", "nowhere").code == 4
