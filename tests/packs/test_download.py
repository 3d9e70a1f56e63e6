"""Packs from an address: a real https server on this computer, with a certificate authority of its own."""

import hashlib
import http.server
import io
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.error import URLError
from zipfile import ZipFile

import pytest

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.download import _failure, download, host_of
from tests.support.commands import Here, presencecheck
from tests.support.packs import DESCRIPTION, folder, installed, publish, vouch
from tests.support.servers import Certificates, certificates


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the path says."""

    protocol_version = "HTTP/1.1"
    content: ClassVar[bytes] = b""
    etag: ClassVar[str] = ""
    asked: ClassVar[list[str]] = []
    told: ClassVar[list[dict[str, str]]] = []
    done: ClassVar[threading.Event] = threading.Event()

    def end_headers(self) -> None:
        """End them with the name of what there is."""
        if self.etag:
            self.send_header("ETag", self.etag)
        super().end_headers()

    def do_HEAD(self) -> None:
        """Say what there is without sending it, where it has a name; else this server does not know how."""
        if self.etag:
            self.do_GET()
        else:
            self.send_error(501)

    def do_GET(self) -> None:
        """Answer one request."""
        self.asked.append(self.path if self.command == "GET" else f"{self.command} {self.path}")
        self.told.append(dict(self.headers))
        where = {
            "/to-https": "/pack.zip",
            "/to-http": f"http://{self.headers['Host']}/pack.zip",
            "/to-file": "file:///etc/passwd",
            "/round": "/round",
            "/to-user": "https://name:word@127.0.0.1/",
            "/to-nothing": "https://[::1",
        }.get(self.path)
        if where:
            self.send_response(302)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path == "/gone":
            self.send_error(404)
            return
        size = {"/broken-off": 100, "/endless": 10**9}.get(self.path, 0) + len(self.content)
        self.send_response(200)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        if self.path == "/silent":
            self.done.wait(30)
        elif self.path == "/slow":
            while not self.done.wait(0.02):
                self.wfile.write(b"x")
        elif self.path == "/endless":
            for _ in range(1000):
                self.wfile.write(b"x" * 1_000_000)
        else:
            self.wfile.write(b"" if self.command == "HEAD" else self.content)
        self.close_connection = True

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Quiet(http.server.ThreadingHTTPServer):
    """A server that says nothing of clients that break off."""

    def handle_error(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority, and a certificate by it for this computer."""
    return certificates(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def address(authority: Certificates, tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server which this computer trusts and which has the pack."""
    out = tmp_path / "pack.zip"
    assert run("pack", "export", folder(tmp_path / "source"), "-o", out).code == 0
    Handler.content, Handler.asked, Handler.told, Handler.done = out.read_bytes(), [], [], threading.Event()
    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = authority.context("valid").wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", authority.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield f"https://127.0.0.1:{server.server_port}"
    Handler.done.set()
    server.shutdown()
    thread.join()
    server.server_close()


def sum_of(content: bytes) -> str:
    """Its sha256."""
    return hashlib.sha256(content).hexdigest()


@pytest.mark.real
def test_a_pack_from_an_address(address: str, home: Path) -> None:
    """With the sha256 that its publisher tells, a pack comes over https; who is contacted is said before."""
    result = presencecheck("pack", "add", f"{address}/to-https", "--sha256", sum_of(Handler.content).upper(), "--yes")
    assert result.code == 0
    assert result.err.splitlines() == [f"Contacting {address.removeprefix('https://')} …"] * 2
    assert Handler.asked == ["/to-https", "/pack.zip"]
    assert installed(home)[0]["source"] == f"{address}/to-https"
    asked = len(Handler.asked)
    update = presencecheck("pack", "update", "--check")
    assert (update.code, "add it again" in " ".join(update.out.split())) == (0, True)
    assert presencecheck("pack", "verify").code == 0
    assert len(Handler.asked) == asked


@pytest.mark.real
def test_a_signed_pack_at_an_address(
    address: str, keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """Its signer is trusted: it needs no sha256, and an update asks the address again, for nothing lower or strange."""
    vouch(allowed, "office@harbour.example", keys["anna"])
    asked = [*("pack", "add", f"{address}/pack.zip", "--yes")]
    assert run(*asked).code == 2
    for version, signer, command, code in (
        ("1.1.0", "anna", asked, 0),
        ("1.2.0", "anna", ["pack", "update", "--yes"], 0),
        ("1.1.0", "anna", ["pack", "update", "--yes"], 4),
        ("1.3.0", "bert", ["pack", "update", "--yes"], 4),
    ):
        described = DESCRIPTION.replace("1.0.0", version)
        Handler.content = publish(run, tmp_path / "signed.zip", keys[signer], pack_yaml=described).read_bytes()
        assert run(*command).code == code
    assert installed(home)[0]["version"] == "1.2.0"


@pytest.mark.real
def test_what_did_not_change_is_not_fetched_again(
    address: str, keys: dict[str, Path], allowed: Path, tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's name for a zip is compared here; who signed the copy that is here is looked at each time."""
    vouch(allowed, "office@harbour.example", keys["anna"])
    Handler.content = publish(run, tmp_path / "signed.zip", keys["anna"]).read_bytes()
    monkeypatch.setattr(Handler, "etag", '"one"')
    assert run("pack", "add", f"{address}/to-https", "--yes").code == 0
    Handler.asked.clear()
    current = run("pack", "update", "--yes")
    assert (current.code, "is up to date" in current.out, current.err.count("Contacting")) == (0, True, 2)
    assert Handler.asked == ["HEAD /to-https", "HEAD /pack.zip"]
    revoked = allowed.with_name("revoked_keys")
    revoked.write_text(keys["anna"].with_name("anna.pub").read_text())
    assert "withdrawn" in run("pack", "update", "--yes").err
    revoked.unlink()
    Handler.asked.clear()
    described = DESCRIPTION.replace("1.0.0", "1.1.0")
    Handler.content = publish(run, tmp_path / "signed.zip", keys["anna"], pack_yaml=described).read_bytes()
    for etag, times in (("", 1), ('"two"', 2)):
        monkeypatch.setattr(Handler, "etag", etag)
        found = run("pack", "outdated")
        assert (found.code, "1.1.0 is there" in found.out, found.err.count("Contacting")) == (0, True, times)
        assert Handler.asked[-2:] == ["/to-https", "/pack.zip"]
    assert not any("one" in str(headers) for headers in Handler.told)


@pytest.mark.real
def test_the_sha256_of_the_list_of_files_will_do(address: str, tmp_path: Path, home: Path, run: Here) -> None:
    """A person who was told that one need not know that there are two."""
    with ZipFile(io.BytesIO(Handler.content)) as archive:
        manifest = archive.read("SHA256SUMS")
    assert run("pack", "add", f"{address}/pack.zip", "--sha256", sum_of(manifest), "--yes").code == 0
    told = run("pack", "add", f"{address}/pack.zip", "--sha256", sum_of(Handler.content), "--yes")
    assert told.code == 0


@pytest.mark.real
def test_what_a_server_learns(address: str) -> None:
    """Each host is named before it is asked, and learns what is wanted and by which program: nothing else."""
    Handler.content = bytes(range(256)) * 1000  # comes in several pieces
    host, contacted = address.removeprefix("https://"), list[str]()
    assert download(f"{address}/to-https", len(Handler.content), contacted.append) == Handler.content
    assert contacted == [host, host]
    said = {"Host": host, "User-Agent": "presencecheck", "Accept-Encoding": "identity", "Connection": "close"}
    assert Handler.told == [said, said]
    with pytest.raises(PresenceCheckError, match="sends more than 0 MiB"):
        download(f"{address}/pack.zip", len(Handler.content) - 1, contacted.append)


NOT_FOLLOWED = "{host} sends on to an address that is not plain https; it is not followed."
ASK = "Ask the publisher of the pack for its https address."
FAILED = "The pack cannot be had from {host}: "
LATER = "Nothing was changed; what is installed works without a network. Look at the address, or try again later."


@pytest.mark.real
@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("to-http", NOT_FOLLOWED, ASK),
        ("to-file", f"{FAILED}it answers 302.", LATER),
        ("to-user", NOT_FOLLOWED, ASK),
        ("to-nothing", f"{FAILED}it answers 302.", LATER),
        ("gone", f"{FAILED}it answers 404.", LATER),
        ("round", f"{FAILED}it answers 302.", LATER),
        ("broken-off", f"{FAILED}it broke off before the end.", LATER),
        ("endless", "{host} sends more than 17 MiB.", "A pack is smaller."),
    ],
    ids=["to-http", "to-file", "to-user", "to-nothing", "gone", "round", "broken-off", "endless"],
)
def test_an_address_that_does_not_serve(
    path: str, message: str, hint: str, address: str, home: Path, run: Here
) -> None:
    """A redirect to anything but https is not followed; what is broken, too large or gone is told in one line."""
    result = run("pack", "add", f"{address}/{path}", "--sha256", sum_of(Handler.content), "--yes")
    assert result.code == 4
    said = [line for line in result.err.splitlines() if not line.startswith("Contacting")]
    assert said == [f"presencecheck: {message} {hint}".format(host=address.removeprefix("https://"))]
    assert not installed(home)


