"""What a shell tells of a line that is to be completed."""

import pytest

from presencecheck.system.completed_line import completed_words, first_word_asked

LINES: dict[str, tuple[dict[str, str], list[str]]] = {
    "bash, the first word": ({"COMP_WORDS": "presencecheck hi", "COMP_CWORD": "1"}, []),
    "bash, after a word": ({"COMP_WORDS": "presencecheck show en", "COMP_CWORD": "2"}, ["show"]),
    "bash, a new word": ({"COMP_WORDS": "presencecheck show", "COMP_CWORD": "2"}, ["show"]),
    "bash, in the middle": ({"COMP_WORDS": "presencecheck show en --json", "COMP_CWORD": "2"}, ["show"]),
    "bash, without a place": ({"COMP_WORDS": "presencecheck show en", "COMP_CWORD": "x"}, []),
    "bash, a place that is far": ({"COMP_WORDS": "presencecheck show en", "COMP_CWORD": "9" * 5000}, []),
    "zsh, the first word": ({"_TYPER_COMPLETE_ARGS": "presencecheck hi"}, []),
    "zsh, a new word": ({"_TYPER_COMPLETE_ARGS": "presencecheck show "}, ["show"]),
    "zsh, after a word": ({"_TYPER_COMPLETE_ARGS": "presencecheck show en"}, ["show"]),
    "nothing": ({}, []),
}


@pytest.mark.parametrize(("told", "words"), LINES.values(), ids=LINES)
def test_the_words_that_are_whole(told: dict[str, str], words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All behind the program's name but the one that is being typed."""
    for name in ("COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("_PRESENCECHECK_COMPLETE", "complete_bash" if "COMP_WORDS" in told else "complete_zsh")
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert completed_words() == words


@pytest.mark.parametrize(
    ("shell", "line", "place", "asked"),
    [
        ("bash", "presencecheck", "1", ""),
        ("bash", "presencecheck hi", "1", "hi"),
        ("bash", "presencecheck hi more", "1", "hi"),
        ("bash", "presencecheck hi", "2", None),
        ("bash", "presencecheck hi", "", None),
        ("bash", "presencecheck --pl", "1", None),
        ("bash", "presencecheck 'hi", "1", None),
        ("bash", "", "1", None),
        ("zsh", "presencecheck ", "", ""),
        ("zsh", "presencecheck hi", "", "hi"),
        ("zsh", "presencecheck hi ", "", None),
        ("zsh", "presencecheck hi m", "", None),
        ("zsh", "presencecheck", "", None),
        ("zsh", "presencecheck Hi", "", None),
        ("fish", "presencecheck hi", "1", None),
    ],
)
def test_first_words(monkeypatch: pytest.MonkeyPatch, shell: str, line: str, place: str, asked: str | None) -> None:
    """The word under the cursor, where it is the first one and of plain letters."""
    monkeypatch.setenv("_PRESENCECHECK_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", place)
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    assert first_word_asked() == (None if asked is None else (shell, asked))
