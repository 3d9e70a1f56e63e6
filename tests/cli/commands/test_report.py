"""`report`: its figures against the runs themselves, its pages in a real browser, and what a practice may see."""

import os
import re
import stat
import time
from pathlib import Path

import pytest

from presencecheck.messages import report as report_messages
from presencecheck.messages import save as save_messages
from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.packs import ROOM
from tests.support.packs import folder as pack_folder
from tests.support.report_pages import Words
from tests.support.terminals import PATIENCE, Terminal


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


@pytest.mark.parametrize("line", ["report -o", "show environment -o", "card client-orientation --print -o"])
def test_a_page_under_a_name_that_it_is_not(small: Path, tmp_path: Path, line: str) -> None:
    """Nothing is written, and it is said how to come by such a file."""
    refused = presencecheck(*line.split(), str(tmp_path / "page.PDF"))
    assert (refused.code, refused.out) == (2, "")
    assert "Write page.html, open it, and print it from your browser" in refused.err
    assert list(tmp_path.glob("page*")) == []


def test_to_standard_output(small: Path, tmp_path: Path) -> None:
    """For a pipe; what a practice may see is shown before it is written, and that wants a file."""
    done = presencecheck("report", "-o", "-", cwd=tmp_path)
    assert done.code == 0
    assert (done.out[:15], done.err, list(tmp_path.glob("*.html"))) == ("<!doctype html>", "", [])
    refused = presencecheck("report", "--share", "-o", "-", cwd=tmp_path)
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(
    ("options", "far", "opens"),
    [([], "", True), (["--no-open"], "", False), ([], "far", False), (["--open"], "far", True)],
    ids=["by itself", "not wanted", "far away", "asked for"],
)
def test_in_a_terminal_it_opens(small: Path, tmp_path: Path, options: list[str], far: str, opens: bool) -> None:
    """Where a person is there and has not said no; never by itself at the far end of a connection."""
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" >{seen}.part\nmv {seen}.part {seen}\n", encoding="utf-8")
    browser.chmod(0o700)
    file = tmp_path / "page.html"
    env = {"BROWSER": str(browser)} | ({"SSH_TTY": far} if far else {})
    with Terminal("report", "-o", str(file), *options, env=env) as terminal:
        assert terminal.ended() == 0
        assert (save_messages.OPENED if opens else save_messages.OPEN_IT) in terminal.record
    until = time.monotonic() + (PATIENCE if opens else 0)
    while not seen.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert file.exists()
    assert (seen.read_text(encoding="utf-8") if seen.exists() else "") == (file.as_uri() if opens else "")


@pytest.mark.real
def test_where_it_is_and_how_to_choose(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole path, how to see it without a browser, and how another place is named."""
    monkeypatch.chdir(tmp_path)
    with Terminal("report", "--no-open", columns=160) as terminal:
        assert terminal.ended() == 0
        [file] = tmp_path.glob("presencecheck-report-*.html")
        written = save_messages.WRITTEN.format(path=file)
        assert [text in terminal.record for text in (written, save_messages.OPEN_IT, save_messages.ELSEWHERE)] == [
            True
        ] * 3
    with Terminal("report", "--no-open", "-o", "mine.html", columns=160) as terminal:
        assert terminal.ended() == 0
        assert save_messages.WRITTEN.format(path=tmp_path / "mine.html") in terminal.record
        assert save_messages.ELSEWHERE not in terminal.record


FLAGGED = re.sub(r"id: (door|water),", r"id: \1, share: facilities,", SMALL)
"""The same list with its questions flagged for the practice, but for the lamp."""


@pytest.fixture
def flagged(home: Path) -> Path:
    """Six runs of a list that flags two questions."""
    own(home, "small", FLAGGED)
    for _ in range(6):
        walk("small", [("small/door", "not-yet"), *READY], "--fresh")
    return home


def test_nothing_is_shared_that_no_list_flags(small: Path, tmp_path: Path) -> None:
    """That is said, and nothing is asked or written."""
    done = presencecheck("report", "--share", cwd=tmp_path)
    assert (done.code, done.out, done.err.strip()) == (0, "", report_messages.NOTHING_TO_SHARE)
    assert list(tmp_path.glob("*.html")) == []


def test_sharing_asks(flagged: Path, tmp_path: Path) -> None:
    """What the file will hold is shown before it is written, and nothing is written without a yes."""
    refused = presencecheck("report", "--share", cwd=tmp_path)
    assert refused.code == 2
    assert "--yes" in refused.err
    shown = " ".join(refused.out.split())
    assert "These questions: - Is the door shut? - Is water at hand? It will" in shown
    assert all(part in shown for part in report_messages.SHARED_MISSING)
    assert report_messages.SHARED_ASKED_FOR in shown
    assert list(tmp_path.glob("*.html")) == []
    given = presencecheck("report", "--share", "--yes", "-o", "shared.html", cwd=tmp_path)
    assert given.code == 0
    rows = {row[0]: row[1:] for row in Words((tmp_path / "shared.html").read_text()).rows}
    assert rows["Is the door shut?"] == ["5+", "5+", "not told"]
    assert rows["Is water at hand?"] == ["5+", "<5", "<5"]
    assert "Is the lamp on?" not in rows


def test_no_routine_alone(flagged: Path, tmp_path: Path) -> None:
    """Its runs would tell what sessions were for."""
    refused = presencecheck("report", "--share", "--yes", "--routine", "small", cwd=tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert "--routine" in refused.err
    assert list(tmp_path.glob("*.html")) == []


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(("key", "written"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_sharing_in_a_terminal(flagged: Path, tmp_path: Path, key: str, written: bool) -> None:
    """A yes writes it; anything else leaves everything as it was."""
    file = tmp_path / "shared.html"
    with Terminal("report", "--share", "-o", str(file)) as terminal:
        terminal.wait_for("Type y to write it")
        terminal.send(key)
        assert terminal.ended() == 0
    assert file.exists() == written


@pytest.fixture
def wished(home: Path, tmp_path: Path) -> Path:
    """Six runs of a list in a pack that flags its questions; where the page is to be."""
    pack = pack_folder(tmp_path / "pack", room_yaml=ROOM.replace(", ready:", ", share: facilities, ready:"))
    assert presencecheck("pack", "add", pack, "--yes").code == 0
    for _ in range(6):
        walk("room", [("room/door", "yes"), ("room/lamp", "yes")], "--fresh")
    return tmp_path / "shared.html"


def test_a_wish_of_a_pack_needs_a_yes_of_its_own(wished: Path) -> None:
    """Which --yes is not: it stays out, and that is said."""
    done = presencecheck("report", "--share", "--yes", "-o", wished)
    assert (done.code, wished.exists()) == (0, False)
    assert report_messages.SHARE_WISH.format(pack="harbour") + " - Is the door shut? - Is the lamp on?" in " ".join(
        done.out.split()
    )
    assert report_messages.SHARE_WISH_OUT in " ".join(done.err.split())
    assert report_messages.NOTHING_ELSE_TO_SHARE in " ".join(done.err.split())


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize("key", ["y\n", "\n"])
def test_a_wish_of_a_pack_is_asked_about(wished: Path, key: str) -> None:
    """Its questions are listed; after a yes they are counted, else there is nothing to share."""
    with Terminal("report", "--share", "-o", str(wished), columns=100) as terminal:
        terminal.wait_for("- Is the lamp on?", "Count them?")
        terminal.send(key)
        if key == "y\n":
            terminal.wait_for("Type y to write it")
            terminal.send("y\n")
        assert terminal.ended() == 0
    assert wished.exists() == (key == "y\n")


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
