"""What a shell tells of a line that is to be completed."""

import os

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
"""What a name is of; a word of anything else may be quoted, and is left to the parser."""
_SHELLS = ("bash", "zsh")


def completed_words() -> list[str]:
    """The words behind the program's name that are whole in a line to complete: all but the one that is being typed."""
    return _words()[1:-1]


def first_word_asked() -> tuple[str, str] | None:
    """The shell that asks, "bash" or "zsh", and the beginning of a first word that is no option.

    None where it is another word, another shell, or a word that has to be read by the rules of the shell.
    """
    shell = _shell()
    match _words():
        case [_, word] if shell in _SHELLS and _PLAIN.issuperset(word) and not word.startswith("-"):
            return shell, word
    return None


def _shell() -> str:
    return os.environ.get("_PRESENCECHECK_COMPLETE", "").removeprefix("complete_")


def _words() -> list[str]:
    """The words to where the cursor is, the program's name first; the last is the one that is being typed, or empty.

    bash tells the words and the place of that one; other shells tell the line.
    """
    if _shell() == "bash":
        words, place = os.environ.get("COMP_WORDS", "").split(), os.environ.get("COMP_CWORD", "")
        return [*words, ""][: int(place) + 1 if place.isdecimal() and len(place) < 10 else 1]
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return [*line.split(), *([""] if line.endswith(" ") else [])]
