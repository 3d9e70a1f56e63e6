"""The options that the pack commands share."""

from pathlib import Path

import pytest

from presencecheck.cli.commands.pack.options import known_packs
from tests.support.commands import Here
from tests.support.packs import NEWER, SECOND, everything, folder


@pytest.mark.parametrize("command", ["add", "update", "remove"])
def test_nobody_to_ask(command: str, source: Path, home: Path, run: Here) -> None:
    """Without a terminal and without --yes, the command names the flag and changes nothing."""
    if command != "add":
        run("pack", "add", source, "--yes")
    folder(source, room_yaml=SECOND, pack_yaml=NEWER)
    before = everything(home)
    named: dict[str, list[str | Path]] = {"add": [source], "update": [], "remove": ["harbour"]}
    result = run("pack", command, *named[command])
    assert (result.code, "--yes" in result.err) == (2, True)
    assert everything(home) | {"data/packs/.busy": b""} == before | {"data/packs/.busy": b""}


def test_names_are_completed(source: Path, run: Here) -> None:
    """The shell completes the names of installed packs."""
    assert known_packs("") == []
    run("pack", "add", source, "--yes")
    assert (known_packs(""), known_packs("har"), known_packs("x")) == (["harbour"], ["harbour"], [])
