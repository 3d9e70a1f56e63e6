"""Download of a pack over https: the only network connection that the program opens, and only on request."""

import ssl
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import pack as pack_messages
from presencecheck.system.clock import stopwatch

PATIENCE = 20.0
"""Seconds for which a server may be silent."""
WHOLE = 300.0
"""Seconds for the whole download."""

_PIECE = 64 * 1024


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
        patience: seconds that the server may be silent.
        whole: seconds for all of it.

    Raises:
        PresenceCheckError: it cannot be had, is too large or takes too long.
    """
    host = host_of(address)
    opener = OpenerDirector()  # without the usual helpers: none for http, ftp, file or data
    for handler in (
        *(ProxyHandler(), HTTPSHandler(context=ssl.create_default_context()), _Redirects(contacting)),
        *(HTTPDefaultErrorHandler(), HTTPErrorProcessor(), UnknownHandler()),
    ):
        opener.add_handler(handler)
    contacting(host)
    deadline = stopwatch() + whole
    try:
        with opener.open(Request(address, headers={"User-Agent": "presencecheck"}), timeout=patience) as answer:  # noqa: S310
            return _read(answer, limit, deadline, host)
    except HTTPError as error:
        raise _download_error(host, pack_messages.ANSWERS_WITH.format(code=error.code)) from error
    except TimeoutError as error:
        raise _download_error(host, pack_messages.SILENT) from error
    except (URLError, HTTPException, OSError) as error:
        raise _download_error(host, _reason(error)) from error


def _read(answer: HTTPResponse, limit: int, deadline: float, host: str) -> bytes:
    pieces, size = [], 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise PresenceCheckError(*pack_messages.SENDS_TOO_MUCH.format(host=host, most=limit // 1024 // 1024))
        if stopwatch() > deadline:
            raise _download_error(host, pack_messages.TOO_SLOW)
    if answer.length:
        raise _download_error(host, pack_messages.BROKE_OFF)
    return b"".join(pieces)


class _Redirects(HTTPRedirectHandler):
    max_redirections = 5

    def __init__(self, contacting: Callable[[str], None]) -> None:
        self._contacting = contacting

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Follow a redirect to https only, and report its host."""
        try:
            host = host_of(newurl)
        except UsageError:
            raise PresenceCheckError(*pack_messages.ODD_REDIRECT.format(host=req.host)) from None
        self._contacting(host)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _download_error(host: str, reason: str) -> PresenceCheckError:
    return PresenceCheckError(*pack_messages.NOT_DOWNLOADED.format(host=host, reason=reason))


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return pack_messages.CERTIFICATE_NOT_TRUSTED.format(reason=cause.verify_message)
    if isinstance(cause, TimeoutError):
        return pack_messages.SILENT
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.lower()
    return pack_messages.CONNECTION_LOST
