"""Opens the server of a walk."""

import secrets
import sys

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.site import MEDIA_TYPES, WalkSite
from presencecheck.surfaces.browser.stage import Stage
from presencecheck.system.files import reason_of
from presencecheck.system.local_server.server import LocalServer


def serve(stage: Stage) -> LocalServer:
    """A server, which listens, for the page that stands on `stage`.

    Raises:
        PresenceCheckError: the system gives no port, or no thread.
    """
    try:
        return LocalServer(WalkSite(stage), secrets.token_urlsafe(32), MEDIA_TYPES)
    except (OSError, RuntimeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else browser_messages.NO_THREAD
        message = browser_messages.NOT_SERVED.format(reason=reason)
        raise PresenceCheckError(message, browser_messages.NOT_SERVED_HINT) from error


def tell_address(address: str, *, opens: bool) -> bool:
    """Open the browser at the address if that is wanted; returns whether it was. The address is told in any case."""
    is_opened = opens and _opened(address)
    sentence = browser_messages.ADDRESS if is_opened or not opens else browser_messages.NO_BROWSER
    sys.stderr.write(f"{sentence.format(address=address)}\n{browser_messages.HOW_TO_END}\n")
    sys.stderr.flush()
    return is_opened


def _opened(address: str) -> bool:
    from presencecheck.system.browser import open_address  # looking for browsers takes a tenth of the way to the page

    return open_address(address)
