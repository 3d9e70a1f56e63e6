"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file that you alone can read.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Replace the file without asking.")]


def known_names(incomplete: str) -> list[str]:
    """The names that begin so, for completion; reads the names of files only."""
    from presencecheck.library.library import Library
    from presencecheck.system.paths import locate

    return [entry.name for entry in Library.of(locate()).entries() if entry.name.startswith(incomplete)]


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="The id of a checklist or routine; `presencecheck list` shows them.",
        autocompletion=known_names,
    ),
]
