"""Where the icons stand."""

from pathlib import Path

import pytest

from presencecheck.starters.places import place_of


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('XDG_DESKTOP_DIR="$HOME/Schreibtisch"\n', "home/Schreibtisch"),
        ('# a comment\nXDG_DESKTOP_DIR="/data/desk"\n', "/data/desk"),
        ("XDG_DESKTOP_DIR=x\n", "home/Desktop"),
        ("\x00\xff", "home/Desktop"),
        (None, "home/Desktop"),
    ],
)
def test_the_desktop_of_another_language(
    said: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder has the name that the desktop wrote down."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (home / ".config").mkdir(parents=True)
    if said is not None:
        (home / ".config" / "user-dirs.dirs").write_text(said, encoding="latin-1")
    assert place_of("freedesktop", "desktop", in_terminal=False) == tmp_path / expected / "presencecheck.desktop"


def test_a_relative_folder_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the specification asks."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert place_of("freedesktop", "menu", in_terminal=False).parent == tmp_path / ".local/share/applications"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert place_of("freedesktop", "menu", in_terminal=False).parent == tmp_path / "data/applications"
