"""Servers of strangers on 127.0.0.1, which do with a request whatever they like."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

OK, ONWARD = "HTTP/1.1 200 OK\r\n", "HTTP/1.1 302 Found\r\n"
HELD = 30.0
"""Seconds after which a download counts as held up; each should end within five."""


class Talk(NamedTuple):
    """One conversation with a client."""

    connection: socket.socket
    over: threading.Event
    host: str

    def say(self, text: str | bytes) -> None:
        """Send at once."""
        self.connection.sendall(text if isinstance(text, bytes) else text.encode())

    def drip(self, text: str) -> None:
        """Send a byte now and then, for ever."""
        while not self.over.is_set():
            for byte in text.encode():
                self.say(bytes([byte]))
                if self.over.wait(0.05):
                    return

    def pour(self, text: str | bytes) -> None:
        """Send the same as fast as it is taken, without an end."""
        piece = (text if isinstance(text, bytes) else text.encode()) * max(1, 65536 // len(text))
        while not self.over.is_set():
            self.say(piece)

    def wait(self) -> None:
        """Say nothing more."""
        self.over.wait(HELD)


def onward(where: str) -> str:
    """The head of an answer that sends on."""
    return f"{ONWARD}Location: {where}\r\n"


def said(head: str, act: Callable[[Talk], None] = lambda talk: None) -> Callable[[Talk], None]:
    """Send a head, then do something."""

    def answer(talk: Talk) -> None:
        talk.say(head)
        act(talk)

    return answer


@contextmanager
def serving(act: Callable[[Talk], None], context: ssl.SSLContext | None) -> Iterator[str]:
    """The address of a server that does this with each client; without a context, it does not encrypt."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"

        def meet(client: socket.socket) -> None:
            with suppress(OSError, ValueError), client:
                client.settimeout(HELD)
                if context is None:
                    act(Talk(client, over, host))
                    return
                with context.wrap_socket(client, server_side=True) as connection:
                    connection.recv(100_000)
                    act(Talk(connection, over, host))

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=meet, args=(listening.accept()[0],), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield f"https://{host}/pack.zip"
        finally:
            over.set()
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
