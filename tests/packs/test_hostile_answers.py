"""Servers of strangers that give a whole answer, with the sha256 that was told, and no pack: refused in one sentence.

PRESENCECHECK_ANSWERS=40 tries all of them, PRESENCECHECK_SEED chooses others. What servers do that give none is in
`test_hostile_servers`.
"""

import gzip
import hashlib
import io
import json
import os
import random
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.support.commands import Here
from tests.support.evidence import Evidence, amount
from tests.support.hostile_servers import OK, Talk, serving
from tests.support.packs import PLAIN, installed, linked
from tests.support.servers import Certificates, certificates

pytestmark = pytest.mark.real

CHOSEN = amount("ANSWERS", 8, 99)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
END = b"PK\5\6"


def zipped(*more: tuple[ZipInfo | str, str | bytes], method: int = ZIP_DEFLATED, level: int = 6) -> bytes:
    """A good pack and some members more."""
    out = io.BytesIO()
    with ZipFile(out, "w", method, compresslevel=level) as archive:
        for name, content in (*PLAIN.items(), *more):
            archive.writestr(name, content)
    return out.getvalue()


def of_many(members: int) -> bytes:
    """A zip whose table lists one member this number of times, and whose end says that there are five."""
    whole = zipped(("a.md", "a"))
    listed, end = whole.rindex(b"PK\1\2"), whole.rindex(END)
    one = whole[listed:end]
    record = struct.pack("<4sHHHHIIH", END, 0, 0, 5, 5, len(one) * members, listed, 0)
    return whole[:listed] + one * members + record


def of_two_ends(members: int) -> bytes:
    """A zip with a second end, for large files, that tells of this number of members."""
    whole = of_many(members)
    end = whole.rindex(END)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, members, members, end, 0)
    return whole[:end] + record + struct.pack("<4sIQI", b"PK\6\7", 0, end, 1) + whole[end:]


