"""Every difference between an installed pack and the accepted one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs import verification
from presencecheck.packs.policy import Policy
from tests.support.commands import Here
from tests.support.packs import (
    NEWER,
    ROOM,
    folder,
    installed_pack,
    place,
)


def test_what_verify_says(packs: Path, tmp_path: Path) -> None:
    """Each damage with its file, its words and what to do; where all is well, nothing."""
    found, lenient = installed_pack(packs), Policy(tmp_path / "allowed")
    place = found.place(packs)
    again = f"Add it again: presencecheck pack add {found.source}"

    def damages(policy: Policy = lenient) -> list[tuple[str, str, str]]:
        return [(one.file, one.message, one.hint) for one in verification.verify(found, packs, policy)]

    assert (damages(), verification.is_whole(found, packs)) == ([], True)
    ask = "Ask the person who looks after this computer, or remove it: presencecheck pack remove harbour"
    strict = Policy(tmp_path / "signers", ("/nowhere",), signed_only=True)
    assert damages(strict) == [
        (str(place), f"came from {found.source}, which is not allowed on this computer", ask),
        (str(place), "is not signed by anyone who is allowed on this computer", ask),
    ]
    (place / "room.yaml").write_text("x")
    (place / "README.md").unlink()
    (place / "notes.txt").write_text("x")
    (place / "more.md").write_text("x")
    assert damages() == [
        (str(place / "README.md"), "is missing", again),
        (str(place / "room.yaml"), "was changed", again),
        (str(place / "notes.txt"), "is not part of the pack", "Remove it."),
        (str(place / "more.md"), "is not part of the pack", "Remove it."),
    ]
    assert not verification.is_whole(found, packs)
    (place / "LICENSE").unlink()
    (place / "LICENSE").symlink_to("README.md")
    link = f"{place / 'LICENSE'} is a link or no plain file; a pack is made of plain files"
    assert damages() == [(str(place), link, again)]
    (place / "LICENSE").unlink()
    (place / "SHA256SUMS").write_text("x")
    assert damages() == [(str(place / "SHA256SUMS"), "is not the list that was accepted", again)]
    (place / "SHA256SUMS").rename(place / "sums.md")
    (place / "SHA256SUMS").symlink_to("sums.md")
    assert damages() == [(str(place / "SHA256SUMS"), "cannot be read", again)]
    assert not verification.is_whole(found, packs)


def replace_by_link(path: Path) -> None:
    """Put a link to the same content in the place of a file."""
    path.symlink_to(path.rename(path.parents[1] / path.name))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "room.yaml changed": lambda place: (place / "room.yaml").write_text(ROOM + "\n"),
    "room.yaml missing": lambda place: (place / "room.yaml").unlink(),
    "more.yaml not part": lambda place: (place / "more.yaml").write_text(ROOM),
    "SHA256SUMS not the list": lambda place: (place / "SHA256SUMS").write_bytes(b""),
    "SHA256SUMS cannot be read": lambda place: (place / "SHA256SUMS").unlink(),
    "room.yaml link": lambda place: replace_by_link(place / "room.yaml"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_verify_finds_every_difference(damage: str, source: Path, home: Path, run: Here) -> None:
    """A byte that is not as it was accepted is found, with the file and what to do; adding it again mends it."""
    run("pack", "add", source, "--yes")
    assert run("pack", "verify").code == 0
    name, words = damage.split(" ", 1)
    DAMAGES[damage](place(home))
    result = run("pack", "verify")
    assert result.code == 1
    assert name in result.out
    assert words in " ".join(result.out.split())
    [pack] = run("pack", "verify", "--json").data["packs"]
    assert all(set(problem) == {"file", "message", "hint"} for problem in pack["problems"])
    assert "whole again" in run("pack", "add", source, "--yes").out
    assert run("pack", "verify").code == 0


def test_the_installed_files_are_gone(source: Path, home: Path, run: Here) -> None:
    """Where somebody deleted a version, verify says what is missing, and an update shows all of the new one as new."""
    run("pack", "add", source, "--yes")
    shutil.rmtree(place(home))
    assert (run("pack", "verify").code, "SHA256SUMS" in run("pack", "verify").out) == (1, True)
    folder(source, pack_yaml=NEWER)
    result = run("pack", "update", "--yes")
    said = " ".join(result.out.split())
    assert (result.code, "added: Our rooms (room)" in said, "added: Before the hour (hour)" in said) == (0, True, True)
    assert run("pack", "verify").code == 0
