"""The Tab key at the first word, and after a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.core.names import COMMANDS, RESERVED_WORDS
from tests.support.commands import SMALL, own, presencecheck

Complete = Callable[..., list[str]]


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, home: Path) -> Complete:
    """What a shell is told to complete the last of these words to."""
    own(home, "small", SMALL)
    own(home, "report", SMALL)

    def ask(*words: str) -> list[str]:
        monkeypatch.setenv("_PRESENCECHECK_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(("presencecheck", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return presencecheck().out.split()

    return ask


def test_the_first_word(complete: Complete) -> None:
    """Commands come first, then names; a word that is both stands there once."""
    assert complete("hi") == ["history"]
    assert complete("sm") == ["small"]
    assert complete("f")[0] == "forget"
    assert {"full", "first"} <= set(complete("f"))
    everything = complete("")
    assert set(everything[: len(COMMANDS)]) == set(COMMANDS)
    assert not set(everything[len(COMMANDS) :]) & RESERVED_WORDS
    assert complete("report") == ["report"]


def test_after_a_name(complete: Complete) -> None:
    """The options of `run`, and their values."""
    assert complete("small", "--pl") == ["--plain"]
    assert complete("small", "--modality", "au") == ["audio"]
    assert complete("full", "sma") == ["small"]
    assert complete("help", "fo") == ["forget"]


@pytest.mark.parametrize(
    ("shell", "line", "first"),
    [
        ("zsh", "presencecheck hi", '"history":'),
        ("fish", "presencecheck hi", "history"),
        ("zsh", "presencecheck ", '"history":'),
    ],
)
def test_other_shells_tell_the_line(
    complete: Complete, monkeypatch: pytest.MonkeyPatch, shell: str, line: str, first: str
) -> None:
    """They are told the names too, and what each is for."""
    complete("")
    monkeypatch.delenv("COMP_WORDS")
    monkeypatch.delenv("COMP_CWORD")
    monkeypatch.setenv("_PRESENCECHECK_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    told = presencecheck().out
    assert first in told
    assert "earlier" in told or "runs" in told
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "presencecheck history sh")
    assert "show" in presencecheck().out
