"""Hands a page over: as a file that opens in the browser where a person is there, or to standard output."""

from pathlib import Path

from presencecheck.cli.confirm import is_anyone_there
from presencecheck.cli.output import notice, print_text
from presencecheck.cli.save import save
from presencecheck.core.errors import UsageError
from presencecheck.messages import save as save_messages
from presencecheck.system.paths import real_path

STANDARD_OUTPUT = Path("-")
_OTHER_FORMATS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".ps", ".png", ".jpg", ".jpeg")
"""Endings of files that would not be what their name says."""


def refuse_other_format(path: Path | None) -> None:
    """Let no page be written under the name of a format that it is not.

    Raises:
        UsageError: the file is named as one.
    """
    if path is not None and path.suffix.lower() in _OTHER_FORMATS:
        error = save_messages.NO_SUCH_FORMAT
        page = path.with_suffix(".html").name
        raise UsageError(error.message.format(path=path, ending=path.suffix), error.hint.format(page=page))


def hand_over(content: str, path: Path, *, yes: bool, opens: bool | None) -> None:
    """Write a page; open it where that is asked for, or where a person sits at the terminal and has not said no.

    Args:
        content: the page.
        path: its file; "-" is standard output.
        yes: replace an existing file without asking.
        opens: whether to open it; None leaves that to where the command runs.

    Raises:
        UsageError: a file exists, and there is nobody to ask.
        PresenceCheckError: it cannot be written.
    """
    if path == STANDARD_OUTPUT:
        print_text(content)
        return
    if not save(path, content.encode(), yes=yes):
        return
    if _is_at_a_desktop() if opens is None else opens:
        from presencecheck.system.browser import open_address

        is_open = open_address(real_path(path).as_uri())
        notice(save_messages.OPENED if is_open else save_messages.OPEN_IT)
    elif is_anyone_there():
        notice(save_messages.OPEN_IT)


def _is_at_a_desktop() -> bool:
    """Whether somebody would see a browser that opens: not at the other end of a connection, nor behind a pipe."""
    from presencecheck.system.settings import is_remote_terminal

    return is_anyone_there() and not is_remote_terminal()
