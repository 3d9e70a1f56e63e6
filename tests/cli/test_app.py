"""The table of commands: someone who knows a command's name knows its file, its help and its options' help."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from presencecheck import cli
from presencecheck.cli.app import app_for, app_to_complete
from presencecheck.cli.load_command import GROUPS
from presencecheck.core.names import COMMANDS
from presencecheck.messages import help as help_messages
from tests.support.commands import Here

FOLDER = Path(cli.__file__).parent / "commands"
SHARED = {"alone", "options", "preview", "verdict"}
"""Modules beside the subcommands of a group, which are none."""


def modules(folder: Path) -> set[str]:
    """The names of the modules in a folder."""
    return {path.stem for path in folder.glob("*.py")} - {"__init__"}


def commands_of(group: object) -> dict[str, Any]:
    """The commands below a group, by name."""
    found = getattr(group, "commands", {})
    assert isinstance(found, dict)
    return found


def test_every_command_lives_in_the_file_or_folder_of_its_name() -> None:
    """No other module lies beside the commands, and no command is missing."""
    assert modules(FOLDER) == set(COMMANDS) - {*GROUPS}
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"} == {*GROUPS}
    assert set(commands_of(get_command(app_for("")))) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted({*GROUPS} - {"pack"}))
def test_every_subcommand_lives_in_the_file_of_its_name(name: str) -> None:
    """A group's folder holds a module for each subcommand."""
    group = commands_of(get_command(app_for("")))[name]
    places = {sub: vars(command)["callback"].__module__ for sub, command in commands_of(group).items()}
    assert places == {sub: f"presencecheck.cli.commands.{name}.{sub}" for sub in places}
    assert modules(FOLDER / name) - SHARED - {"list"} == set(places) - {"list"}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in GROUPS])
def test_a_command_is_the_function_of_its_name(name: str) -> None:
    """What Typer calls is defined in the module of the command, and is called like it."""
    [command] = app_for(name).registered_commands
    assert command.callback is not None
    assert command.callback.__module__ == f"presencecheck.cli.commands.{name}"
    assert command.callback.__name__.rstrip("_") == name


@pytest.mark.parametrize("name", help_messages.COMMANDS)
def test_the_help_comes_from_messages(run: Here, name: str) -> None:
    """`--help` begins with the sentence of the table, whatever the docstring says."""
    out = " ".join(run(*name.split(), "--help").out.split())
    assert out.partition(" ")[0] == "Usage:"
    assert " ".join(help_messages.COMMANDS[name].split()) in out


def test_no_help_is_written_beside_a_command() -> None:
    """No command spells out its help; the docstring is for those who develop it."""
    sources = {
        path: path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py") if "pack" not in path.parts
    }
    assert [path.name for path, source in sources.items() if re.search(r'help="', source)] == []


@pytest.mark.parametrize("name", ["", "unknown"])
def test_all_commands_where_none_is_named(name: str) -> None:
    """The whole help, and the hint at a misspelt name, need all of them; a named command is loaded alone."""
    assert len(app_for(name).registered_commands) + len(app_for(name).registered_groups) == len(COMMANDS)
    assert len(app_for("where").registered_commands) == 1
    assert isinstance(app_for("--version"), typer.Typer)


def test_what_is_completed_at_the_first_word() -> None:
    """The names of all commands, each with what it is for, though none of them is loaded."""
    names, whole = (commands_of(get_command(app)) for app in (app_to_complete(()), app_for("")))
    assert {command.callback.__module__ for command in names.values()} == {
        "presencecheck.cli.app",
        "presencecheck.cli.commands.run",
    }
    assert {name: command.get_short_help_str() for name, command in names.items()} == {
        name: command.get_short_help_str() for name, command in whole.items()
    }
