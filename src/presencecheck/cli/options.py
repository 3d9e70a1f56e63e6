"""Options that several commands share."""

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The id of a checklist or routine; `presencecheck list` shows them.")
]
