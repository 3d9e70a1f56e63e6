"""`pack`: checklists that others share; one file for a command or two."""

import typer

from presencecheck.cli.commands.pack import add as adding
from presencecheck.cli.commands.pack import export as exporting
from presencecheck.cli.commands.pack import list as keeping
from presencecheck.cli.commands.pack import update as updating
from presencecheck.cli.options import Json

_HELP = "Packs, checklists that others share; without a command, list those you have."
app = typer.Typer(help=_HELP, invoke_without_command=True)


@app.callback()
def pack(context: typer.Context, json: Json = False) -> None:
    """List the installed packs."""
    if context.invoked_subcommand is None:
        keeping.list_(json)


app.command("add")(adding.add)
app.command("list")(keeping.list_)
app.command("update")(updating.update)
app.command("verify")(keeping.verify)
app.command("remove")(keeping.remove)
app.command("export")(exporting.export)
