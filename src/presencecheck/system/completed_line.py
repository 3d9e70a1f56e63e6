"""What a shell tells of a line that is to be completed."""

import os

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
"""What a name is of; a word of anything else may be quoted, and is left to the parser."""


def completed_words() -> list[str]:
    """The words behind the program's name that are whole in a line to complete: all but the one that is being typed.

    bash tells the words and the place of that one; other shells tell the line.
    """
    if "COMP_WORDS" in os.environ:
        place = os.environ.get("COMP_CWORD", "")
        return os.environ["COMP_WORDS"].split()[1 : int(place) if place.isdecimal() else 1]
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return line.split()[1 : None if line.endswith(" ") else -1]


def first_word_asked() -> tuple[str, str] | None:
    """The shell that asks, "bash" or "zsh", and the beginning of a first word that is no option.

    None where it is another word, another shell, or a word that has to be read by the rules of the shell.
    """
    shell = os.environ.get("_PRESENCECHECK_COMPLETE", "").removeprefix("complete_")
    words = _typed_words(shell)
    match words:
        case [_, word] if _PLAIN.issuperset(word) and not word.startswith("-"):
            return shell, word
    return None


def _typed_words(shell: str) -> list[str]:
    """The words to where the cursor is, the last one possibly empty; none of a shell that is not known here."""
    if shell == "bash":
        words, place = os.environ.get("COMP_WORDS", "").split(), os.environ.get("COMP_CWORD", "")
        return [*words, ""][:2] if place == "1" else []
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "") if shell == "zsh" else ""
    return [*line.split(), *([""] if line.endswith(" ") else [])]
