"""A setting as people write it: changed, and said what it is now."""

from pathlib import Path

import pytest

from presencecheck.calendar import read
from presencecheck.messages import appointment as appointment_messages
from tests.support.commands import Here
from tests.support.terminals import Terminal


@pytest.mark.parametrize(
    ("words", "key", "kept", "said"),
    [
        ("private yes", "private", "true", "yes"),
        ("private OFF", "private", "false", "no"),
        ("motion 0", "motion", "false", "no"),
        ("probes.on no", "probes.on", "false", "no"),
        ("keep 3 months", "keep", "3 months", "3 months"),
        ("keep 3Months", "keep", "3 months", "3 months"),
        ("keep 90d", "keep", "90 days", "90 days"),
        ("KEEP forever", "keep", "forever", "forever"),
        ("modality phone", "modality", "audio", "audio"),
        ("modality face-to-face", "modality", "in-person", "in-person"),
        ("host meet.example.org", "probes.host", "meet.example.org", "meet.example.org"),
        ("host https://Meet.example.org/room?pwd=1#x", "probes.host", "meet.example.org", "meet.example.org"),
        ("host https://meet.example.org:8443/room", "probes.host", "meet.example.org:8443", "meet.example.org:8443"),
        ("keep_numbers y", "keep-numbers", "true", "yes"),
        ("noise-warn -50", "probes.noise-warn", "-50", "-50"),
        ("name Harbour Street Practice", "practice.name", "Harbour Street Practice", "Harbour Street Practice"),
        ("phone 020 7946 0123", "practice.phone", "020 7946 0123", "020 7946 0123"),
        ("practice.link harbour.example", "practice.link", "https://harbour.example", "https://harbour.example"),
        ("practice.date 28 November 2026", "practice.date", "2026-11-28", "2026-11-28"),
        ("practice.date Today", "practice.date", "today", "today"),
    ],
)
def test_as_people_write_it(words: str, key: str, kept: str, said: str, run: Here) -> None:
    """Short names, yes and no, words without quotes, a link for its host: set, and said what it is now."""
    done = run("config", "set", *words.split())
    assert (done.code, done.out, done.err) == (0, "", f"{key} is now {said}.\n")
    assert run("config", "get", key).out == f"{kept}\n"


@pytest.mark.real
@pytest.mark.parametrize("keeps", [True, False])
def test_a_host_that_does_not_answer(home: Path, keeps: bool) -> None:
    """In a terminal it is asked; where it does not answer, the person says whether to keep it all the same."""
    with Terminal("config", "set", "host", "127.0.0.1:1") as terminal:
        terminal.wait_for("all the same?")
        terminal.send("y\r" if keeps else "\r")
        assert terminal.ended() == 0
        assert ("is now 127.0.0.1:1" in terminal.output) is keeps
    assert (home / "config" / "config.toml").exists() is keeps


def test_nobody_is_asked_by_a_script(run: Here) -> None:
    """Without a terminal no host is contacted, and it is set."""
    assert run("config", "set", "host", "127.0.0.1:1").err == "probes.host is now 127.0.0.1:1.\n"


def test_a_calendar_in_this_folder(run: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its whole path is kept; and where nothing is installed that reads it, that is said at once."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sessions.ics").touch()
    assert run("config", "set", "calendar", "none.ics").code == 2
    assert run("config", "set", "calendar", "sessions.ics").err == f"calendar is now {tmp_path / 'sessions.ics'}.\n"
    monkeypatch.setattr(read, "are_installed", lambda *modules: False)
    assert appointment_messages.NOT_INSTALLED.message in run("config", "set", "calendar", "sessions.ics").err
