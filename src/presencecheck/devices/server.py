"""Serves the page to the one tab it was opened for, on 127.0.0.1 only; the only user of `http.server`."""

import json
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import ThreadingTCPServer
from threading import Lock, Thread
from typing import Any, cast

from presencecheck.devices.assets import Asset
from presencecheck.devices.guard import SECURITY_HEADERS, Guard
from presencecheck.devices.verdict import InvalidReportError, judge
from presencecheck.devices.visit import Visit
from presencecheck.system.clock import stopwatch

LOOPBACK = "127.0.0.1"
MOST_WAITING = 16
"""Connections that may be open before their request is accepted; the oldest gives way to a new one."""
HEAD_SECONDS = 5.0
"""Seconds until a request must be there and accepted: any program of the computer can knock and then say nothing."""

_POSTS = frozenset({"here", "result"})
_POLL_SECONDS = 0.1
_OK, _BAD_REQUEST, _CONFLICT = 200, 400, 409


class Server(ThreadingTCPServer):
    """Listens on a free port from the moment it is made until `close`.

    Not `http.server.HTTPServer`, which asks the name service for this computer's name.

    Args:
        visit: the state of this opening.
        token: the secret in the address of the page.
        assets: the files that can be requested, by name.

    Raises:
        OSError: there is no loopback address, or no port is free.
    """

    daemon_threads = True
    request_queue_size = 4 * MOST_WAITING

    def __init__(self, visit: Visit, token: str, assets: Mapping[str, Asset]) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.visit = visit
        self.assets = assets
        self.guard = Guard(f"{LOOPBACK}:{self.server_address[1]}", token, frozenset(assets), _POSTS)
        self._waiting: dict[socket, float] = {}
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening, and tell the tab to turn everything off."""
        self.visit.over.set()
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
    def _server(self) -> Server:
        return cast("Server", self.server)

    def parse_request(self) -> bool:
        """Read the head of a request; one that the guard refuses goes no further."""
        if not super().parse_request():
            return False
        status = self._server.guard.refusal(self.command, self.path, lambda name: self.headers.get_all(name, []))
        if status is not None:
            self.send_error(status)
            return False
        self._server.admit(self.connection)
        return True

    def do_GET(self) -> None:
        """Send a file of the page."""
        asset = self._server.assets[self._server.guard.name(self.path)]
        self._send(_OK, asset.media_type, asset.content)

    def do_POST(self) -> None:
        """Take a report, or the signal that the tab is open."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self._server.guard.name(self.path) == "here":
            self._hold_open()
        else:
            self._take_report(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send a status and nothing else."""
        self.close_connection = True
        self.send_response_only(code)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the library's)
        """Log nothing."""

    def _send(self, status: int, media_type: str, content: bytes) -> None:
        self._send_head(status, media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_head(self, status: int, media_type: str) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", media_type)
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)

    def _take_report(self, body: bytes) -> None:
        try:
            result = judge(json.loads(body))
        except (InvalidReportError, ValueError, RecursionError):
            self._send(_BAD_REQUEST, "application/json", b"{}")
            return
        summary = {"finding": result.finding, "sentence": result.sentence, "remedy": result.remedy}
        self._send(_OK, "application/json", json.dumps(summary).encode())
        # Only now: the thread that waits for it may end the process at once.
        self._server.visit.finish(result)

    def _hold_open(self) -> None:
        """Keep the connection open while both ends exist, so that each learns at once when the other is gone."""
        visit = self._server.visit
        if not visit.arrive():
            self._send(_CONFLICT, "application/json", b"{}")
            return
        try:
            self._send_head(_OK, "text/plain")
            self.end_headers()
            self.wfile.write(b"\n")  # for Firefox a response begins with the first byte of its body
            self.connection.settimeout(_POLL_SECONDS)
            while not visit.over.is_set():
                with suppress(TimeoutError):
                    if not self.connection.recv(1):
                        break
        except OSError:
            pass  # the tab is gone, without closing the connection
        finally:
            visit.leave()
