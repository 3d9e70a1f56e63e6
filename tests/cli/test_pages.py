"""Long answers in plain lines: twenty at a time, the rest on request; elsewhere as they are."""

import os
import shutil
from pathlib import Path

import pytest

from presencecheck.cli.pages import PAGE_LINES
from presencecheck.messages import output as output_messages
from tests.support.commands import presencecheck, spawn
from tests.support.terminals import Terminal

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["list", "--plain"], {}),
        (["list"], {"ACCESSIBLE": "1"}),
        (["--help"], {"PRESENCECHECK_PLAIN": "1"}),
        (["config", "--plain", "list"], {}),
        (["show", "full", "--plain"], {}),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_the_rest_on_request(words: list[str], env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is longer than what a screen reader is told at once, and all of them make the whole answer."""
    with Terminal(*words, rows=200, env=env, key_guard=True) as terminal:
        pages = 0
        while True:
            terminal.wait_until(
                lambda: terminal.over or terminal.output.count(output_messages.MORE) > pages,  # noqa: B023
                "the end, or a page",
            )
            if terminal.over:
                break
            pages += 1
            assert len(terminal.output.split(output_messages.MORE)[pages - 1].strip().splitlines()) < PAGE_LINES
            terminal.send("\r")
        assert terminal.ended() == 0
        whole = terminal.output.replace(f"{output_messages.MORE}\r\n", "")
    assert pages > 0
    said, _, whole = whole.partition("\r\n")
    for name, value in {**env, "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    alone = presencecheck(*words).out
    assert said == output_messages.LINES.format(count=alone.count("\n"))
    assert " ".join(whole.split()) == " ".join(alone.split())
    assert not set(whole) & set("─━│█▁▏")


def test_enough_is_enough() -> None:
    """q ends the answer, which is no fault."""
    with Terminal("list", "--plain", rows=60) as terminal:
        terminal.wait_for(output_messages.MORE)
        terminal.send("q\r")
        assert terminal.ended() == 0
        assert terminal.output.count(output_messages.MORE) == 1


def test_nobody_waits_who_did_not_ask() -> None:
    """Without plain lines, and where the answer goes to a program, it comes at once and as a whole."""
    with Terminal("list", rows=24) as terminal:
        assert terminal.ended() == 0
        assert output_messages.MORE not in terminal.record
    alone = presencecheck("list", "--plain").out
    assert output_messages.MORE not in alone
    assert not alone.startswith(output_messages.LINES.format(count=alone.count("\n")))


def pager(folder: Path) -> str:
    """A pager that keeps what it is given."""
    program = folder / "pager"
    program.write_text(f"#!/bin/sh\ncat > {folder}/read\n", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


@pytest.mark.parametrize("words", [["list"], ["-h"], ["run", "-h"], ["show", "quick"]], ids=" ".join)
def test_the_persons_pager_gets_what_is_longer_than_the_window(words: list[str], tmp_path: Path) -> None:
    """As a whole, and nothing of it is printed beside."""
    with Terminal(*words, rows=10, env={"PAGER": pager(tmp_path)}) as terminal:
        assert terminal.ended() == 0
        printed = "".join(terminal.output.split())
    read = "".join((tmp_path / "read").read_text(encoding="utf-8").split())
    assert read == "".join(spawn(*words).out.split())
    assert read[:100] not in printed


def test_a_pager_is_for_what_is_long(tmp_path: Path) -> None:
    """What fits the window is printed; so is everything where there is no such pager."""
    with Terminal("where", rows=40, env={"PAGER": pager(tmp_path)}) as terminal:
        assert terminal.ended() == 0
        assert "history" in terminal.output
    assert not (tmp_path / "read").exists()
    with Terminal("-h", rows=10, env={"PAGER": str(tmp_path / "none")}) as terminal:
        assert terminal.ended() == 0
        assert "Usage" in terminal.output


@pytest.mark.skipif(shutil.which("less") is None, reason="wants less")
@pytest.mark.parametrize("wish", [{}, {"PAGER": "less -R"}], ids=["none", "less"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 15)])
def test_the_last_line_says_how_to_leave(
    columns: int, rows: int, wish: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fits the window; words typed meanwhile write no file and run no program; what was read stays on screen."""
    monkeypatch.chdir(tmp_path)
    env = {"PAGER": "less", "HOME": str(tmp_path), **wish}
    with Terminal("list", columns=columns, rows=rows, env=env) as terminal:
        terminal.wait_until(lambda: terminal.rows[-1] == output_messages.PAGER_MORE, "the keys")
        first = terminal.rows[1]
        for keys in ("sown\r", "!", "v", "|"):
            terminal.send(keys)
            terminal.wait_for("not available")
            terminal.send("\r")
            terminal.wait_until(lambda: terminal.rows[-1] == output_messages.PAGER_MORE, "the keys again")
        for _ in range(60):
            if terminal.over or output_messages.PAGER_END in terminal.rows[-1]:
                break
            before = terminal.rows
            terminal.send(" ")
            terminal.wait_until(lambda: terminal.over or terminal.rows != before, "the next page")  # noqa: B023
        assert terminal.rows[-1] == output_messages.PAGER_END
        terminal.send("q")
        assert terminal.ended() == 0
        assert first in terminal.past
        assert "Under supervision" in terminal.record
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "presencecheck"]


def test_another_pager_is_told_before(tmp_path: Path) -> None:
    """Its keys are not known, so the person is told which one it is."""
    program = pager(tmp_path)
    with Terminal("list", rows=10, columns=200, env={"PAGER": program}) as terminal:
        assert terminal.ended() == 0
        assert output_messages.OTHER_PAGER.format(name=program) in terminal.record