@pytest.mark.real
@pytest.mark.parametrize(
    ("path", "patience", "whole", "reason"),
    [("silent", 0.3, 30.0, "it is silent."), ("slow", 10.0, 0.3, "it sends too slowly.")],
)
def test_a_slow_server_is_left(path: str, patience: float, whole: float, reason: str, address: str) -> None:
    """A server that says nothing, or next to nothing, does not hold anyone."""
    Handler.content = b"x" * 1_000_000
    with pytest.raises(PresenceCheckError) as caught:
        download(f"{address}/{path}", 10**7, lambda host: None, patience=patience, whole=whole)
    assert caught.value.message == FAILED.format(host=address.removeprefix("https://")) + reason
    assert caught.value.hint == LATER


@pytest.mark.real
def test_another_file_is_refused(address: str, home: Path, run: Here) -> None:
    """What is not the file whose sha256 was told is not taken, and its own sha256 is named."""
    result = run("pack", "add", f"{address}/pack.zip", "--sha256", "0" * 64, "--yes")
    assert (result.code, sum_of(Handler.content) in result.err) == (4, True)
    assert not installed(home)


@pytest.mark.real
def test_without_its_sha256_nothing_is_asked(address: str, run: Here) -> None:
    """Where nobody could vouch for it, no address is contacted without the sha256 of what it should give."""
    for more in ([], ["--sha256", "123"]):
        result = run("pack", "add", f"{address}/pack.zip", *more, "--yes")
        assert result.code == 2
    assert Handler.asked == []


