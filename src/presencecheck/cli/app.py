"""The table of commands."""

from typing import Annotated

import typer

from presencecheck import __version__
from presencecheck.cli import (
    checking,
    contents,
    copying,
    devices,
    differing,
    doctoring,
    export,
    forgetting,
    packs,
    places,
    probing,
    report,
    runs,
    showing,
    statistics,
    trust,
    walking,
    writing,
)
from presencecheck.cli.output import line

app = typer.Typer(
    name="presencecheck",
    help="The check a therapist walks through before a session. Without a command, it starts the walk.",
    no_args_is_help=True,
    # Plain help: no boxes for screen readers to spell out, and half the time to show it.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        line(f"presencecheck {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=False)
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Options before the command."""


app.command("run")(walking.run)
app.command("list")(contents.list_)
app.command("show")(showing.show)
app.command("card")(contents.card)
app.command("diff")(differing.diff)
app.command("check")(checking.check)
app.command("new")(writing.new)
app.command("edit")(writing.edit)
app.command("schema")(checking.schema)
app.command("probe")(probing.probe)
app.command("devices")(devices.devices)
app.command("doctor")(doctoring.doctor)
app.command("where")(places.where)
app.add_typer(packs.app, name="pack")
app.command("stats")(statistics.stats)
app.command("report")(report.report)
app.command("export")(export.export)
app.command("forget")(forgetting.forget)
app.command("verify")(trust.verify)
app.command("backup")(copying.backup)
app.command("restore")(copying.restore)
app.command("merge")(copying.merge)
app.add_typer(runs.app, name="history")
app.add_typer(places.config, name="config")
