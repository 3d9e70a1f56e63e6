"""`shortcut`: an icon that begins a walk without a terminal."""

from typing import Annotated, Literal

from presencecheck.cli.output import notice, print_line, print_text
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import shortcut as shortcut_messages


def shortcut(
    where: Annotated[
        Literal["menu", "desktop", "login"] | None, Option(help=shortcut_messages.OPTIONS["where"])
    ] = None,
    terminal: Annotated[bool, Option("--terminal", help=shortcut_messages.OPTIONS["terminal"])] = False,
    remove: Annotated[bool, Option("--remove", help=shortcut_messages.OPTIONS["remove"])] = False,
    print_: Annotated[bool, Option("--print", help=shortcut_messages.OPTIONS["print"])] = False,
) -> None:
    """Make an icon that begins a walk in your browser, with no terminal needed."""
    from presencecheck.cli.make_starter import USUAL, place_of, starter_files
    from presencecheck.starters import writer

    if remove and not print_:
        _remove(where)
        return
    files = starter_files(where or USUAL, in_terminal=terminal)
    place = place_of(files)
    if print_:
        for file in files:
            print_line(shortcut_messages.WOULD_WRITE.format(path=file.path))
            print_text(file.content.decode())
    else:
        said = shortcut_messages.WRITTEN_TERMINAL if terminal else shortcut_messages.WRITTEN
        notice((said if writer.write(files) else shortcut_messages.UNCHANGED).format(path=place))
        notice(shortcut_messages.HOW_TO_REMOVE)


def _remove(where: Literal["menu", "desktop", "login"] | None) -> None:
    """Take the icon away from one place, or from all."""
    from presencecheck.cli.make_starter import place_of, standing_starters
    from presencecheck.starters import writer

    removed, refused = [], []
    for files in standing_starters(where):
        try:
            removed += [place_of(files)] if writer.remove(files) else []
        except PresenceCheckError as error:
            refused.append(error)
    for place in removed:
        notice(shortcut_messages.REMOVED.format(path=place))
    if refused:
        raise refused[0]
    if not removed:
        notice(shortcut_messages.NOTHING_THERE)
