"""Long answers in plain lines: twenty at a time, the rest on request; elsewhere as they are."""

import os

import pytest

from presencecheck.cli.pages import PAGE_LINES
from presencecheck.messages import output as output_messages
from tests.support.commands import presencecheck
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
    for name, value in {**env, "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    alone = presencecheck(*words).out
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
    assert output_messages.MORE not in presencecheck("list", "--plain").out
