"""`help`: the help of the program or of a command, as `--help` prints it."""

from collections.abc import Mapping
from typing import Annotated, Any

from presencecheck.cli.parameters import Argument
from presencecheck.core.names import COMMANDS
from presencecheck.messages import help as help_messages


def known_commands(chosen: Mapping[str, Any], incomplete: str) -> list[str]:
    """Complete a command, and after one with subcommands those."""
    before = " ".join(chosen.get("command") or ())
    names = (
        [path.removeprefix(f"{before} ") for path in help_messages.SHORT if path.startswith(f"{before} ")]
        if before
        else COMMANDS
    )
    return [name for name in names if name.startswith(incomplete)]


def help_(
    command: Annotated[
        list[str] | None,
        Argument(
            metavar=help_messages.METAVARS["command"],
            help=help_messages.OPTIONS["command"],
            complete=known_commands,
        ),
    ] = None,
) -> None:
    """Show what the program or a command can do."""
    from presencecheck.cli.app import app_for
    from presencecheck.cli.first_word import require_command
    from presencecheck.cli.usage import in_our_words

    words = command or []
    if words:
        require_command(words[0])
    app = app_for(words[0] if words else "")
    with in_our_words():
        app([*words, "--help"], prog_name="presencecheck", standalone_mode=False)
