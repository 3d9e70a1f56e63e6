"""Resuming: what is asked for, what is too old, and what there is not."""

from pathlib import Path

import pytest

from presencecheck.messages import walk as walk_messages
from tests.support.commands import READY, SMALL, Here, answers, own


@pytest.fixture
def left(run: Here, home: Path, tmp_path: Path) -> Path:
    """A run left after two answers, and the file with the others."""
    own(home, "small", SMALL)
    path = tmp_path / "answers"
    path.write_text(answers(*READY[:2]), encoding="utf-8")
    assert run("run", "small", "--answers", path).code == 3
    path.write_text(answers(*READY[2:]), encoding="utf-8")
    return path


def test_resumed(run: Here, left: Path) -> None:
    """The same run goes on: its first answers count."""
    done = run("run", "small", "--answers", left, "--resume", "--json")
    assert (done.code, done.data["run"]["readiness"]) == (0, "ready")
    assert len(run("history", "--json").data["runs"]) == 1


@pytest.mark.parametrize("options", [[], ["--fresh"]])
def test_begun_again(run: Here, left: Path, options: list[str]) -> None:
    """With an answer file nobody is asked, so a new run begins; with --fresh the old one is given up too."""
    left.write_text(answers(*READY), encoding="utf-8")
    assert run("run", "small", "--answers", left, *options).code == 0
    runs = run("history", "--json").data["runs"]
    assert len(runs) == 2
    assert (runs[1]["status"] == "stopped") is bool(options)


def test_nothing_to_resume(run: Here, home: Path, tmp_path: Path) -> None:
    """It is an error with the way out."""
    own(home, "small", SMALL)
    (tmp_path / "answers").write_text("", encoding="utf-8")
    done = run("run", "small", "--answers", tmp_path / "answers", "--resume")
    assert walk_messages.NOTHING_UNFINISHED in done.err
