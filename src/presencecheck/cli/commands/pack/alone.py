"""`pack` without a subcommand."""

from presencecheck.cli.commands.pack.list import list_
from presencecheck.cli.options import Json, Plain


def pack(json: Json = False, plain: Plain = False) -> None:
    """List the installed packs."""
    list_(json)
