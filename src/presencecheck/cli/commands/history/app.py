"""`history`: its subcommands."""

import typer

from presencecheck.cli.command_group import HelpedCommand, Subcommands
from presencecheck.cli.commands.history.list import list_runs
from presencecheck.cli.commands.history.show import show
from presencecheck.messages import help as help_messages

app = typer.Typer(cls=Subcommands, help=help_messages.COMMANDS["history"], invoke_without_command=True)
app.callback()(list_runs)
app.command("show", cls=HelpedCommand, help=help_messages.COMMANDS["history show"])(show)
