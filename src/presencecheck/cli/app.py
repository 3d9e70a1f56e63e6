"""The table of commands."""

from collections.abc import Mapping
from importlib import import_module
from typing import Annotated

import typer

from presencecheck import __version__
from presencecheck.cli.output import print_line

COMMANDS: Mapping[str, tuple[str, str]] = {
    "run": ("run", "run"),
    "list": ("list", "list_"),
    "show": ("show", "show"),
    "card": ("list", "card"),
    "diff": ("diff", "diff"),
    "check": ("check", "check"),
    "new": ("new", "new"),
    "edit": ("new", "edit"),
    "schema": ("check", "schema"),
    "probe": ("probe", "probe"),
    "devices": ("devices", "devices"),
    "doctor": ("doctor", "doctor"),
    "where": ("where", "where"),
    "pack": ("pack.app", "app"),
    "stats": ("stats", "stats"),
    "report": ("report", "report"),
    "export": ("export", "export"),
    "forget": ("forget", "forget"),
    "verify": ("verify", "verify"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "merge": ("backup", "merge"),
    "history": ("history.list", "app"),
    "config": ("where", "config"),
}
"""Each command's module here, and what in it is the command, or its family of commands; in the order of the help."""


VERSION = "--version"


def app_for(name: str) -> typer.Typer:
    """The command line with the command `name` alone, or with all where none is called so; --version needs none.

    Typer looks closely at every command that it has, and with thirty of them a person would feel that at every start.
    """
    app = typer.Typer(
        name="presencecheck",
        help="The check a therapist walks through before a session. Without a command, it starts the walk.",
        no_args_is_help=True,
        # Plain help: no boxes for screen readers to spell out, and half the time to show it.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=False)(_program)
    wanted = () if name == VERSION else (name,) if name in COMMANDS else tuple(COMMANDS)
    for known in wanted:
        module, attribute = COMMANDS[known]
        found = getattr(import_module(f"presencecheck.cli.commands.{module}"), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=known)
        else:
            app.command(known)(found)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        print_line(f"presencecheck {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool, typer.Option(VERSION, help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Options before the command."""
