"""Lists of one's own written in the browser: the pages are served until the person is done."""

import secrets
import sys

from presencecheck.authoring.draft.open_draft import open_draft
from presencecheck.authoring.draft.site import MEDIA_TYPES, MOST_BYTES, DraftSite
from presencecheck.authoring.starter import title_of
from presencecheck.cli.output import notice
from presencecheck.core.checklist import Checklist, Source
from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.core.plan import Section
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistNotFoundError
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import draft as draft_messages
from presencecheck.reports.formats import FORMATS
from presencecheck.system import signals
from presencecheck.system.browser import open_address
from presencecheck.system.clock import stopwatch
from presencecheck.system.files import reason_of
from presencecheck.system.local_server.server import LocalServer
from presencecheck.system.paths import Paths

_POLL_SECONDS = 0.2
_SILENT_SECONDS = 3600.0


def edit_in_browser(paths: Paths, name: str, *, opens: bool = True) -> int:
    """Show the lists to write in the browser, and wait until the person is done.

    Args:
        paths: where they are kept.
        name: the list that is shown first, which is begun where there is none of the name; empty for all of them.
        opens: whether to open the browser; otherwise the address alone is told.

    Raises:
        PresenceCheckError: the list cannot be changed by answering questions, or no page can be served.
    """
    site = DraftSite(paths, name, printed_page, stopwatch)
    if name:
        _look_up(site, paths, name)
    with signals.deferred():
        server = _serve(site)
        try:
            address = server.door.address
            is_opened = opens and open_address(address)
            sentence = draft_messages.ADDRESS if is_opened or not opens else browser_messages.NO_BROWSER
            sys.stderr.write(f"{sentence.format(address=address)}\n")
            sys.stderr.flush()
            _wait(site)
        finally:
            server.close()
    return ExitCode.FINE


def printed_page(checklist: Checklist) -> str:
    """The page of a list to print."""
    return FORMATS["html"](checklist, [Section(checklist, Source("", "", "own"))])


def _look_up(site: DraftSite, paths: Paths, name: str) -> None:
    try:
        library = Library.of(paths)
        open_draft(library, library.find(name), paths)
    except ChecklistNotFoundError:
        site.add_new(name, title_of(name))


def _serve(site: DraftSite) -> LocalServer:
    try:
        return LocalServer(site, secrets.token_urlsafe(32), MEDIA_TYPES, MOST_BYTES)
    except (OSError, RuntimeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else browser_messages.NO_THREAD
        message = browser_messages.NOT_SERVED.format(reason=reason)
        raise PresenceCheckError(message, browser_messages.NOT_SERVED_HINT) from error


def _wait(site: DraftSite) -> None:
    while not site.wait(_POLL_SECONDS):
        signals.raise_pending()
        if site.silent_seconds() > _SILENT_SECONDS:
            notice(draft_messages.SILENT)
            return
