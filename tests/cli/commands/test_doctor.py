"""`doctor`: what it finds of an installation, and that it changes nothing."""

import os
import platform
from pathlib import Path
from typing import Any

import pytest

from presencecheck.history.format.schema import MIGRATIONS
from presencecheck.messages import doctor as say
from tests.support.commands import READY, SMALL, own, presencecheck, walk

posix = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")


def doctor(code: int = 0) -> dict[str, dict[str, Any]]:
    """What `doctor --json` finds, by name."""
    result = presencecheck("doctor", "--json")
    assert set(result.data) == {"format", "checks"}
    for check in result.data["checks"]:
        assert set(check) - {"remedy", "value", "unit"} == {"name", "finding", "sentence"}
        assert check["finding"] in ("ok", "warn", "fail", "unknown")
        assert check["sentence"]
        assert check["finding"] == "ok" or check["remedy"]
    assert result.code == code
    return {check["name"]: check for check in result.data["checks"]}


@pytest.mark.real
def test_before_the_first_run(home: Path) -> None:
    """On a new computer all is told, nothing is wrong, and nothing is made by looking."""
    found = doctor()
    assert list(found)[:5] == ["program", "python", "checklists", "settings", "history"]
    assert {"extra system", "extra audio", "folders", "sync", "disk", "encryption"} <= set(found)
    assert {f"probe {name}" for name in ("power", "network", "machine", "clock", "apps", "sound")} <= set(found)
    assert platform.python_version() in found["python"]["sentence"]
    assert found["history"]["sentence"] == say.HISTORY_NONE
    assert not home.exists()


@pytest.mark.real
def test_after_a_run(home: Path) -> None:
    """The history's version is told, and its file is as it was."""
    own(home, "small", SMALL)
    assert walk("small", READY).code == 0
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert doctor()["history"]["sentence"].startswith(f"History of version {len(MIGRATIONS)}, ")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.real
@posix
def test_folders_that_others_can_read(home: Path) -> None:
    """Each is named, with the command that closes it."""
    own(home, "small", SMALL)
    assert walk("small", READY).code == 0
    (home / "config").chmod(0o700)
    (home / "config" / "checklists").chmod(0o700)
    assert doctor()["folders"]["finding"] == "ok"
    (home / "data" / "history.db").chmod(0o644)
    found = doctor()["folders"]
    assert found["finding"] == "warn"
    assert found["remedy"] == say.FOLDERS_OPEN.hint.format(mode="600", path=home / "data" / "history.db")


@pytest.mark.real
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"not a database at all" * 10, "not a history"), (b"SQLite format 3\0" + b"\0" * 100, "another program")],
)
def test_a_history_that_is_none(content: bytes, words: str, home: Path) -> None:
    """It is a fail with the next step, and an exit code for scripts."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "history.db").write_bytes(content)
    found = doctor(1)["history"]
    assert found["finding"] == "fail"
    assert words in found["sentence"]
    assert (home / "data" / "history.db").read_bytes() == content


@pytest.mark.real
def test_a_change_that_was_interrupted(home: Path) -> None:
    """SQLite's own journal beside the history is explained."""
    own(home, "small", SMALL)
    assert walk("small", READY).code == 0
    (home / "data" / "history.db-journal").write_bytes(b"")
    assert doctor()["history"]["sentence"] == say.HISTORY_UNFINISHED.message


@pytest.mark.real
def test_settings_that_are_broken(home: Path) -> None:
    """They do not keep the rest from being told."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("routine = \n")
    found = doctor(1)
    assert found["settings"]["finding"] == "fail"
    assert "config.toml" in found["settings"]["sentence"]


@pytest.mark.real
@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - A Practice", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("CloudStorage/GoogleDrive-me@example.org", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Dropboxes", ""),
    ],
)
def test_folders_that_are_copied_elsewhere(
    folder: str, service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync service is named by its folder."""
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / folder / "presencecheck"))
    found = doctor()["sync"]
    assert found["finding"] == ("warn" if service else "ok")
    assert service in found["sentence"]


@pytest.mark.real
def test_what_to_do_first_comes_first(home: Path) -> None:
    """What fails, with its next step, then what could be better; what is fine in one sentence, or each in a line."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("routine = \n")
    result = presencecheck("doctor")
    assert result.code == 1
    first = result.out.splitlines()
    assert first[0] == say.FIRST
    assert first[1].startswith("1. settings: ")
    assert say.HISTORY_NONE not in result.out
    fine = " ".join(result.out.split()).rpartition("Fine: ")[2]
    assert "history" in fine
    assert "settings" not in fine
    whole = presencecheck("doctor", "--all").out
    assert say.HISTORY_NONE in whole
    assert "encryption" in whole
