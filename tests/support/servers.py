"""Real servers on 127.0.0.1 with a certificate authority of their own, and a relay that delays and drops."""

import asyncio
import ssl
import statistics
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, cast

from tests.support.real_parts import program

HOST = "127.0.0.1"
ANSWER = b"HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: 0\r\n\r\n"
_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_NAMES = {"valid": f"IP:{HOST}", "expired": f"IP:{HOST}", "soon": f"IP:{HOST}", "wrong-name": "DNS:elsewhere.example"}
_DAYS = {"expired": -1, "soon": 3}
# What Python 3.13 and later want to see in every certificate.
_OF_ALL = "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"
_OF_AUTHORITY = ("basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign")
_OF_SERVERS = "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n"


class Certificates(NamedTuple):
    """A folder with `ca.pem`, and a certificate and key for each of `_NAMES`."""

    folder: Path

    @property
    def authority(self) -> str:
        """What SSL_CERT_FILE is set to, so that the program trusts the servers of these tests."""
        return str(self.folder / "ca.pem")

    def context(self, name: str) -> ssl.SSLContext:
        """What a server needs to show this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context


def certificates(folder: Path) -> Certificates:
    """Make them, with openssl."""
    openssl = program("openssl")

    def run(*arguments: str) -> None:
        subprocess.run([openssl, *arguments], cwd=folder, check=True, capture_output=True)

    (folder / "own").write_text("[req]\ndistinguished_name=name\n[name]\n")  # nothing of the system's own settings
    parts = [word for part in _OF_AUTHORITY for word in ("-addext", part)]
    ours = ("-config", "own", *_CURVE)
    run("req", "-x509", *ours, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Tests", *parts)
    for name, alternative in _NAMES.items():
        (folder / "names").write_text(f"{_OF_ALL}{_OF_SERVERS}subjectAltName={alternative}")
        run("req", *ours, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=test")
        signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", str(_DAYS.get(name, 90)))
        run("x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem", "-extfile", "names", *signing)
    alone = ("-days", "2", "-subj", "/CN=test", "-addext", f"subjectAltName=IP:{HOST}")
    run("req", "-x509", *ours, "-keyout", "self-signed.key", "-out", "self-signed.pem", *alone)
    return Certificates(folder)


class Net:
    """Servers and relays on 127.0.0.1, each on a port of its own, in a thread of this process."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._servers: dict[int, asyncio.Server] = {}
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.come, self.gone = threading.Event(), threading.Event()
        """Set once somebody has connected to `silent`, and once they have gone."""

    def close(self) -> None:
        """End them all."""
        with suppress(asyncio.CancelledError, CancelledError):
            self._do(_cancelled())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        future: Future[Any] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result(timeout=10)

    def _serve(self, handle: Callable[..., Any], port: int = 0, context: ssl.SSLContext | None = None) -> int:
        server = self._do(asyncio.start_server(handle, HOST, port, ssl=context))
        number = int(server.sockets[0].getsockname()[1])
        self._servers[number] = server
        return number

    def end(self, port: int) -> None:
        """End the server at this port; from then on connections are refused."""
        self._loop.call_soon_threadsafe(self._servers[port].close)

    def secure(self, context: ssl.SSLContext, date: str = "", port: int = 0) -> int:
        """A server with a certificate that answers whatever it is asked; its port."""

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(ConnectionError):
                await reader.read(1000)
                writer.write(ANSWER % date.encode() if date else b"HTTP/1.1 200 OK\r\n\r\n")
            writer.close()

        return self._serve(handle, port, context)

    def silent(self) -> int:
        """A server that accepts and says nothing; its port."""

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.come.set()
            with suppress(ConnectionError):
                while await reader.read(1000):
                    pass
            self.gone.set()

        return self._serve(handle)

    def dripping(self, context: ssl.SSLContext) -> int:
        """A server with a certificate that answers a letter at a time, without end; its port."""

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while not writer.is_closing():
                writer.write(b"x")
                await asyncio.sleep(0.2)

        return self._serve(handle, context=context)

    def relay(self, target: int, seconds: float) -> int:
        """A way to the server at `target` that takes `seconds` longer in each direction; its port."""

        async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while some := await reader.read(65536):
                self._loop.call_later(seconds, writer.write, some)
            self._loop.call_later(seconds, writer.close)

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            far_reader, far_writer = await asyncio.open_connection(HOST, target)
            await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))

        return self._serve(handle)

    def stun(self, delays: Sequence[float | None]) -> "Stun":
        """A STUN server behind a way that holds the nth packet up by the nth delay in seconds, or drops it for None."""
        made: Stun = self._do(self._endpoint(lambda: Stun(delays, self._loop)))
        return made

    async def _endpoint(self, make: Callable[[], "Stun"]) -> "Stun":
        transport, protocol = await self._loop.create_datagram_endpoint(make, (HOST, 0))
        protocol.port = int(transport.get_extra_info("sockname")[1])
        return protocol


class Stun(asyncio.DatagramProtocol):
    """Answers binding requests, late or not at all, and knows what it did."""

    def __init__(self, delays: Sequence[float | None], loop: asyncio.AbstractEventLoop) -> None:
        self.port = 0
        self._delays = delays
        self._loop = loop
        self._seen = 0
        self._held: dict[int, float] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ready."""
        self._transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        """Answer after a while, saying nothing but that it came."""
        number, self._seen = self._seen, self._seen + 1
        delay = self._delays[number % len(self._delays)]
        if delay is not None and data[:2] == b"\0\1":
            came = self._loop.time()
            self._loop.call_later(delay, self._answer, number, came, b"\1\1" + data[2:20], address)

    def _answer(self, number: int, came: float, answer: bytes, address: tuple[str, int]) -> None:
        # What was done, not what was meant: machines are busy. And before it is sent: then it may be read at once.
        self._held[number] = 1000 * (self._loop.time() - came)
        cast("asyncio.DatagramTransport", self._transport).sendto(answer, address)

    @property
    def delay(self) -> float:
        """The middle of the delays that packets had, in milliseconds."""
        return statistics.median(self._held.values())

    @property
    def jitter(self) -> float:
        """The mean difference of the delays of packets that followed each other, in milliseconds."""
        following = [(one, other) for one, other in pairwise(sorted(self._held)) if other == one + 1]
        return statistics.fmean(abs(self._held[one] - self._held[other]) for one, other in following)

    @property
    def loss(self) -> float:
        """Percent of the packets that were dropped."""
        return 100 * (self._seen - len(self._held)) / self._seen


async def _cancelled() -> None:
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)  # what is left is told of in a later test


@contextmanager
def net() -> Iterator[Net]:
    """Servers that end with the test."""
    made = Net()
    try:
        yield made
    finally:
        made.close()
