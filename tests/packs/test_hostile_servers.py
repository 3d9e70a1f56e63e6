"""Servers of strangers: whatever one does, the download ends soon, and takes no more memory than a pack.

PRESENCECHECK_SERVERS=40 tries all of them, PRESENCECHECK_SEED chooses others.
"""

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.download import download
from tests.support.evidence import Evidence, amount
from tests.support.hostile_servers import HELD, OK, ONWARD, Talk, onward, said, serving
from tests.support.servers import Certificates, certificates

pytestmark = pytest.mark.real

PATIENCE, WHOLE, LIMIT = 0.3, 4.0, 2_000_000
SELF = "/pack.zip"
CHUNKED = f"{OK}Transfer-Encoding: chunked\r\n\r\n"
SERVERS: dict[str, Callable[[Talk], None]] = {
    "says nothing": Talk.wait,
    "hangs up": lambda talk: None,
    "speaks another language": said("220 mail.example.org ESMTP\r\n", Talk.wait),
    "drips its first line": lambda talk: talk.drip("HTTP/1.1 200 OK but slowly "),
    "has a first line without end": lambda talk: talk.pour("HTTP/1.1 200 "),
    "stops in the head": said(f"{OK}Content-Le", Talk.wait),
    "drips a header": said(OK, lambda talk: talk.drip("X-Slow: a\r\n")),
    "drips one header without end": said(f"{OK}X-Slow: ", lambda talk: talk.drip("a")),
    "has a header without end": said(f"{OK}X-Long: ", lambda talk: talk.pour("a")),
    "has headers without end": said(OK, lambda talk: talk.pour("X-Many: a\r\n")),
    "says to continue without end": lambda talk: talk.pour("HTTP/1.1 100 Continue\r\n\r\n"),
    "says to continue now and then": lambda talk: talk.drip("HTTP/1.1 100 Continue\r\n\r\n"),
    "sends on with a body without end": said(f"{onward(SELF)}\r\n", lambda talk: talk.pour("x")),
    "sends on with a chunked body": said(
        f"{onward(SELF)}Transfer-Encoding: chunked\r\n\r\n", lambda talk: talk.pour("1\r\nx\r\n")
    ),
    "sends on with a body that drips": said(
        f"{onward(SELF)}Content-Length: 99999\r\n\r\n", lambda talk: talk.drip("x")
    ),
    "sends on to itself": said(f"{onward(SELF)}Content-Length: 0\r\n\r\n"),
    "sends on and on": said(f"{onward(SELF + '?' + 'x' * 60_000)}Content-Length: 0\r\n\r\n"),
    "sends on to http": said(f"{onward('http://127.0.0.1/')}\r\n", lambda talk: talk.pour("x")),
    "sends on to a file": said(f"{onward('file:///dev/zero')}\r\n", lambda talk: talk.pour("x")),
    "sends on to nowhere": said(f"{onward('https://[::1')}\r\n", lambda talk: talk.pour("x")),
    "sends on without saying where": said(f"{ONWARD}\r\n", lambda talk: talk.pour("x")),
    "has nothing there, at length": said("HTTP/1.1 404 Not Found\r\n\r\n", lambda talk: talk.pour("x")),
    "fails slowly": said("HTTP/1.1 500 Oops\r\nContent-Length: 9999\r\n\r\n", lambda talk: talk.drip("x")),
    "drips the body": said(f"{OK}Content-Length: 9999\r\n\r\n", lambda talk: talk.drip("x")),
    "stops in the body": said(f"{OK}Content-Length: 9999\r\n\r\nxxx", Talk.wait),
    "breaks off in the body": said(f"{OK}Content-Length: 9999\r\n\r\nxxx"),
    "has a body without end": said(f"{OK}\r\n", lambda talk: talk.pour("x")),
    "promises too little": said(f"{OK}Content-Length: {LIMIT * 2}\r\n\r\n", lambda talk: talk.pour("x")),
    "drips the size of a chunk": said(CHUNKED, lambda talk: talk.drip("0")),
    "has a size of a chunk without end": said(CHUNKED, lambda talk: talk.pour("0")),
    "has an extension of a chunk without end": said(f"{CHUNKED}1;", lambda talk: talk.pour("x")),
    "sends chunks without end": said(CHUNKED, lambda talk: talk.pour("1\r\nx\r\n")),
    "drips chunks": said(CHUNKED, lambda talk: talk.drip("1\r\nx\r\n")),
    "announces the largest chunk": said(f"{CHUNKED}{'f' * 15}\r\n", Talk.wait),
    "has a chunk of no size": said(f"{CHUNKED}-5\r\nxx\r\n", Talk.wait),
    "drips trailers": said(f"{CHUNKED}1\r\nx\r\n0\r\n", lambda talk: talk.drip("X-End: a\r\n")),
    "has trailers without end": said(f"{CHUNKED}1\r\nx\r\n0\r\n", lambda talk: talk.pour("X-End: a\r\n")),
}
"""What each does with a request."""
UNENCRYPTED: dict[str, Callable[[Talk], None]] = {
    "does not greet": Talk.wait,
    "drips its greeting": lambda talk: talk.drip("\x16\x03\x03\x40\x00\x02\x00"),
    "greets in plain text": lambda talk: talk.pour("HTTP/1.1 400 Bad Request\r\n\r\n"),
}
"""Those that do not even come to encrypt."""
BOUNDED = ["sends on with a body without end", "has nothing there, at length", "sends chunks without end"]
"""Those that once filled the memory, or could."""
CHOSEN = amount("SERVERS", 10, 99)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority, and a certificate by it for this computer."""
    return certificates(tmp_path_factory.mktemp("authority"))


def refusal(address: str) -> str:
    """With which words a download is given up; it fails where it is held up, or gets something."""
    found: list[str] = []

    def run() -> None:
        try:
            download(address, LIMIT, lambda host: None, patience=PATIENCE, whole=WHOLE)
        except PresenceCheckError as error:
            found.append(error.message)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(HELD)
    assert not thread.is_alive(), "it is held up"
    [words] = found
    return words


@pytest.fixture(autouse=True)
def _trusting(authority: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_hostile_servers(authority: Certificates, evidence: Evidence) -> None:
    """Each ends in one sentence that names its host; none holds anyone up."""
    every = [*SERVERS, *UNENCRYPTED]
    chosen = random.Random(SEED).sample(every, min(CHOSEN, len(every)))
    for name in chosen:
        act, context = (SERVERS | UNENCRYPTED)[name], authority.context("valid") if name in SERVERS else None
        with serving(act, context) as address:
            words = refusal(address)
        assert address.split("/")[2] in words, name
    evidence("H26", "servers of strangers that drip, flood, stop and send on", len(chosen), "held up")


MEASURE = """\
import json, resource, sys
from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.download import download

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

idle = peak()
for address in sys.argv[1:]:
    try:
        download(address, 17_000_000, lambda host: None, patience=2.0, whole=3.0)
    except PresenceCheckError:
        pass
print(json.dumps([idle, peak()]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of the highest memory differs elsewhere")
def test_no_server_fills_the_memory(authority: Certificates, tmp_path: Path) -> None:
    """A body without end takes no more than a pack does, on an answer that sends on nothing at all."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        addresses = [stack.enter_context(serving(SERVERS[name], authority.context("valid"))) for name in BOUNDED]
        command = [sys.executable, "-c", MEASURE, *addresses]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    idle, highest = json.loads(done.stdout)
    assert highest - idle <= 50, (idle, highest)
