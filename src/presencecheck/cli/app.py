"""The commands as Typer has them: for help, for what a shell completes, and for lines that need a parser."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from presencecheck.cli.command_group import WALK, CommandGroup, HelpedCommand, Subcommands
from presencecheck.cli.load_command import GROUPS, load_command, load_group
from presencecheck.cli.output import VERSION, print_version
from presencecheck.cli.typer_command import for_typer, group_for_typer
from presencecheck.core.names import COMMANDS
from presencecheck.messages import help as help_messages

_NEGATIVE_NUMBERS = {("config", "set")}
"""Commands for which a word such as -43 is a value."""


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
    app.callback(invoke_without_command=False)(_program())
    wanted = () if name == VERSION else (name,) if name in COMMANDS else COMMANDS
    for known in wanted:
        if known in GROUPS:
            app.add_typer(_group(known), name=known)
        else:
            app.command(known, cls=HelpedCommand, help=help_messages.COMMANDS[known])(for_typer(load_command(known)))
    return app


def _group(name: str) -> typer.Typer:
    group = typer.Typer(cls=Subcommands, help=help_messages.COMMANDS[name], invoke_without_command=True)
    group.callback()(group_for_typer(load_group(name)))
    for known in GROUPS[name]:
        context = {"ignore_unknown_options": True} if (name, known) in _NEGATIVE_NUMBERS else None
        command = for_typer(load_command(name, known))
        text = help_messages.COMMANDS[f"{name} {known}"]
        group.command(known, cls=HelpedCommand, help=text, context_settings=context)(command)
    return group


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


def _print_version(wanted: bool) -> None:
    if wanted:
        print_version()
        raise typer.Exit


def _program() -> Callable[..., None]:
    """What stands before the command, for Typer: its options."""
    said = help_messages.VERSION

    def program(
        version: Annotated[bool, typer.Option(VERSION, help=said, is_eager=True, callback=_print_version)] = False,
    ) -> None:
        pass

    return program
