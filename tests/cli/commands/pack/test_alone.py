"""`pack` without a subcommand, and the help of each subcommand."""

from pathlib import Path

import pytest

from presencecheck.cli.load_command import GROUPS, load_command
from presencecheck.messages import help as help_messages
from tests.support.commands import Here

NAMES = GROUPS["pack"]


def test_pack_alone_lists(source: Path, run: Here) -> None:
    """Without a subcommand the installed packs are listed, as text and as JSON."""
    run("pack", "add", source, "--yes")
    assert run("pack").out == run("pack", "list").out != ""
    assert run("pack", "--json").data == run("pack", "list", "--json").data


def test_each_subcommand_has_its_own_file() -> None:
    """A subcommand is the function of its name in the module of its name."""
    for name in NAMES:
        command = load_command("pack", name)
        assert command.__module__ == f"presencecheck.cli.commands.pack.{name}"
        assert command.__name__.rstrip("_") == name


@pytest.mark.parametrize("name", NAMES)
def test_help_is_taken_from_messages(name: str, run: Here) -> None:
    """The help says what the messages say of the subcommand."""
    words = " ".join(run("pack", name, "--help").out.split())
    assert " ".join(help_messages.COMMANDS[f"pack {name}"].split()) in words
