"""Which files a pack takes: their names, their number and their sizes."""

from functools import partial
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.packs.file_set import (
    MANIFEST,
    MOST_MEMBERS,
    MOST_TEXT,
    MOST_TOTAL,
    SIGNATURE,
    FileSet,
    is_flat,
    is_member,
)
from tests.support.packs import said


def test_names_and_sizes() -> None:
    """A name that nearly is one, two that are one, too many, too large."""
    found = FileSet("src")
    assert [found.admits(name) for name in (".hidden.yaml", "photo.jpg", "room.yaml")] == [False, False, True]
    assert found.left_out == [".hidden.yaml", "photo.jpg"]
    hint = "Name it with small letters, digits and hyphens, ending in .yaml, such as room-closed.yaml."
    for name in ("Room.yaml", "room.YML", "x" * 80 + ".yaml"):
        shown = name if len(name) <= 80 else name[:79] + "…"
        assert said(partial(found.admits, name)) == (
            f'src: "{shown}" cannot be the name of a checklist.',
            hint,
        )
    assert (
        said(lambda: found.admits("X" * 75 + ".yaml"))[0]
        == f'src: "{"X" * 75}.yaml" cannot be the name of a checklist.'
    )
    found.admits("README.md")
    rename = "Rename or remove one of them."
    words = 'src holds "readme.md" and "README.md", which many systems take for one file.'
    assert said(lambda: found.admits("readme.md")) == (words, rename)
    found.add("room.yaml", b"x" * MOST_BYTES)
    assert said(lambda: found.admits("room.yaml"))[1] == rename
    assert said(lambda: found.add("a.md", b"x" * (MOST_BYTES + 1))) == (
        'src: "a.md" is larger than 256 KiB.',
        "A checklist is a page or two.",
    )
    full = FileSet("src")
    for number in range(MOST_TOTAL // MOST_BYTES):
        full.add(f"{number}.md", b"x" * MOST_BYTES)
    assert said(lambda: full.add("more.md", b"x")) == ("src holds more than 16 MiB.", "Make several packs of it.")
    many = FileSet("src")
    assert all(many.admits(f"a{number}.md") for number in range(MOST_MEMBERS))
    assert said(lambda: many.admits("more.md")) == ("src holds more than 1100 files.", "Make several packs of it.")


def test_what_the_program_adds_to_a_full_pack() -> None:
    """A pack of as many files and bytes as there may be is still one with its manifest and the signature of it."""
    full = FileSet("src")
    for name in (MANIFEST, SIGNATURE, *(f"a{number}.md" for number in range(MOST_MEMBERS))):
        assert full.admits(name)
    for number in range(MOST_TOTAL // MOST_BYTES):
        full.add(f"a{number}.md", b"x" * MOST_BYTES)
    full.add(MANIFEST, b"x" * 100)
    full.add(SIGNATURE, b"x" * 100)
    assert said(lambda: full.admits("more.md"))[0] == "src holds more than 1100 files."
    assert said(lambda: full.add("a0.md", b"x"))[0] == "src holds more than 16 MiB."


@pytest.mark.parametrize("name", ["", ".", "..", *(f"a{letter}b" for letter in '/\\:*?"<>|\n\0')])
def test_names_that_lead_elsewhere(name: str) -> None:
    """What some system takes for a way to another folder, or for no name, is no name of a file."""
    assert not is_flat(name)


def test_names_that_stay() -> None:
    """Dots and any letters of a name are no way."""
    assert all(map(is_flat, ("X.yaml", "...", "..X", ".x", "R\u00f6mer und Co.md")))
    assert is_member("x" * (MOST_TEXT - 3) + ".md")
    assert not is_member("x" * (MOST_TEXT - 2) + ".md")


@given(name=st.text(max_size=12) | st.from_regex(r"[A-Za-z0-9./\\:~ _-]{1,70}(\.yaml|\.md)?", fullmatch=True))
@example("a\n.md")
@example("LICENSE/..")
@example("..md")
@example("a.md.")
@example("NUL.md")
def test_no_name_leads_outside(name: str) -> None:
    """A name that a pack takes is a file's name in its folder, on every system, and in plain letters."""
    if not is_member(name):
        return
    assert is_flat(name)
    assert name.isascii()
    for kind in (PurePosixPath, PureWindowsPath):
        inside = kind("packs") / name
        assert (inside.parent, inside.name) == (kind("packs"), name)
    assert not PureWindowsPath(name).is_reserved()
    assert name == name.strip(" .")


def test_the_long_ending() -> None:
    """It is a list as well; two files of one list are refused, and no list is called pack."""
    found = FileSet("src", ("room.presencecheck.yaml",))
    assert found.admits("room.presencecheck.yaml")
    found.add("room.presencecheck.yaml", b"id: room")
    assert [identity for identity, _, _ in found.checklists()] == ["room"]
    assert not found.admits("room.presencecheck (1).yaml")
    assert found.copies == ["room.presencecheck (1).yaml"]
    assert said(lambda: found.admits("room.yaml")) == (
        'src: "room.yaml" and "room.presencecheck.yaml" are both the list "room".',
        "Remove one of them.",
    )
    assert not is_member("pack.presencecheck.yaml")
