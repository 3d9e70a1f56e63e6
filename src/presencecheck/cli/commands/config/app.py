"""`config`: its subcommands."""

import typer

from presencecheck.cli.command_group import HelpedCommand, Subcommands
from presencecheck.cli.commands.config.get import get
from presencecheck.cli.commands.config.list import All, list_
from presencecheck.cli.commands.config.set import set_
from presencecheck.cli.commands.config.unset import unset
from presencecheck.cli.confirm import is_anyone_there
from presencecheck.cli.options import Json, Plain
from presencecheck.messages import help as help_messages

app = typer.Typer(cls=Subcommands, help=help_messages.COMMANDS["config"], invoke_without_command=True)


@app.callback()
def config(context: typer.Context, json: Json = False, plain: Plain = False, all_: All = False) -> None:
    """Choose what to set, in a terminal; elsewhere list the settings."""
    if context.invoked_subcommand is not None:
        return
    if json or all_ or not is_anyone_there():
        list_(json, all_=all_)
        return
    from presencecheck.cli.settings_menu import choose_settings
    from presencecheck.system.paths import user_paths

    choose_settings(user_paths())


app.command("get", cls=HelpedCommand, help=help_messages.COMMANDS["config get"])(get)
app.command(
    "set",
    cls=HelpedCommand,
    help=help_messages.COMMANDS["config set"],
    context_settings={"ignore_unknown_options": True},  # -43 is a value
)(set_)
app.command("unset", cls=HelpedCommand, help=help_messages.COMMANDS["config unset"])(unset)
app.command("list", cls=HelpedCommand, help=help_messages.COMMANDS["config list"])(list_)
