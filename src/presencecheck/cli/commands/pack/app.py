"""`pack`: its subcommands."""

import typer

from presencecheck.cli.command_group import HelpedCommand, Subcommands
from presencecheck.cli.commands.pack.add import add
from presencecheck.cli.commands.pack.export import export
from presencecheck.cli.commands.pack.keygen import keygen
from presencecheck.cli.commands.pack.list import list_
from presencecheck.cli.commands.pack.outdated import outdated
from presencecheck.cli.commands.pack.remove import remove
from presencecheck.cli.commands.pack.rollback import rollback
from presencecheck.cli.commands.pack.show import show
from presencecheck.cli.commands.pack.update import update
from presencecheck.cli.commands.pack.verify import verify
from presencecheck.cli.options import Json, Plain
from presencecheck.messages import help as help_messages

app = typer.Typer(cls=Subcommands, help=help_messages.COMMANDS["pack"], invoke_without_command=True)


@app.callback()
def pack(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """List the installed packs."""
    if context.invoked_subcommand is None:
        list_(json)


app.command("add", cls=HelpedCommand, help=help_messages.COMMANDS["pack add"])(add)
app.command("list", cls=HelpedCommand, help=help_messages.COMMANDS["pack list"])(list_)
app.command("show", cls=HelpedCommand, help=help_messages.COMMANDS["pack show"])(show)
app.command("outdated", cls=HelpedCommand, help=help_messages.COMMANDS["pack outdated"])(outdated)
app.command("update", cls=HelpedCommand, help=help_messages.COMMANDS["pack update"])(update)
app.command("rollback", cls=HelpedCommand, help=help_messages.COMMANDS["pack rollback"])(rollback)
app.command("verify", cls=HelpedCommand, help=help_messages.COMMANDS["pack verify"])(verify)
app.command("remove", cls=HelpedCommand, help=help_messages.COMMANDS["pack remove"])(remove)
app.command("export", cls=HelpedCommand, help=help_messages.COMMANDS["pack export"])(export)
app.command("keygen", cls=HelpedCommand, help=help_messages.COMMANDS["pack keygen"])(keygen)
