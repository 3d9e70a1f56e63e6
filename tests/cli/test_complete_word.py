"""The Tab key at the first word: the same as the parser would offer, for each shell that is answered without it."""

import re
from pathlib import Path

import pytest

from presencecheck.cli import complete_word
from presencecheck.core.names import COMMANDS
from presencecheck.messages.help import SHORT
from tests.support.commands import SMALL, own, presencecheck

WORDS = ["", "h", "f", "fu", "sm", "report", "run", "zzz", "9"]


def press_tab(monkeypatch: pytest.MonkeyPatch, shell: str, *words: str) -> str:
    """What is said to a shell that asks for the last of these words."""
    line = " ".join(("presencecheck", *words))
    for name, value in {
        "_PRESENCECHECK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line,
    }.items():
        monkeypatch.setenv(name, value)
    return presencecheck().out


def offered(answer: str) -> list[str]:
    """The words that an answer to zsh offers."""
    return re.findall(r'^(?:_arguments .\*: :\(\()?"([^"]+)"', answer, re.MULTILINE)


@pytest.mark.parametrize("word", WORDS)
def test_the_parser_would_say_the_same(monkeypatch: pytest.MonkeyPatch, home: Path, word: str) -> None:
    """The same words, and to zsh each command with its short help as a whole."""
    own(home, "small", SMALL)
    own(home, "report", SMALL)
    with monkeypatch.context() as patch:
        patch.setattr(complete_word, "completed_word", lambda: None)
        from_parser = [press_tab(patch, shell, word) for shell in ("bash", "zsh")]
    bash, zsh = (press_tab(monkeypatch, shell, word) for shell in ("bash", "zsh"))
    # The order is that of the help; a shell sorts what it is offered.
    assert sorted(bash.splitlines()) == sorted(from_parser[0].splitlines())
    assert offered(zsh) == bash.split()
    assert sorted(offered(zsh)) == sorted(offered(from_parser[1]))
    assert (zsh == "_files\n") is (from_parser[1] == "_files\n") is (bash == "\n")
    for command in {*offered(zsh)} & {*COMMANDS}:
        told = SHORT[command].replace("'", "''").replace(":", r"\\:")
        assert f'"{command}":"{told}"' in zsh


def test_the_rest_is_the_parsers(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Options, later words, words in quotes and other shells."""
    own(home, "small", SMALL)
    monkeypatch.setattr(complete_word, "_names", None)  # a call would be a fault
    assert "--version" in press_tab(monkeypatch, "bash", "--v")
    assert press_tab(monkeypatch, "bash", "small", "--pl") == "--plain\n"
    assert press_tab(monkeypatch, "zsh", "small", "--pl") != ""
    assert press_tab(monkeypatch, "zsh", '"histo') != ""
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert press_tab(monkeypatch, "fish", "histo").startswith("history\t")


def test_a_help_is_quoted_for_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """What means something to zsh is escaped as Typer does it."""
    monkeypatch.setitem(SHORT, "run", "a: $b `c` 'd' \"e\"")  # type: ignore[arg-type,unused-ignore]
    assert press_tab(monkeypatch, "zsh", "ru") == (
        '_arguments \'*: :(("run":"a\\\\: \\$b \\`c\\` \'\'d\'\' ""e"""))\'\n'
    )
