"""`edit`: an own file as it stands, another's by an overlay."""

from pathlib import Path

from presencecheck.messages import edit as edit_messages
from tests.support.commands import SMALL, Here, own


def test_an_own_one_is_left_as_it_stands(run: Here, home: Path) -> None:
    """Its path is the result; nothing is written."""
    path = own(home, "small", SMALL)
    done = run("edit", "small", "--no-open")
    assert (done.code, done.out.strip()) == (0, str(path))
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_shipped_one_gets_an_overlay(run: Here, home: Path) -> None:
    """The overlay names what it extends, passes `check`, and is said to change the shipped one."""
    done = run("edit", "environment", "--no-open")
    path = home / "config" / "checklists" / "environment.yaml"
    assert done.out.strip() == str(path)
    assert "extends: " in path.read_text(encoding="utf-8")
    said = " ".join(done.err.split())
    assert edit_messages.CHANGES.format(layer="shipped", name="environment") in said
    assert edit_messages.NEXT.format(path=path) in said
    assert run("check", path).code == 0


def test_a_routine_is_copied(run: Here, home: Path) -> None:
    """And that is said: a copy does not follow what its authors revise."""
    done = run("edit", "full", "--no-open")
    said = " ".join(done.err.split())
    assert edit_messages.COPY.format(layer="shipped", name="full") in said
    assert edit_messages.CHANGES.format(layer="shipped", name="full") not in said