def overlapping(members: int) -> bytes:
    """A zip whose members all are the same 250 KB, packed once."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("m0000.md", b"a" * 250_000)
    whole = out.getvalue()
    listed, end = whole.rindex(b"PK\1\2"), whole.rindex(END)
    table = b"".join(whole[listed:end].replace(b"m0000", b"m%04d" % number) for number in range(members))
    record = struct.pack("<4sHHHHIIH", END, 0, 0, members, members, len(table), listed, 0)
    return whole[:listed] + table + record


def bomb(size: int) -> bytes:
    """A zip in a zip in a zip, the innermost of which is of this size."""
    content = b"\0" * size
    for _ in range(3):
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr("pack.zip", content)
        content = out.getvalue()
    return content


def renamed(before: bytes, after: bytes) -> bytes:
    """A zip with a member whose name was changed in its bytes."""
    return zipped((before.decode(), "a")).replace(before, after)


NONE = "is not a whole zip file"
CONTENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a web page": (lambda: b"<!DOCTYPE html><title>Log in to the Wi-Fi of this train</title>" * 50, NONE),
    "nothing at all": (lambda: b"", NONE),
    "16 MB of noise": (lambda: random.Random(1).randbytes(16_000_000), NONE),
    "ends of zips, one after the other": (lambda: (END + b"\0" * 18) * 500_000, "holds no pack.yaml"),
    "a bomb of gzip": (lambda: gzip.compress(b"\0" * 80_000_000, 1), NONE),
    "a bomb": (lambda: zipped(("more.md", b"\0" * 80_000_000), level=1), "larger than 256 KiB"),
    "a bomb in zips": (lambda: bomb(20_000_000), "holds no pack.yaml"),
    "a bomb of members that overlap": (lambda: overlapping(1000), NONE),
    "a zip for large files": (lambda: of_two_ends(200_000), "very large files (zip64)"),
    "a table that is longer than it says": (lambda: of_many(70_000), "more than 1100 files"),
    "a table of a thousand equal names": (lambda: of_many(1000), "twice"),
    "a name of folders, very deep": (lambda: zipped(("a/" * 30_000 + "b.yaml", "a")), "is not the plain name"),
    "a name of 60,000 letters": (lambda: zipped(("a" * 60_000 + ".yaml", "a")), "name of a checklist"),
    "a name above": (lambda: zipped(("../../b.yaml", "a")), "is not the plain name"),
    "a full name": (lambda: zipped(("/etc/cron.d/b.yaml", "a")), "is not the plain name"),
    "a name of Windows": (lambda: zipped(("C:\\b.yaml", "a")), "is not the plain name"),
    "a NUL in a name": (lambda: renamed(b"aaaa.yaml", b"aa\0a.yaml"), "is not the plain name"),
    "an escape in a name": (lambda: renamed(b"aaaa.yaml", b"\x1b[2J.yaml"), "is not the plain name"),
    "a link": (lambda: zipped(linked("more.yaml", "/etc/passwd")), "is a link"),
    "the same name twice": (lambda: renamed(b"README.mx", b"README.md"), "twice"),
    "a zip that was cut": (lambda: zipped()[:-40], NONE),
    "another sum within": (lambda: zipped(method=0).replace(b"Harbour", b"Harbous"), NONE),
}
"""What is sent, made when it is tried, and what is said of it."""


def sends(content: bytes) -> Callable[[Talk], None]:
    """Send it whole."""

    def answer(talk: Talk) -> None:
        talk.say(f"{OK}Content-Length: {len(content)}\r\n\r\n".encode() + content)

    return answer


def unpacked(talk: Talk) -> None:
    """Say that what is sent is packed, and unpacks to fifty megabytes."""
    body = gzip.compress(b"\0" * 50_000_000, 1)
    talk.say(f"{OK}Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


def ragged(talk: Talk) -> None:
    """Send half of a pack, without a length, and be gone without a goodbye."""
    talk.say(f"{OK}Connection: close\r\n\r\n".encode() + zipped()[:500])
    talk.connection.unwrap = lambda: None  # type: ignore[attr-defined]


def longer(talk: Talk) -> None:
    """Send more than was announced."""
    talk.say(f"{OK}Content-Length: 100\r\n\r\n".encode() + zipped())


def twice(talk: Talk) -> None:
    """Announce two lengths."""
    talk.say(f"{OK}Content-Length: 100\r\nContent-Length: 9999\r\n\r\n".encode() + zipped())


def partial(talk: Talk) -> None:
    """Send a part that nobody asked for."""
    talk.say("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-99/9999\r\nContent-Length: 100\r\n\r\n")
    talk.say(zipped()[:100])


def unchanged(talk: Talk) -> None:
    """Say that nothing has changed, and send it all the same."""
    talk.say(b"HTTP/1.1 304 Not Modified\r\n\r\n" + zipped())


OTHER = "is not the file you were told of"
MANNERS: dict[str, tuple[Callable[[Talk], None], str]] = {
    "says that it is packed": (unpacked, OTHER),
    "breaks off without a goodbye": (ragged, OTHER),
    "sends more than it announced": (longer, OTHER),
    "announces two lengths": (twice, OTHER),
    "sends a part": (partial, OTHER),
    "says that nothing has changed": (unchanged, "304"),
}
"""Servers whose answer is another one than was told, and what is said of each."""
STRANGERS = {"expired": "certificate", "wrong-name": "certificate", "self-signed": "certificate"}
"""Servers that nobody vouches for."""
KINDS = [*CONTENTS, *MANNERS, *STRANGERS]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority, and certificates by it for this computer; one that vouches for itself alone."""
    return certificates(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def _trusting(authority: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def served(name: str, authority: Certificates, stack: ExitStack) -> tuple[str, str, str]:
    """The address and the sha256 of what is told of this kind, and what must be said of it."""
    if name in CONTENTS:
        content, words = CONTENTS[name][0](), CONTENTS[name][1]
        address = stack.enter_context(serving(sends(content), authority.context("valid")))
        return address, hashlib.sha256(content).hexdigest(), words
    act, words = MANNERS[name] if name in MANNERS else (sends(zipped()), STRANGERS[name])
    context = authority.context(name if name in STRANGERS else "valid")
    return stack.enter_context(serving(act, context)), hashlib.sha256(zipped()).hexdigest(), words


def test_hostile_answers(authority: Certificates, home: Path, run: Here, evidence: Evidence) -> None:
    """Each ends in one sentence that says what is wrong, and nothing is installed."""
    chosen = random.Random(SEED).sample(KINDS, min(CHOSEN, len(KINDS)))
    for name in chosen:
        with ExitStack() as stack:
            address, told, words = served(name, authority, stack)
            result = run("pack", "add", address, "--sha256", told, "--yes")
        assert (result.code, result.out) == (4, ""), name
        said = [line for line in result.err.splitlines() if "Contacting" not in line]
        assert len(said) == 1, (name, result.err)
        assert words in said[0], (name, said)
        assert all(character.isprintable() for character in said[0]), name
        assert not installed(home), name
    evidence("H26", "servers of strangers that answer with what is no pack", len(chosen), "installed")


MEASURE = """\
import json, resource, sys
from presencecheck.cli.main import execute

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

told = json.loads(sys.argv[1])
highest = []
for address, sha256 in told:
    assert execute(["pack", "add", address, "--sha256", sha256, "--yes"]) == 4
    highest.append(peak())
print(json.dumps(highest))
"""


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Servers that end with the test."""
    with ExitStack() as made:
        yield made


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of the highest memory differs elsewhere")
def test_no_answer_fills_the_memory(
    authority: Certificates, stack: ExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    """Beside what is downloaded there is never more than a pack."""
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / "home"))
    hungry = ["nothing at all", "a bomb", "a bomb of gzip", "a zip for large files"]
    chosen = [*hungry, *sorted({*CONTENTS, *MANNERS} - {*hungry})][: max(CHOSEN, len(hungry))]
    told = [served(name, authority, stack)[:2] for name in chosen]
    command = [sys.executable, "-c", MEASURE, json.dumps(told)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    idle, *highest = json.loads(done.stdout.splitlines()[-1])
    assert max(highest) - idle <= 50, dict(zip(chosen[1:], highest, strict=True)) | {"idle": idle}
    evidence("H26", "answers of strangers whose highest memory was measured", len(highest), "50 MB over idle")
