"""Serves the page to the one tab it was opened for, on 127.0.0.1 and nowhere else; the only user of http.server."""

import json
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import BoundedSemaphore, Thread
from typing import Any, cast

from presencecheck.devices.assets import Asset
from presencecheck.devices.guard import SECURITY_HEADERS, Guard
from presencecheck.devices.verdict import InvalidReportError, judge
from presencecheck.devices.visit import Visit

LOOPBACK = "127.0.0.1"
MOST_AT_ONCE = 16
"""Requests served at the same time; more are turned away, so that no other program can fill the memory."""

_POSTS = frozenset({"here", "result"})
_LOOK_SECONDS = 0.1
_FOUND, _FAULTY, _TAKEN = 200, 400, 409


class Server(ThreadingTCPServer):
    """Listens from its making to `close`, on a free port.

    Not `http.server.HTTPServer`: that one asks the name service what this computer is called.

    Args:
        visit: what the tab arrives at and hands its result to.
        token: the secret that the tab is given in its address.
        assets: what can be fetched, by name.

    Raises:
        OSError: there is no loopback address, or no port is free.
    """

    daemon_threads = True
    request_queue_size = 4 * MOST_AT_ONCE

    def __init__(self, visit: Visit, token: str, assets: Mapping[str, Asset]) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.visit = visit
        self.assets = assets
        self.door = Guard(f"{LOOPBACK}:{self.server_address[1]}", token, frozenset(assets), _POSTS)
        self._places = BoundedSemaphore(MOST_AT_ONCE)
        self._thread = Thread(target=self.serve_forever, args=(_LOOK_SECONDS,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening; the tab is told to turn everything off."""
        self.visit.over.set()
        self.shutdown()
        self.server_close()
        self._thread.join()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve in a thread of its own, unless too many are being served."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A request that breaks off concerns nobody; the tab sees that it has no answer."""


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    timeout = 5.0

    @property
    def _of(self) -> Server:
        return cast("Server", self.server)

    def parse_request(self) -> bool:
        """Read the request's head; nothing further happens to one that the guard refuses."""
        if not super().parse_request():
            return False
        headers = self.headers
        status = self._of.door.refusal(self.command, self.path, lambda name: headers.get_all(name, []))
        if status is not None:
            self.send_error(status)
        return status is None

    def do_GET(self) -> None:
        """Give a file of the page."""
        asset = self._of.assets[self._of.door.name(self.path)]
        self._give(_FOUND, asset.kind, asset.content)

    def do_POST(self) -> None:
        """Take a result, or the word that the tab is there."""
        given = self.rfile.read(int(self.headers["Content-Length"]))
        if self._of.door.name(self.path) == "here":
            self._stay()
        else:
            self._take(given)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A status and nothing else."""
        self.close_connection = True
        self.send_response_only(code)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the library's)
        """Nothing is logged."""

    def _give(self, status: int, kind: str, content: bytes) -> None:
        self._head(status, kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _head(self, status: int, kind: str) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)

    def _take(self, given: bytes) -> None:
        try:
            result = judge(json.loads(given))
        except (InvalidReportError, ValueError, RecursionError):
            self._give(_FAULTY, "application/json", b"{}")
            return
        told = {"finding": result.finding, "sentence": result.sentence, "remedy": result.remedy}
        self._give(_FOUND, "application/json", json.dumps(told).encode())
        # Only now: whoever waits for it may end the process at once.
        self._of.visit.finish(result)

    def _stay(self) -> None:
        """Hold the connection while both ends are there, so that either learns at once that the other is gone."""
        visit = self._of.visit
        if not visit.arrive():
            self._give(_TAKEN, "application/json", b"{}")
            return
        try:
            self._head(_FOUND, "text/plain")
            self.end_headers()
            self.wfile.write(b"\n")  # Firefox takes an answer as begun at the first byte of its body
            self.connection.settimeout(_LOOK_SECONDS)
            while not visit.over.is_set():
                with suppress(TimeoutError):
                    if not self.connection.recv(1):
                        break
        except OSError:
            pass  # the tab is gone, in a rougher way
        finally:
            visit.leave()
