"""Serves a site to the tab it was opened for, on 127.0.0.1 only; the only user of `http.server`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import ThreadingTCPServer
from threading import Lock, Thread
from typing import Any, NamedTuple, Protocol, cast

from presencecheck.system.clock import stopwatch
from presencecheck.system.local_server.door import MOST_BYTES, Door

LOOPBACK = "127.0.0.1"
MOST_WAITING = 16
"""Connections that may be open before their request is accepted; the oldest gives way to a new one."""
HEAD_SECONDS = 5.0
"""Seconds until a request must be there and accepted: any program of the computer can knock and then say nothing."""
OK, SEE_OTHER, BAD_REQUEST, MISSING, CONFLICT = 200, 303, 400, 404, 409

_POLL_SECONDS = 0.1


class Response(NamedTuple):
    """What is sent back.

    Attributes:
        place: where to go instead, relative to the path that was asked for; empty for nowhere.
        then: called once it is sent.
    """

    status: int
    media_type: str = "text/plain"
    content: bytes = b""
    place: str = ""
    then: Callable[[], None] = lambda: None


class Held(Protocol):
    """A response that stays open while both ends exist, so that each learns at once when the other is gone."""

    def last_word(self) -> bytes | None:
        """What ends the response; None while it stays open."""

    def end(self) -> None:
        """Take note that it is over, for whatever reason."""


class Site(Protocol):
    """What the server has to offer; its methods are called from several threads."""

    headers: Mapping[str, str]
    """Sent with every response."""

    def get(self, name: str) -> Response:
        """The response to a GET of `name`."""

    def post(self, name: str, media_type: str, body: bytes) -> Response | Held:
        """The response to a POST."""


class LocalServer(ThreadingTCPServer):
    """Listens on a free port from the moment it is made until `close`.

    Not `http.server.HTTPServer`, which asks the name service for this computer's name.

    Args:
        site: what it serves.
        token: the secret in the address.
        media_types: the media types of bodies that are read.
        most_bytes: bytes of the largest body that is read.

    Raises:
        OSError: there is no loopback address, or no port is free.
        RuntimeError: a thread is refused.
    """

    daemon_threads = True
    request_queue_size = 4 * MOST_WAITING

    def __init__(self, site: Site, token: str, media_types: frozenset[str], most_bytes: int = MOST_BYTES) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.site = site
        self.door = Door(f"{LOOPBACK}:{self.server_address[1]}", token, media_types, most_bytes)
        self._waiting: dict[socket, float] = {}
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self.shutdown()
        self.server_close()
        self._thread.join()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve in a thread of its own; one that has waited longest gives way where too many wait."""
        with self._lock:
            oldest = next(iter(self._waiting)) if len(self._waiting) >= MOST_WAITING else None
            self._waiting[request] = stopwatch() + HEAD_SECONDS
        if oldest is not None:
            self._turn_away(oldest)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.admit(request)

    def service_actions(self) -> None:
        """Turn away those that have not said in time what they want."""
        now = stopwatch()
        with self._lock:
            late = [request for request, until in self._waiting.items() if until < now]
        for request in late:
            self._turn_away(request)

    def admit(self, request: socket) -> None:
        """Let a connection take its time: its request is accepted, or it is over."""
        with self._lock:
            self._waiting.pop(request, None)

    def _turn_away(self, request: socket) -> None:
        self.admit(request)
        with suppress(OSError):
            request.shutdown(SHUT_RDWR)  # its thread reads the end, and closes it

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing about a request that breaks off; the tab sees that it has no answer."""


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    timeout = 5.0

    @property
    def _server(self) -> LocalServer:
        return cast("LocalServer", self.server)

    def parse_request(self) -> bool:
        """Read the head of a request; one that the door refuses goes no further, and its body has the same deadline."""
        if not super().parse_request():
            return False
        status = self._server.door.refusal(self.command, self.path, lambda name: self.headers.get_all(name, []))
        if status is not None:
            self.send_error(status)
            return False
        return True

    def do_GET(self) -> None:
        """Send what was asked for."""
        self._server.admit(self.connection)
        self._send(self._server.site.get(self._server.door.name(self.path)))

    def do_POST(self) -> None:
        """Take what was sent."""
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        self._server.admit(self.connection)
        if len(body) < length:
            self.close_connection = True  # it broke off, and half a form may be another answer
            return
        name = self._server.door.name(self.path)
        response = self._server.site.post(name, self.headers["Content-Type"], body)
        if isinstance(response, Response):
            self._send(response)
        else:
            self._hold_open(response)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send a status and nothing else."""
        self.close_connection = True
        self.send_response_only(code)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the library's)
        """Log nothing."""

    def _send(self, response: Response) -> None:
        self._send_head(response.status, response.media_type)
        if response.place:
            self.send_header("Location", response.place)
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        self.wfile.write(response.content)
        self.wfile.flush()
        response.then()

    def _send_head(self, status: int, media_type: str) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", media_type)
        for name, value in self._server.site.headers.items():
            self.send_header(name, value)

    def _hold_open(self, held: Held) -> None:
        try:
            self._send_head(OK, "text/plain")
            self.end_headers()
            self.wfile.write(b"\n")  # for Firefox a response begins with the first byte of its body
            self.connection.settimeout(_POLL_SECONDS)
            while (word := held.last_word()) is None:
                with suppress(TimeoutError):
                    if not self.connection.recv(1):
                        break
            else:
                self.wfile.write(word)
        except OSError:
            pass  # the tab is gone, without closing the connection
        finally:
            held.end()
