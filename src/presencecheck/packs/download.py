"""Download over https, of a pack or a calendar, and only on request.

One deadline holds for everything of it, the name service and redirects included. Each request is made in a thread of
its own, since no limit of a socket holds a server that sends a byte now and then; what is late is cut off and left.
"""

import string
from collections.abc import Callable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.https_request import HttpsRequest, SentTooMuchError
from presencecheck.system.clock import stopwatch

PATIENCE = 20.0
"""Seconds for which a server may be silent, or send next to nothing."""
WHOLE = 300.0
"""Seconds for the whole download."""
MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNKNOWN_AUTHORITY = frozenset({18, 19, 20, 21})
"""OpenSSL's codes of a certificate that nobody known to this computer vouches for."""
_SLACK = 1.0
"""Seconds more than a silence may last before what comes is counted, so that a silent server is told as such."""
_LEAST = 4 * 1024
"""Bytes of the pack that must come within the seconds for which a server may be silent."""
_STEP = 0.05


class DownloadError(PresenceCheckError):
    """What is at an address cannot be had.

    Attributes:
        host: the name of the host that was asked.
        reason: why, as part of a sentence.
        advice: what helps against just that; empty where there is only the usual.
    """

    def __init__(self, host: str, reason: str, advice: str = "") -> None:
        message, usual = pack_messages.NOT_DOWNLOADED.format(host=host, reason=reason)
        super().__init__(message, pack_messages.NOTHING_CHANGED.format(advice=advice) if advice else usual)
        self.host, self.reason, self.advice = host, reason, advice


def host_of(address: str) -> str:
    """The host of an https address, as it will be asked for.

    Raises:
        UsageError: it is no https address, or one that is not what it seems.
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise UsageError(*pack_messages.ODD_ADDRESS) from None
    plain = address.isascii() and address.isprintable() and not set(address) & set(' \\"<>^`{|}')
    if parts.scheme == "https" and parts.hostname and plain and "@" not in parts.netloc:
        return f"{parts.hostname}{port}"
    raise UsageError(*pack_messages.ODD_ADDRESS)


def download(
    address: str, limit: int, contacting: Callable[[str], None], *, patience: float = PATIENCE, whole: float = WHOLE
) -> bytes:
    """Download the bytes at an https address.

    Args:
        address: where.
        limit: the most bytes that are taken.
        contacting: is told the name of each host before it is asked.
        patience: seconds that the server may be silent, or send next to nothing.
        whole: seconds for all of it.

    Raises:
        PresenceCheckError: it cannot be had, is too large or takes too long.
    """
    return ask_for(address, limit, contacting, "", patience=patience, whole=whole)[0] or b""


def ask_for(
    address: str,
    limit: int,
    contacting: Callable[[str], None],
    known: str,
    *,
    patience: float = PATIENCE,
    whole: float = WHOLE,
) -> tuple[bytes | None, str]:
    """The bytes at an address, None where they are those that are known; and the server's name for them, its ETag.

    That name is never sent back, since a server could know a computer by it: its header is asked for and compared here.

    Args:
        address: where.
        limit: the most bytes that are taken.
        contacting: is told the name of each host before it is asked.
        known: the server's name for what is known already; empty for none.
        patience: seconds that the server may be silent, or send next to nothing.
        whole: seconds for all of it.

    Raises:
        PresenceCheckError: as `download`.
    """
    deadline, told = stopwatch() + whole, list[str]()

    def tell(host: str) -> None:
        contacting(host)
        told.append(host)

    if known:
        try:
            _, etag = _follow(address, "HEAD", limit, tell, patience, deadline)
        except UnansweredError:
            etag = ""  # not every server says what it has without sending it
        if etag == known:
            return None, known
    before = frozenset(told)
    return _follow(address, "GET", limit, lambda host: None if host in before else contacting(host), patience, deadline)


class UnansweredError(DownloadError):
    """A server answers that it does not give what was asked for."""


def _follow(
    address: str, method: str, limit: int, contacting: Callable[[str], None], patience: float, deadline: float
) -> tuple[bytes, str]:
    """What is at an address or where that sends on to, and the server's name for it."""
    for _ in range(MOST_REDIRECTS + 1):
        host = host_of(address)
        contacting(host)
        request = HttpsRequest(address, limit, patience, method)
        try:
            return _wait(request, patience, deadline, host), request.etag
        except HTTPError as error:
            answer, onward = error, _redirect(error, address)
            answer.close()  # whatever its body is, nothing of it is read
        except (SentTooMuchError, EOFError, HTTPException, OSError, ValueError, RuntimeError) as error:
            raise _failure(error, host, limit) from error
        finally:
            request.cut_off()
        if not onward:
            break
        address = _checked(onward, host)
    raise UnansweredError(host, pack_messages.ANSWERS_WITH.format(code=answer.code)) from answer


def _wait(request: HttpsRequest, patience: float, deadline: float, host: str) -> bytes:
    """The content, once it is there.

    Raises:
        PresenceCheckError: it takes too long.
        Exception: whatever ended the request.
    """
    counted, since = 0, stopwatch()
    while not request.done.wait(_STEP):
        now = stopwatch()
        if request.received - counted >= _LEAST:
            counted, since = request.received, now
        if now > deadline or now - since > patience + _SLACK:
            raise DownloadError(host, pack_messages.TOO_SLOW)
    return request.result()


def _redirect(answer: HTTPError, address: str) -> str:
    """Where an answer sends on to; empty where to nothing that could be an address."""
    where = answer.headers.get("Location") if answer.code in _REDIRECTS else None
    if not where:
        return ""
    try:
        onward = urljoin(address, quote(where, encoding="iso-8859-1", safe=string.punctuation))
        return onward if urlsplit(onward).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _checked(onward: str, host: str) -> str:
    """The address that is sent on to.

    Raises:
        PresenceCheckError: it is not plain https.
    """
    try:
        host_of(onward)
    except UsageError:
        raise PresenceCheckError(*pack_messages.ODD_REDIRECT.format(host=host)) from None
    return onward


def _failure(error: Exception, host: str, limit: int) -> PresenceCheckError:
    if isinstance(error, SentTooMuchError):
        return PresenceCheckError(*pack_messages.SENDS_TOO_MUCH.format(host=host, most=limit // 1024 // 1024))
    cause = error.reason if isinstance(error, URLError) else error
    is_unknown = getattr(cause, "verify_code", 0) in _UNKNOWN_AUTHORITY
    return DownloadError(host, _reason(error), pack_messages.UNKNOWN_AUTHORITY if is_unknown else "")


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return pack_messages.SILENT
    if isinstance(cause, EOFError):
        return pack_messages.BROKE_OFF
    verify_message = getattr(cause, "verify_message", "")
    if verify_message:
        return pack_messages.CERTIFICATE_NOT_TRUSTED.format(reason=verify_message)
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.lower()
    return pack_messages.CONNECTION_LOST
