"""`shortcut`: an icon that begins a walk without a terminal."""

from typing import Annotated, Literal

import typer

from presencecheck.cli.output import notice, print_line, print_text
from presencecheck.messages import shortcut as shortcut_messages


def shortcut(
    where: Annotated[
        Literal["desktop", "menu", "login"], typer.Option(help=shortcut_messages.OPTIONS["where"])
    ] = "menu",
    terminal: Annotated[bool, typer.Option("--terminal", help=shortcut_messages.OPTIONS["terminal"])] = False,
    remove: Annotated[bool, typer.Option("--remove", help=shortcut_messages.OPTIONS["remove"])] = False,
    print_: Annotated[bool, typer.Option("--print", help=shortcut_messages.OPTIONS["print"])] = False,
) -> None:
    """Make an icon that begins a walk in your browser, with no terminal needed."""
    from presencecheck.cli.make_starter import place_of, starter_files
    from presencecheck.starters import starter as starters

    files = starter_files(where, in_terminal=terminal)
    place = place_of(files)
    if print_:
        for file in files:
            print_line(shortcut_messages.WOULD_WRITE.format(path=file.path))
            print_text(file.content.decode())
    elif remove:
        said = shortcut_messages.REMOVED if starters.remove(files) else shortcut_messages.NOTHING_THERE
        notice(said.format(path=place))
    else:
        said = shortcut_messages.WRITTEN_TERMINAL if terminal else shortcut_messages.WRITTEN
        notice((said if starters.write(files) else shortcut_messages.UNCHANGED).format(path=place))
        notice(shortcut_messages.HOW_TO_REMOVE.format(where=where))
