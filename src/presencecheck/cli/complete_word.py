"""The Tab key at the first word of a command line, answered without the parser, which takes half of that time.

All other words are the parser's. `tests/cli/test_complete_word.py` holds that both offer the same.
"""

from presencecheck.core.names import COMMANDS, RESERVED_WORDS
from presencecheck.library.library import Library
from presencecheck.system.completed_line import first_word_asked
from presencecheck.system.paths import user_paths

_ESCAPES = str.maketrans({'"': '""', "'": "''", "$": "\\$", "`": "\\`", ":": r"\\:"})
"""As Typer's script for zsh reads a text."""


def completed_word() -> str | None:
    """What the shell that asks is told of a first word, in its own form; None where the parser has to answer."""
    asked = first_word_asked()
    if asked is None:
        return None
    shell, beginning = asked
    found = [name for name in (*COMMANDS, *_names()) if name.startswith(beginning)]
    return "\n".join(found) if shell == "bash" else _for_zsh(found)


def _names() -> list[str]:
    """The checklists and routines that can be walked by their name alone."""
    return [entry.name for entry in Library.of(user_paths()).entries() if entry.name not in RESERVED_WORDS]


def _for_zsh(words: list[str]) -> str:
    from presencecheck.messages import help as help_messages

    if not words:
        return "_files"
    helps = help_messages.SHORT
    told = (f'"{word}":"{helps[word].translate(_ESCAPES)}"' if word in helps else f'"{word}"' for word in words)
    return "_arguments '*: :((" + "\n".join(told) + "))'"
