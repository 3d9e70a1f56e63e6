"""The address of the walk that is open."""

import os
import stat
from pathlib import Path

import pytest

from presencecheck.surfaces.browser.open_walk import (
    find_open_walk,
    forget_open_walk,
    note_open_walk,
    open_walk_path,
)

NOBODY = "http://127.0.0.1:1/abcdefghijklmnopqrstuvwxyz012345/"


def test_the_address_is_secret_and_goes(tmp_path: Path) -> None:
    """Nobody else can read it, and nothing of it stays."""
    note_open_walk(tmp_path, NOBODY)
    assert stat.S_IMODE(open_walk_path(tmp_path).stat().st_mode) == 0o600
    forget_open_walk(tmp_path, NOBODY.replace("abc", "xyz"))  # of a walk that began meanwhile
    assert open_walk_path(tmp_path).exists()
    forget_open_walk(tmp_path, NOBODY)
    forget_open_walk(tmp_path, NOBODY)
    assert not open_walk_path(tmp_path).exists()


@pytest.mark.parametrize(
    "content",
    [NOBODY, "", "http://evil.example/abcdefghijklmnopqrstuvwxyz/", "http://127.0.0.1:80/x/", "\xff", "x" * 999],
)
def test_a_walk_that_is_gone(tmp_path: Path, content: str) -> None:
    """An address at which nobody answers, or that is none of ours, is no open walk."""
    open_walk_path(tmp_path).write_text(content, encoding="latin-1")
    assert find_open_walk(tmp_path) == ""


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes with names")
def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe in its place is not waited for."""
    os.mkfifo(open_walk_path(tmp_path))
    assert find_open_walk(tmp_path) == ""
