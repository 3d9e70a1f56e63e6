"""What a shell tells of a line that is to be completed."""

import pytest

from presencecheck.system.completed_line import completed_words

LINES: dict[str, tuple[dict[str, str], list[str]]] = {
    "bash, the first word": ({"COMP_WORDS": "presencecheck hi", "COMP_CWORD": "1"}, []),
    "bash, after a word": ({"COMP_WORDS": "presencecheck show en", "COMP_CWORD": "2"}, ["show"]),
    "bash, a new word": ({"COMP_WORDS": "presencecheck show", "COMP_CWORD": "2"}, ["show"]),
    "bash, in the middle": ({"COMP_WORDS": "presencecheck show en --json", "COMP_CWORD": "2"}, ["show"]),
    "bash, without a place": ({"COMP_WORDS": "presencecheck show en", "COMP_CWORD": "x"}, []),
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
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert completed_words() == words
