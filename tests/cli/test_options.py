"""Options that several commands share."""

from pathlib import Path

from presencecheck.cli.options import known_names, known_runs
from tests.support.commands import READY, SMALL, answers, own, presencecheck


def test_names_complete(home: Path) -> None:
    """From their beginning, one's own among them; unreadable files are no matter."""
    own(home, "small", SMALL)
    own(home, "small-broken", "}")
    assert {"small", "small-broken"} <= set(known_names("small"))
    assert all(name.startswith("en") for name in known_names("en"))
    assert "environment" in known_names("en")


def test_runs_complete(home: Path) -> None:
    """The newest, by their ids, and the word for the newest; of a file that is no history nothing but that."""
    assert known_runs("") == ["last"]
    own(home, "small", SMALL)
    presencecheck("run", "small", "--answers", "-", stdin=answers(*READY))
    [run] = presencecheck("history", "--json").data["runs"]
    assert known_runs("") == ["last", run["id"]]
    assert known_runs(run["id"][:3]) == [run["id"]]
    (home / "data" / "history.db").write_bytes(b"x" * 9000)
    assert known_runs("") == ["last"]
    assert (home / "data" / "history.db").read_bytes() == b"x" * 9000
