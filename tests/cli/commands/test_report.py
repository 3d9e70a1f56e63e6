"""`report`: its figures against the runs themselves, its pages in a real browser, and what a practice may see."""

import os
import stat
from pathlib import Path

import pytest

from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.terminals import Terminal


@pytest.fixture
def small(home: Path) -> Path:
    """A run of a list of the person's own."""
    own(home, "small", SMALL)
    walk("small", [("small/door", "not-yet"), *READY])
    return home


def test_the_file(small: Path, tmp_path: Path) -> None:
    """Named after its days, in this folder, private, and never over another one unasked."""
    done = presencecheck("report", cwd=tmp_path)
    assert done.code == 0
    [file] = tmp_path.glob("presencecheck-report-*-to-*.html")
    assert str(file) in done.err
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = presencecheck("report", cwd=tmp_path)
    assert again.code == 2
    assert "--yes" in again.err
    assert presencecheck("report", "--yes", cwd=tmp_path).code == 0
    assert "steady" not in file.read_text()


def test_sharing_asks(small: Path, tmp_path: Path) -> None:
    """What the file will hold is shown before it is written, and nothing is written without a yes."""
    refused = presencecheck("report", "--share", cwd=tmp_path)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert "small/door, small/water, small/lamp" in " ".join(refused.out.split())
    assert "small/here" not in refused.out
    assert "ratings, choices, exercises and verdicts" in refused.out
    assert list(tmp_path.glob("*.html")) == []
    given = presencecheck("report", "--share", "--yes", "-o", "shared.html", cwd=tmp_path)
    assert given.code == 0
    assert "Is the door shut?" in (tmp_path / "shared.html").read_text()


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(("key", "written"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_sharing_in_a_terminal(small: Path, tmp_path: Path, key: str, written: bool) -> None:
    """A yes writes it; anything else leaves everything as it was."""
    file = tmp_path / "shared.html"
    with Terminal("report", "--share", "-o", str(file)) as terminal:
        terminal.wait_for("Type y to write it")
        terminal.send(key)
        assert terminal.ended() == 0
    assert file.exists() == written


@pytest.mark.parametrize(
    "options",
    [["--month", "2026-13"], ["--quarter", "2026-Q5"], ["--month", "2026-11", "--quarter", "2026-Q4"]],
)
def test_days_that_are_none(options: list[str], tmp_path: Path) -> None:
    """What is no month, or says twice which days are meant, is refused in one line."""
    result = presencecheck("report", *options, cwd=tmp_path)
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_without_a_run(tmp_path: Path) -> None:
    """One kind line, and no file."""
    result = presencecheck("report", cwd=tmp_path)
    assert (result.code, result.err) == (0, "No run yet. Start one: presencecheck\n")
    assert list(tmp_path.glob("*.html")) == []
