"""The commands, each the function of its name in the module of its name in `commands`."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from presencecheck.cli.command_group import WALK, CommandGroup, HelpedCommand
from presencecheck.cli.options import Version
from presencecheck.cli.output import VERSION
from presencecheck.core.names import COMMANDS
from presencecheck.messages import help as help_messages

GROUPS = frozenset({"pack", "history", "config"})
"""Commands with subcommands: a folder each, with the group in its module `app`."""


def app_for(name: str) -> typer.Typer:
    """Build the command line with the command `name` alone; with all where none has that name, none for --version.

    Typer inspects every command it has, and with thirty of them a person would feel that at every start.
    """
    app = typer.Typer(
        name="presencecheck",
        cls=CommandGroup,
        help=help_messages.PROGRAM,
        no_args_is_help=True,
        # Plain help: no boxes for screen readers to spell out, and half the time to show it.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=False)(_program)
    wanted = () if name == VERSION else (name,) if name in COMMANDS else COMMANDS
    for known in wanted:
        if known in GROUPS:
            app.add_typer(_load(f"{known}.app", "app"), name=known)
        else:
            app.command(known, cls=HelpedCommand, help=help_messages.COMMANDS[known])(_load(known, known))
    return app


def app_to_complete(words: Sequence[str]) -> typer.Typer:
    """Build what the completion of a line needs: the command that its first word names, or the names of all.

    Args:
        words: those that are whole.
    """
    if words:
        return app_for(words[0] if words[0] in COMMANDS else WALK)
    app = app_for(WALK)
    for name in COMMANDS:
        if name != WALK:
            app.command(name, help=help_messages.COMMANDS[name])(_named)
    return app


def _named() -> None:
    """Stands for a command of which the name and what it is for are enough."""


def _load(module: str, name: str) -> Any:
    """What is called `name` in a module of `commands`; with an underscore where Python has the name already."""
    loaded = import_module(f"presencecheck.cli.commands.{module}")
    return getattr(loaded, name, None) or getattr(loaded, f"{name}_")


def _program(version: Version = False) -> None:
    """Options before the command."""
