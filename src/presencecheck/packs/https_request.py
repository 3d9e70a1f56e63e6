"""One request over https in a thread of its own, which can be cut off at any moment."""

import io
import re
import socket
import ssl
from contextlib import suppress
from http.client import HTTPResponse, HTTPSConnection
from threading import Event, Thread
from typing import Any
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

_PIECE = 64 * 1024
_ETAG = re.compile(r'(?:W/)?"[!#-~]{0,200}"')


class SentTooMuchError(Exception):
    """The server sends more than is taken."""


class BrokenOffError(EOFError):
    """The server hung up before the end of what it had announced."""


class HttpsRequest:
    """Asks for what is at an address, from the moment it is made.

    Args:
        address: an https address.
        limit: the most bytes that are taken.
        patience: seconds that the server may be silent.
        method: GET, or HEAD for what the server says of it alone.

    Attributes:
        done: set at the end, whichever it is.
        received: bytes that have come.
        etag: the server's name for what is there, its ETag; empty where it gave none.
    """

    def __init__(self, address: str, limit: int, patience: float, method: str = "GET") -> None:
        self.done = Event()
        self.received = 0
        self.etag = ""
        self._method = method
        self._address, self._limit, self._patience = address, limit, patience
        self._sockets: list[socket.socket] = []
        self._is_cut_off = False
        self._content = b""
        self._error: BaseException | None = None
        # A thread that waits for the name service cannot be ended, and must not hold up the end of the program.
        Thread(target=self._run, daemon=True).start()

    def result(self) -> bytes:
        """The content, once `done` is set.

        Raises:
            Exception: whatever ended the request.
        """
        if self._error is not None:
            raise self._error
        return self._content

    def cut_off(self) -> None:
        """Close the connection; what is still sent is not read."""
        self._is_cut_off = True
        for opened in self._sockets:
            with suppress(OSError), opened:
                opened.shutdown(socket.SHUT_RDWR)  # wakes the thread, as closing alone does not

    def _run(self) -> None:
        try:
            self._content = self._fetch()
        except BaseException as error:
            self._error = error
        finally:
            self.done.set()

    def _fetch(self) -> bytes:
        opener = OpenerDirector()  # without the usual helpers: none for http, ftp, file or data, and no redirects
        for handler in (
            *(ProxyHandler(), _Handler(self), HTTPDefaultErrorHandler(), HTTPErrorProcessor(), UnknownHandler()),
        ):
            opener.add_handler(handler)
        headers = {"User-Agent": "presencecheck"}
        request = Request(self._address, headers=headers, method=self._method)  # noqa: S310 - https only
        with opener.open(request, timeout=self._patience) as answer:
            etag = answer.headers.get("ETag") or ""
            self.etag = etag if _ETAG.fullmatch(etag) else ""
            return self._read(answer)

    def _read(self, answer: HTTPResponse) -> bytes:
        pieces = io.BytesIO()
        while piece := answer.read1(_PIECE):
            self.received += pieces.write(piece)
            if self.received > self._limit:
                raise SentTooMuchError
        if answer.length:
            raise BrokenOffError
        return pieces.getvalue()

    def connection(self, *arguments: Any, **options: Any) -> HTTPSConnection:
        """A connection that `cut_off` ends."""
        made = HTTPSConnection(*arguments, **options)
        made._create_connection = self._connect  # type: ignore[attr-defined]
        return made

    def _connect(self, *arguments: Any, **options: Any) -> socket.socket:
        made = socket.create_connection(*arguments, **options)
        if self._is_cut_off:
            made.close()
            raise TimeoutError
        # A second handle of the connection: the first changes hands as encryption and the answer take it over.
        self._sockets.append(made.dup())
        return made


class _Handler(HTTPSHandler):
    """Makes connections of a request."""

    def __init__(self, request: HttpsRequest) -> None:
        super().__init__()
        self._request = request
        self._trusted = ssl.create_default_context()

    def https_open(self, req: Request) -> HTTPResponse:
        """Ask the server."""
        return self.do_open(self._request.connection, req, context=self._trusted)
