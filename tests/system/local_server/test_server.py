"""Which requests a server on 127.0.0.1 accepts, as the device page has one."""

import re
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from presencecheck.devices.assets import assets
from presencecheck.devices.limits import LIMITS
from presencecheck.devices.site import MEDIA_TYPES, DeviceSite
from presencecheck.devices.visit import Visit
from presencecheck.system.clock import stopwatch
from presencecheck.system.local_server import server
from presencecheck.system.local_server.door import MOST_BYTES
from presencecheck.system.local_server.server import MOST_WAITING, LocalServer
from tests.support.device_page import PATIENCE, Check, Door, started

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def check() -> Iterator[Check]:
    """A check that waits; what is refused leaves it waiting, so that all of these can ask the same one."""
    with started("--no-open") as one:
        yield one


def nothing(check: Check, status: int, *arguments: object, **said: str) -> None:
    """The answer is this status and nothing else, and the check goes on waiting."""
    answer = check.ask(*arguments, **said)  # type: ignore[arg-type]
    assert (answer.status, answer.getheaders(), answer.read()) == (status, [], b"")
    assert check.waits


@pytest.mark.parametrize(
    "host", ["", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "127.1:{port}", "evil.example:{port}", "[::1]:{port}"]
)
def test_another_host_is_refused(check: Check, host: str) -> None:
    """A name that was made to point here is refused, even with the right token."""
    nothing(check, 403, f"/{check.token}/", {"Host": host.format(port=check.host.partition(":")[2])})


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://{host}", "http://127.0.0.1:1", "http://localhost"]
)
def test_another_origin_is_refused(check: Check, origin: str) -> None:
    """Another page can neither read nor send, even with the right token."""
    said = {"Origin": origin.format(host=check.host), "Content-Type": "application/json", "Content-Length": "2"}
    nothing(check, 403, f"/{check.token}/words.json", said)
    for name in ("here", "result"):
        nothing(check, 403, f"/{check.token}/{name}", said, "POST", b"{}")
        nothing(check, 403, f"/{check.token}/{name}", said | {"Origin": ""}, "POST", b"{}")


@pytest.mark.parametrize("path", ["/", "/{short}/", "/{other}/", "/{other}/result", "/favicon.ico", "/%2e/{token}/"])
def test_another_token_is_refused(check: Check, path: str) -> None:
    """Without the token there is nothing here, not even a word that something is."""
    words = {"token": check.token, "short": check.token[:-1], "other": "x" * len(check.token)}
    nothing(check, 403, path.format(**words))
    nothing(check, 403, path.format(**words), {}, "DELETE")


@pytest.mark.parametrize("name", ["page.html", "../visit.py", "..%2fvisit.py", "style.css?", "result", "x"])
def test_what_is_not_there(check: Check, name: str) -> None:
    """Only the page's own files can be fetched, each by its one name."""
    answer = check.ask(f"/{check.token}/{name}")
    assert (answer.status, answer.read(), check.waits) == (404, b"", True)


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_other_methods(check: Check, method: str) -> None:
    """Nothing can be done but fetching and sending."""
    nothing(check, 403, f"/{check.token}/", {"Origin": f"http://{check.host}"}, method)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content_Length": ""}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "٣"}, 411),
        ({"Transfer_Encoding": "chunked"}, 411),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
        ({"Content_Length": "9" * 5000}, 413),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": ""}, 415),
    ],
)
def test_what_cannot_be_a_result(check: Check, headers: dict[str, str], status: int) -> None:
    """A result is small, of known length and said to be JSON."""
    answer = check.post("result", b"{}", **{key: value.encode().decode("latin-1") for key, value in headers.items()})
    assert (answer.status, answer.getheaders(), answer.read()) == (status, [], b"")
    assert check.waits


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"{}", b'{"x": 1}', b"\xff", b"[" * 4000, b'{"light": {"state": "even"}}'],
    ids=lambda body: body[:12].decode("latin-1"),
)
def test_what_is_no_result(check: Check, body: bytes) -> None:
    """Anything but what the page sends changes nothing."""
    assert check.post("result", body).status == 400
    assert check.waits


@pytest.mark.parametrize(
    "sent",
    [
        b"GET\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x00\x05",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET /%b/ HTTP/1.1\r\nHost: %b\r\nHost: %b\r\n\r\n",
        b"POST /%b/result HTTP/1.1\r\nHost: %b\r\nOrigin: http://%b\r\nOrigin: null\r\n\r\n",
    ],
    ids=["no path", "no version", "another version", "TLS", "long", "two hosts", "two origins"],
)
def test_what_is_no_request(check: Check, sent: bytes) -> None:
    """Whatever comes in gets a status at most, never a word of what stands here."""
    words = (check.token.encode(), check.host.encode(), check.host.encode())
    host, port = check.host.split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(sent % words[: sent.count(b"%b")])
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert re.fullmatch(rb"(HTTP/1\.0 [45]\d\d [\w -]+\r\n\r\n)?", answer), answer
    assert check.waits


def test_headers(check: Check) -> None:
    """What is given may run only what stands here, is kept nowhere and tells nobody where it came from."""
    answer = check.ask()
    page = answer.read().decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Permissions-Policy"].startswith("camera=(self), microphone=(self)")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Server"] is None
    assert "{{" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert check.waits


def test_the_held_answer_begins(check: Check) -> None:
    """A byte comes at once, although the answer ends with the waiting: Firefox goes on at the first one."""
    answer = check.post("here", b"{}")
    assert (answer.status, answer.read(1)) == (200, b"\n")
    answer.close()
    assert check.waits


def test_many_at_once(check: Check) -> None:
    """A client that opens connections and sends nothing is turned away, and the page still comes."""
    silent = [HTTPConnection(check.host) for _ in range(40)]
    for connection in silent:
        connection.connect()
    for connection in silent:
        connection.close()
    assert check.ask().status == 200


def test_connections_that_never_say_what_they_want(check: Check) -> None:
    """However many are open and send a byte now and then, the page comes; the oldest give way, the newest does not."""
    host, port = check.host.split(":")
    open_ones = []
    for _ in range(5 * MOST_WAITING):
        open_ones.append(socket.create_connection((host, int(port)), timeout=PATIENCE))
        open_ones[-1].sendall(b"G")
    try:
        for _ in range(3):
            answer = check.ask()
            assert (answer.status, b"<!doctype html>" in answer.read()) == (200, True)
        assert open_ones[0].recv(1) == b""
    finally:
        for connection in open_ones:
            connection.close()


def test_a_head_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that drips in is cut off at its deadline, however steadily it drips; the open page is not."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.4)
    visit = Visit(stopwatch, opened=False)
    one = LocalServer(DeviceSite(visit, assets(LIMITS)), "secret", MEDIA_TYPES)
    door = Door(one.door.address)
    try:
        held = door.post("here", b"{}")
        assert held.read(1) == b"\n"
        host, port = one.door.host.split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as dripping:
            dripping.settimeout(0.05)
            deadline = time.monotonic() + PATIENCE
            while _drips(dripping):
                assert time.monotonic() < deadline
        assert door.post("here", b"{}").status == 409  # the page is still open
    finally:
        visit.over.set()
        one.close()


def _drips(connection: socket.socket) -> bool:
    """Send one byte more of a head; whether the other end still listens."""
    try:
        connection.sendall(b"G")
        return connection.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False
