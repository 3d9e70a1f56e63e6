"""A first word of a command line that is neither a command nor the name of a checklist or routine.

It never does anything: what may have been meant is said, and the person decides.
"""

import os
from itertools import islice

from presencecheck.core.errors import UsageError
from presencecheck.core.names import COMMANDS, RESERVED_WORDS, SUFFIXES, is_id
from presencecheck.library.library import Library
from presencecheck.library.titles import with_title
from presencecheck.messages import first_word as first_word_messages
from presencecheck.messages import library as library_messages
from presencecheck.system.paths import user_paths
from presencecheck.system.program_name import typed_word

_LONGEST_WORD, _MOST_NAMES = 64, 500
"""A longer word is not compared with names, nor a word with more names than these: each comparison takes time."""
_LEAST_LIKE = 0.7
"""Share in which two words must agree for one to be a slip for the other."""


def neither_error(word: str) -> UsageError:
    """The error for a first word that is neither a command nor the name of a checklist or routine."""
    if os.path.isfile(word) and not word.endswith(SUFFIXES):  # noqa: PTH113 - as above
        return UsageError(*library_messages.OTHER_FORMAT.format(path=word, typed=typed_word(word)))
    return _file_error(word) if _is_path(word) else unknown_error(word)


def require_command(word: str) -> None:
    """Check that there is a command of this name.

    Raises:
        UsageError: there is none; where a checklist or routine is meant, it says how to look at that.
    """
    if word in COMMANDS:
        return
    if word not in RESERVED_WORDS and any(Library.of(user_paths()).all(word)):
        raise UsageError(*first_word_messages.NO_COMMAND_BUT_LIST.format(word=word))
    raise unknown_error(word)


def unknown_error(word: str) -> UsageError:
    """The error that says what may have been meant by a word that is neither a command nor a name."""
    likely = likeliest(word.strip().casefold().lstrip("-"))
    if likely and likely.partition(" ")[0] not in COMMANDS and not likely.startswith("-"):
        library = Library.of(user_paths())
        likely = with_title(likely, {likely: library.title(library.find(likely))})
    hint = first_word_messages.DID_YOU_MEAN.format(word=likely) if likely else first_word_messages.SEE_ALL
    return UsageError(first_word_messages.UNKNOWN.format(word=word), hint)


def likeliest(word: str, *, whole: bool = False) -> str:
    """The command, the checklist or the option that a word was most likely meant for; empty if none is like it.

    Args:
        word: in small letters.
        whole: only if it is meant for sure: a name as it is, or another word for a command.
    """
    from difflib import get_close_matches

    meant = next((command for command, words in first_word_messages.SYNONYMS.items() if word in words), "")
    if meant or not 0 < len(word) <= _LONGEST_WORD:
        return meant
    library = Library.of(user_paths())
    names = [entry.name for entry in islice(library.entries(), _MOST_NAMES)]
    known = [*COMMANDS, *(name for name in names if name not in RESERVED_WORDS)]
    close = next(iter(get_close_matches(word, known, n=1, cutoff=1 if whole else _LEAST_LIKE)), "")
    if close in COMMANDS or close == word or len(names) == _MOST_NAMES:
        return close
    called = {title.casefold(): name for name, title in library.titles().items()}
    return called.get(word, close)


def _is_path(word: str) -> bool:
    return any(separator in word for separator in ("/", os.sep)) or word.endswith(SUFFIXES)


def _file_error(word: str) -> UsageError:
    name = os.path.basename(word).rpartition(".")[0]  # noqa: PTH119 - a word that may be no path at all
    text = first_word_messages.A_FILE if is_id(name) else first_word_messages.A_FILE_UNNAMED
    return UsageError(*text.format(word=word, typed=typed_word(word)))
