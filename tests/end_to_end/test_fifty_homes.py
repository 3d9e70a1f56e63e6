"""Fifty therapists of a practice take its pack, each at home, through three versions and an attacker's attempts.

What has to hold all the time: the routine with which each of them begins can be walked, nothing is taken that nobody
vouches for, and nobody has to do more than say yes once for a version.
"""

import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest

from presencecheck.core.context import Context
from presencecheck.core.plan import Plan
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.packs.lock import Installed, installed
from presencecheck.packs.policy import load
from presencecheck.packs.update_check import check_for_update
from presencecheck.system import settings
from presencecheck.system.paths import policy_file, user_paths
from tests.support.commands import Here, walk
from tests.support.evidence import Evidence, amount
from tests.support.packs import DESCRIPTION, HOUR, ROOM, binding, everything, key, publish, vouch
from tests.support.servers import certificates

pytestmark = pytest.mark.real

HOMES = 50
ATTACKED = amount("ATTACKED_HOMES", 20, HOMES)
"""Homes in which each attempt is looked at; one of each kind and source are among the first ten."""
OFFICE = "office@harbour.example"
YARD = ROOM.replace("id: room", "id: yard")
SCALE = "{id: lamp, kind: scale, ask: How bright is it?, scale: {low: dark, high: bright}, keep: false}"
LAMP = next(line for line in ROOM.splitlines() if "id: lamp" in line).strip("- ")
DAY = "format: 1\nid: day\ntitle: My day\ninclude: [{checklist: room}, {checklist: essentials}]\n"
CHANGE = "format: 1\nid: room\nextends: harbour:room\nchange: [{id: door, ask: Is my door shut?}]\n"


def version(number: str) -> str:
    """The description of a version."""
    return DESCRIPTION.replace("1.0.0", number)


FIRST = {
    "pack_yaml": version("1.0.0"),
    "yard_yaml": YARD,
    "hour_yaml": HOUR.replace("{checklist: room}", "{checklist: room}, {checklist: yard}"),
}
SECOND = {"pack_yaml": version("1.1.0"), "yard_yaml": None, "hour_yaml": HOUR, "room_yaml": ROOM.replace(LAMP, SCALE)}
THIRD = {
    "pack_yaml": version("1.2.0"),
    "hour_yaml": HOUR.replace("checklist: room", "checklist: rooms"),
    "room_yaml": None,
    "rooms_yaml": ROOM.replace("id: room", "id: rooms"),
}
OWN: list[tuple[str, str, str]] = [
    ("hour", "", ""),
    ("day", "day", DAY),
    ("hour", "room", CHANGE),
    ("hour", "rooms", ROOM.replace("id: room", "id: rooms").replace("the door", "my own door")),
    ("", "", ""),
]
"""In turn, what homes have of their own: the routine with which a day begins, and a list."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Has the pack that is published, under the name that a server gives to what it has."""

    protocol_version = "HTTP/1.1"
    content: ClassVar[bytes] = b""

    def do_HEAD(self) -> None:
        """Say what there is."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.send_header("ETag", f'"{hash(self.content)}"')
        self.send_header("Connection", "close")
        self.end_headers()

    def do_GET(self) -> None:
        """Send it."""
        self.do_HEAD()
        self.wfile.write(self.content)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Quiet(http.server.ThreadingHTTPServer):
    """A server that says nothing of clients that break off."""

    def handle_error(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the pack, on a server that the computers trust."""
    made = certificates(tmp_path_factory.mktemp("authority"))
    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = made.context("valid").wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", made.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield f"https://127.0.0.1:{server.server_port}/lists/harbour.zip"
    server.shutdown()
    thread.join()
    server.server_close()


class Home(NamedTuple):
    """One therapist's computer."""

    place: Path
    routine: str
    source: str

    @property
    def pack(self) -> Installed:
        """The pack as it is installed."""
        [entry] = installed(self.place / "data" / "packs")
        return entry


