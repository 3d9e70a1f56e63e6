"""How a list is written: by questions, in the browser, or in an editor; asked where nothing says it."""

from typing import Literal

from presencecheck.cli.confirm import is_anyone_there
from presencecheck.core.errors import UsageError
from presencecheck.messages import draft as draft_messages
from presencecheck.messages import new as new_messages
from presencecheck.system.display import editor_command

Way = Literal["questions", "browser", "editor", "file", "nothing"]
"""`file` writes the file and opens nothing; `nothing` is what someone wants who has left."""
_WAYS: tuple[Way, ...] = ("questions", "browser", "editor")


def choose_way(name: str, *, ask: bool, no_open: bool) -> Way:
    """The way that the command line or the person wants.

    Args:
        name: of the list; it can only be left out where a person is asked.
        ask: whether questions were asked for.
        no_open: whether nothing is to be opened.

    Raises:
        UsageError: there is no name and nobody to ask for one, or both were asked for.
    """
    if ask and no_open:
        raise UsageError(*new_messages.ASK_AND_NO_OPEN)
    if ask:
        return "questions"
    if no_open or not is_anyone_there():
        if not name:
            raise UsageError(*new_messages.NO_NAME)
        return "file" if no_open else "editor"
    if name and editor_command():
        return "editor"
    from presencecheck.cli.ask_for_list import pick_in_terminal

    place = pick_in_terminal(draft_messages.HOW, draft_messages.HOWS)
    return "nothing" if place is None else _WAYS[place]
