"""Options that the pack commands share."""

from typing import Annotated

import typer


def known_packs(incomplete: str) -> list[str]:
    """The installed packs whose names begin so, for completion."""
    from presencecheck.packs.lock import installed
    from presencecheck.system.paths import user_paths

    return [pack.name for pack in installed(user_paths().packs) if pack.name.startswith(incomplete)]


_HELP = "The name of a pack; `presencecheck pack list` shows them."
Pack = Annotated[str, typer.Argument(metavar="NAME", help=_HELP, autocompletion=known_packs)]
AnyPack = Annotated[
    str, typer.Argument(metavar="[NAME]", help=f"{_HELP} Without one, all.", autocompletion=known_packs)
]
Yes = Annotated[bool, typer.Option("--yes", help="Agree without being asked.")]
