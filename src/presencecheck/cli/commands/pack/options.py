"""Options that the pack commands share."""

from typing import Annotated

from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages


def known_packs(incomplete: str) -> list[str]:
    """Complete the name of an installed pack."""
    from presencecheck.packs.lock import installed
    from presencecheck.system.paths import user_paths

    return [pack.name for pack in installed(user_paths().packs) if pack.name.startswith(incomplete)]


Pack = Annotated[
    str,
    Argument(metavar=help_messages.METAVARS["name"], help=pack_messages.OPTIONS["name"], complete=known_packs),
]
AnyPack = Annotated[
    str,
    Argument(
        metavar=help_messages.METAVARS["optional_name"],
        help=pack_messages.OPTIONS["any_name"],
        complete=known_packs,
    ),
]
Yes = Annotated[bool, Option("--yes", help=pack_messages.OPTIONS["yes"])]
AllowOlder = Annotated[bool, Option("--allow-older", help=pack_messages.OPTIONS["allow_older"])]
Sha256 = Annotated[
    str, Option("--sha256", metavar=help_messages.METAVARS["sha256"], help=pack_messages.OPTIONS["sha256"])
]
