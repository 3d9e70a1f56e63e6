"""Makes the starter that `shortcut` and the set-up offer."""

from collections.abc import Iterator

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.starters import starter as starters
from presencecheck.starters.command import terminal_command, walk_command
from presencecheck.starters.places import WHERE, Where
from presencecheck.starters.writer import File, write

IN_TERMINAL = ("run", "--heard-in-browser")
"""What a starter for a terminal runs: with a screen reader on, the browser is what is read best."""

USUAL: Where = "menu"
"""Where an icon stands if nothing is said."""


def starter_files(where: Where, *, in_terminal: bool) -> tuple[File, ...]:
    """The files of the starter of this system.

    Raises:
        UsageError: no program is known that opens a terminal, or this program's path cannot stand in a starter.
    """
    system = starters.this_system()
    return starters.starter(system, where, _command(system, in_terminal=in_terminal), in_terminal=in_terminal)


def standing_starters(where: Where | None) -> Iterator[tuple[File, ...]]:
    """The files of every starter that may stand there, whatever it runs; without a place, of all places."""
    system = starters.this_system()
    forms = (False, True) if system == "macos" else (False,)
    for each in (where,) if where else WHERE:
        for in_terminal in forms:
            yield starters.starter(system, each, _command(system, in_terminal=in_terminal), in_terminal=in_terminal)


def try_to_make_starter() -> tuple[str, ...]:
    """Make the starter of the menu; what to say of it, also where that did not work."""
    try:
        files = starter_files(USUAL, in_terminal=False)
        write(files)
    except PresenceCheckError as error:
        return (error.message, error.hint)
    return (shortcut_messages.WRITTEN.format(path=place_of(files)),)


def place_of(files: tuple[File, ...]) -> str:
    """Where a starter stands, as a person sees it."""
    path = files[0].path
    return str(next((each for each in path.parents if each.suffix == ".app"), path))


def _command(system: str, *, in_terminal: bool) -> tuple[str, ...]:
    walk = walk_command(windowless=system == "windows" and not in_terminal)
    if not in_terminal:
        return (*walk, "open")
    opener = terminal_command() if system == "freedesktop" else ()
    if system == "freedesktop" and not opener:
        raise UsageError(*shortcut_messages.NO_TERMINAL)
    return (*opener, *walk, *IN_TERMINAL)