@pytest.mark.real
def test_a_server_that_is_not_trusted(address: str, monkeypatch: pytest.MonkeyPatch, run: Here) -> None:
    """A certificate that nobody vouches for ends the conversation before anything is asked."""
    monkeypatch.delenv("SSL_CERT_FILE")
    result = run("pack", "add", f"{address}/pack.zip", "--sha256", "0" * 64, "--yes")
    assert (result.code, "certificate is not trusted" in result.err) == (4, True)
    assert "in the variable SSL_CERT_FILE" in " ".join(result.err.split())
    assert Handler.asked == []


def test_which_certificates_get_the_hint() -> None:
    """One that nobody known vouches for; not one that has expired, or a server that is silent."""
    unknown, expired = ssl.SSLCertVerificationError(), ssl.SSLCertVerificationError()
    unknown.verify_code, expired.verify_code = 20, 10
    unknown.verify_message = expired.verify_message = "no"
    hints = [_failure(error, "h", 1).hint for error in (unknown, URLError(unknown), expired, TimeoutError())]
    told = pack_messages.NOTHING_CHANGED.format(advice=pack_messages.UNKNOWN_AUTHORITY)
    assert hints == [*[told] * 2, *[pack_messages.NOT_DOWNLOADED.hint] * 2]


def test_nobody_listens(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network there is one clear line, and that what is installed works without it."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    result = run("pack", "add", "https://127.0.0.1:9/pack.zip", "--sha256", "0" * 64, "--yes")
    assert result.code == 4
    assert f"{FAILED}connection refused. {LATER}".format(host="127.0.0.1:9") in result.err


def test_addresses_that_are_asked() -> None:
    """What is named is the host, in small letters, and a port where the address has one."""
    hosts = ("https://example.org/x.zip", "HTTPS://Example.org:8443/X.zip?y=Z", "https://example.org:443")
    assert [host_of(address) for address in hosts] == ["example.org", "example.org:8443", "example.org:443"]


@pytest.mark.parametrize(
    "address",
    [
        *("http://example.org/x.zip", "ftp://example.org/x", "file:///etc/passwd", "https://", "https:///x"),
        *("https://user@example.org/", "https://user:word@example.org/x", "https://example.org:x/", "HTTP://a"),
        *("https://ex\u0430mple.org/", "https://example.org/\x1b[2J", "https://example.org/ x", "ext::sh://x"),
        *("https://example.org\\@evil.example/", "https://[::1/x", "https://example.org:99999/"),
    ],
    ids=ascii,
)
def test_addresses_that_are_refused(address: str, run: Here) -> None:
    """Only a plain https address is one."""
    with pytest.raises(UsageError) as caught:
        host_of(address)
    assert caught.value.message == "This is not an https address that can be used."
    assert (
        caught.value.hint
        == "Write it as https://example.org/pack.zip, in plain letters, without a name or password in it."
    )
    assert run("pack", "add", address, "--sha256", "0" * 64, "--yes").code == 2


# Servers that do not serve.


def silent(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Say nothing, from the beginning."""


def closing(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Greet, and hang up at the question."""
    with context.wrap_socket(listening.accept()[0], server_side=True) as connection:
        connection.recv(1000)


def babbling(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Greet, and speak another language."""
    with context.wrap_socket(listening.accept()[0], server_side=True) as connection:
        connection.recv(1000)
        connection.sendall(b"220 mail.example.org ESMTP\r\n")


@pytest.mark.real
@pytest.mark.parametrize(
    ("server", "reason"),
    [(silent, "it is silent"), (closing, "the connection broke off"), (babbling, "the connection broke off")],
)
def test_a_server_that_is_none(
    server: Callable[[socket.socket, ssl.SSLContext], None],
    reason: str,
    authority: Certificates,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server that does not even greet, hangs up or is no web server is told as what it does, and soon left."""
    monkeypatch.setenv("SSL_CERT_FILE", authority.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server, args=(listening, authority.context("valid")))
        thread.start()
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        contacted: list[str] = []
        with pytest.raises(PresenceCheckError) as caught:
            download(f"https://{host}/pack.zip", 1000, contacted.append, patience=0.3 if server is silent else 10)
        thread.join()
    assert caught.value.message == f"The pack cannot be had from {host}: {reason}."
    assert caught.value.hint.startswith("Nothing was changed")
    assert contacted == [host]