class Practice:
    """The practice, its server and share, and the fifty homes; its methods are what happens one day."""

    def __init__(self, folder: Path, address: str, run: Here, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.run, self._patch = folder, run, patch
        self.keys = {name: key(folder / name) for name in ("first", "second", "stranger")}
        self.share = folder / "share" / "harbour.zip"
        self.share.parent.mkdir()
        self.signers = folder / "allowed_signers"
        self.asked: list[str] = []
        self.homes = [self._home(number, address) for number in range(HOMES)]
        sources = f'["{address.rpartition("/")[0]}", "{self.share.parent}"]'
        policy = f'[packs]\nallowed_sources = {sources}\nallowed_signers = "{self.signers}"\n'
        binding(folder, patch).write_text(policy)
        patch.setattr("presencecheck.cli.confirm.confirm", self._confirm)

    def _home(self, number: int, address: str) -> Home:
        routine, own, text = OWN[number % len(OWN)]
        home = Home(self.folder / "homes" / str(number), routine, address if number % 2 else str(self.share))
        lists = home.place / "config" / "checklists"
        lists.mkdir(parents=True)
        if not number:
            self.at(home)
            for name in ("full", "environment", "essentials"):
                self.run("show", name)
        if number:
            shutil.copytree(self.folder / "homes" / "0" / "cache", home.place / "cache")  # as where it was used before
        (home.place / "config" / "config.toml").write_text(f'routine = "{routine}"\n' if routine else "")
        if own:
            (lists / f"{own}.yaml").write_text(text)
        return home

    def _confirm(self, question: str, *, yes: bool, **more: object) -> bool:
        """Say yes, and count that somebody had to."""
        if not yes:
            self.asked.append(question)
        return True

    def publish(self, signer: str | None, **changed: str | None) -> None:
        """Put a version where all of them look."""
        out = self.folder / "new.zip"
        publish(self.run, out, self.keys[signer] if signer else None, **changed)
        Handler.content = out.read_bytes()
        self.share.write_bytes(Handler.content)

    def at(self, home: Home) -> None:
        """Be at this computer."""
        self._patch.setenv("PRESENCECHECK_HOME", str(home.place))

    def begin(self, home: Home) -> Plan:
        """What a day begins with at this computer; it is an error where it cannot be walked."""
        self.at(home)
        paths = user_paths()
        found = plan(Library.of(paths), [settings.load(paths.config).routine], Context())
        assert found.sections
        return found

    def all_take(self, number: str, *command: str) -> None:
        """Each home takes a version with one yes, and the day can begin."""
        for home in self.homes:
            self.at(home)
            self.asked.clear()
            done = self.run("pack", *(command or ("add", home.source)))
            assert (done.code, len(self.asked), home.pack.version, home.pack.principal) == (0, 1, number, OFFICE), done
            self.begin(home)

    def all_refuse(self, *words: str) -> int:
        """No home takes what is there now, and not a byte of what it has changes; five are asked by the command."""
        for number, home in enumerate(self.homes[:ATTACKED]):
            self.at(home)
            before = everything(home.place)
            if number < len(OWN):
                refused = self.run("pack", "update", "--yes")
                assert refused.code == 4, refused
                said = refused.err
            else:
                paths = user_paths()
                found = check_for_update(home.pack, paths.packs, load(policy_file(), paths.config))
                assert found.state in ("failed", "older"), found
                said = found.error.message if found.error else "lower than 1.2.0"
            assert everything(home.place) == before
            assert any(word in said for word in words), said
        return ATTACKED


@pytest.fixture
def practice(tmp_path: Path, server: str, run: Here, monkeypatch: pytest.MonkeyPatch) -> Practice:
    """A practice that has founded its pack."""
    made = Practice(tmp_path, server, run, monkeypatch)
    vouch(made.signers, OFFICE, made.keys["first"])
    made.publish("first", **FIRST)
    return made


def test_fifty_homes(practice: Practice, evidence: Evidence) -> None:
    """Three versions, a new key, a withdrawn one, a way back, and five attempts of an attacker."""
    practice.all_take("1.0.0")
    practice.publish("first", **SECOND)
    practice.all_take("1.1.0", "update")

    # The key changes, and a list has another name: who uses the old name is told, and loses it with a yes alone.
    vouch(practice.signers, OFFICE, practice.keys["second"])
    practice.publish("second", **THIRD)
    for home in practice.homes[1:3]:
        practice.at(home)
        held = practice.run("pack", "update", "--yes")
        assert (held.code, "This would stop" in held.out, home.pack.version) == (4, True, "1.1.0")
    practice.all_take("1.2.0", "update")
    assert practice.begin(practice.homes[1]).left_out == ("room",)
    assert [section.checklist.id for section in practice.begin(practice.homes[3]).sections] == ["rooms", "essentials"]
    assert practice.begin(practice.homes[3]).sections[0].source.layer == "harbour"

    for home in practice.homes[:5]:
        practice.at(home)
        assert practice.run("pack", "rollback", "harbour").code == 0
        assert (home.pack.version, practice.begin(home).left_out) == ("1.1.0", ())
        assert practice.run("pack", "update", "--yes").code == 4
        assert practice.run("pack", "update").code == 0
        assert home.pack.version == "1.2.0"

    # The first key was stolen, and somebody can write to the server and to the share.
    practice.publish("first", **FIRST)
    tried = practice.all_refuse("lower than 1.2.0")
    revoked = practice.signers.with_name("revoked_keys")
    revoked.write_text(practice.keys["first"].with_name("first.pub").read_text())
    for signer, words in (("first", "was withdrawn"), ("stranger", "nobody vouches for"), (None, "comes unsigned")):
        practice.publish(signer, **{**THIRD, "pack_yaml": version("9.0.0")})
        tried += practice.all_refuse(words)
    practice.publish("second", **{**THIRD, "pack_yaml": version("9.0.0")})
    Handler.content = Handler.content.replace(b"Is the door shut?", b"What is he like? ")
    practice.share.write_bytes(Handler.content)
    tried += practice.all_refuse("not a whole zip", "not complete")
    evidence("H", "versions of a pack that an attacker put in place of it, in homes", tried, "taken")

    for home in practice.homes[:5]:
        practice.at(home)
        done = walk(settings.load(user_paths().config).routine, [])
        assert (done.code, done.data["run"]["checklists"] != []) == (3, True)
