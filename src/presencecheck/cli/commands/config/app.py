"""`config`: its subcommands."""

import typer

from presencecheck.cli.commands.config.get import get
from presencecheck.cli.commands.config.list import list_
from presencecheck.cli.commands.config.set import set_
from presencecheck.cli.options import Json, Plain
from presencecheck.messages import help as help_messages

app = typer.Typer(help=help_messages.COMMANDS["config"], invoke_without_command=True)


@app.callback()
def config(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """List the settings."""
    if context.invoked_subcommand is None:
        list_(json)


app.command("get", help=help_messages.COMMANDS["config get"])(get)
app.command("set", help=help_messages.COMMANDS["config set"])(set_)
app.command("list", help=help_messages.COMMANDS["config list"])(list_)
