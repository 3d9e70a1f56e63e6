"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from presencecheck.messages import help as help_messages

Json = Annotated[bool, typer.Option("--json", help=help_messages.OPTIONS["json"])]

Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_messages.OPTIONS["output"])]
NoOpen = Annotated[bool, typer.Option("--no-open", help=help_messages.OPTIONS["no_open"])]
Copy = Annotated[Path, typer.Argument(metavar="FILE", help=help_messages.OPTIONS["copy"])]
Yes = Annotated[bool, typer.Option("--yes", help=help_messages.OPTIONS["yes"])]


def known_names(incomplete: str) -> list[str]:
    """Complete a name; reads the names of files only."""
    from presencecheck.library.library import Library
    from presencecheck.system.paths import user_paths

    return [entry.name for entry in Library.of(user_paths()).entries() if entry.name.startswith(incomplete)]


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help=help_messages.OPTIONS["name"],
        autocompletion=known_names,
    ),
]
