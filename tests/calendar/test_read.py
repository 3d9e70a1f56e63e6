"""Reading a calendar beside the program: what comes back, and what is refused in time."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.calendar import start_times
from presencecheck.calendar.read import LIMIT_SECONDS, read_calendar, refresh
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages import pack as pack_messages
from tests.support.calendars import CANARY, NOW, calendar, session, utc
from tests.support.evidence import amount
from tests.support.hostile_servers import said, serving
from tests.support.servers import Certificates, certificates

pytestmark = pytest.mark.real

PATIENT = 20.0
"""Seconds for reading, ten times the limit: these tests run beside others."""
AT_TWO = utc("2026-11-30 14:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A calendar with one session."""
    found = tmp_path / "sessions.ics"
    found.write_bytes(calendar(session("20261130T140000Z")).encode())
    return found


def refused(setting: str) -> str:
    """The sentence by which it is refused."""
    with pytest.raises(PresenceCheckError) as raised:
        read_calendar(setting, NOW, limit=PATIENT)
    return raised.value.message


def test_the_starts_are_read_and_kept(path: Path, tmp_path: Path) -> None:
    """With what was said to be no session, as long as it stands in the calendar."""
    file = tmp_path / "cache" / "start-times.json"
    assert refresh(file, str(path), NOW, limit=PATIENT) == ((AT_TWO,), {})
    kept = start_times.read(file, str(path))
    assert kept is not None
    assert (kept.starts, kept.read_at) == ((AT_TWO,), NOW)
    start_times.write(file, kept._replace(not_sessions=frozenset({AT_TWO, 5})))
    refresh(file, str(path), NOW + 60, limit=PATIENT)
    assert start_times.read(file, str(path)) == kept._replace(read_at=NOW + 60, not_sessions=frozenset({AT_TWO}))


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"],
)
def test_a_rule_without_end_is_passed_over_and_said(path: Path, rule: str) -> None:
    """The other appointments are found."""
    path.write_text(calendar(session("19700101T000000Z", f"RRULE:{rule}"), session("20261130T140000Z", uid="b")))
    assert read_calendar(str(path), NOW, limit=PATIENT) == ((AT_TWO,), {"runaway": 1})


ENDLESS = calendar(session("19700101T000000Z", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"))
"""A day that never comes, looked for by the hour: no rule says beforehand how long that takes."""
LARGE = calendar(session("20261130T140000Z", f"RDATE:{','.join(['20261130T140000Z'] * 500_000)}"))
"""8 MiB of times, of which each is an object of the library's."""


@pytest.mark.parametrize(
    ("text", "limit", "sentence"),
    [
        (ENDLESS, LIMIT_SECONDS, appointment_messages.TOO_LONG.format(seconds=2).message),
        (LARGE, PATIENT, appointment_messages.TOO_MUCH.format(most=200).message),
    ],
    ids=["time", "memory"],
)
def test_what_runs_into_a_limit_is_refused_and_leaves_nothing(
    path: Path, text: str, limit: float, sentence: str
) -> None:
    """The limits as they are: one sentence, no process, no file, and the start times that were known stay."""
    file = path.parent / "cache" / "start-times.json"
    refresh(file, str(path), NOW, limit=PATIENT)
    before, around = file.read_bytes(), sorted(path.parent.rglob("*"))
    path.write_text(text)
    ended: list[Callable[[], None]] = []
    began = time.monotonic()
    with pytest.raises(PresenceCheckError) as raised:
        refresh(file, str(path), NOW, limit=limit, started=ended.append)
    assert raised.value.message == sentence
    assert time.monotonic() - began < 2 * PATIENT
    (end,) = ended
    assert end.__self__.returncode is not None  # type: ignore[attr-defined]
    assert (file.read_bytes(), sorted(path.parent.rglob("*"))) == (before, around)


def test_the_process_ends_itself_where_nobody_ends_it(path: Path) -> None:
    """Its processor time has a limit of its own, for a program that was killed meanwhile."""
    if amount("LIMITS", 0, 1):
        path.write_text(ENDLESS)
        assert refused(str(path)) == appointment_messages.TOO_LONG.format(seconds=round(PATIENT)).message


def test_without_its_libraries_it_is_said_how_to_get_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command that installs them into this Python."""
    broken = path.parent / "icalendar.py"
    broken.write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(path.parent))
    with pytest.raises(PresenceCheckError) as raised:
        read_calendar(str(path), NOW, limit=PATIENT)
    assert raised.value.message == appointment_messages.NOT_INSTALLED.message
    assert raised.value.hint.startswith("Install it: ")
    assert sys.executable in raised.value.hint


def test_where_no_process_can_be_had(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calendar cannot be read, and that is all."""
    monkeypatch.setattr(sys, "executable", str(path.parent / "gone"))
    assert refused(str(path)) == appointment_messages.BROKEN.message


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority, and a certificate by it for this computer."""
    return certificates(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Certificates, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    """The same, trusted by this computer."""
    monkeypatch.setenv("SSL_CERT_FILE", authority.authority)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return authority


def test_a_calendar_at_an_address(trusted: Certificates) -> None:
    """Fetched by the process that reads it, and told by no word of it."""
    content = calendar(session("20261130T140000Z"))
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(content.encode())}\r\n\r\n{content}"
    with serving(said(head), trusted.context("valid")) as address:
        assert read_calendar(f"{address}/private-secret/basic.ics", NOW, limit=PATIENT) == ((AT_TWO,), {})


def test_a_server_of_an_authority_that_nobody_here_knows(
    trusted: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said how a practice's own authority is named; where that is not what is wrong, the usual is said."""
    with serving(said("HTTP/1.1 404 Not here\r\n\r\n"), trusted.context("valid")) as address:
        with pytest.raises(PresenceCheckError) as usual:
            read_calendar(f"{address}/basic.ics", NOW, limit=PATIENT)
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(PresenceCheckError) as unknown:
            read_calendar(f"{address}/basic.ics", NOW, limit=PATIENT)
    assert usual.value.hint == appointment_messages.NOT_FETCHED.hint
    assert "certificate is not trusted" in unknown.value.message
    assert unknown.value.hint == pack_messages.UNKNOWN_AUTHORITY


@pytest.mark.parametrize(
    "head",
    ["HTTP/1.1 404 Not here\r\n\r\n", f"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n{CANARY}"],
)
def test_an_address_that_has_none(trusted: Certificates, head: str) -> None:
    """The sentence names the host, and no word of the address behind it or of what came."""
    with serving(said(head), trusted.context("valid")) as address:
        sentence = refused(f"{address}/private-secret/basic.ics")
    assert "private-secret" not in sentence
    assert CANARY.split()[0] not in sentence
