"""Asks for the value of a setting: what it is for, what it is now, and what it can be."""

from collections.abc import Sequence

from presencecheck.cli.change_setting import change_setting, value_in_words
from presencecheck.cli.confirm import ask_line
from presencecheck.cli.output import notice, print_error
from presencecheck.cli.practice_names import title_as_read, titles_as_read
from presencecheck.core.checklist import Routine
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.library.library import Library
from presencecheck.library.titles import with_title
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system import settings
from presencecheck.system.paths import Paths
from presencecheck.system.setting_values import CHOICES

ROUTINES = ("routine", "routine-again")
"""Settings whose value is the name of a routine."""
_EMPTIES = "-"


def ask_for_setting(paths: Paths, key: str) -> None:
    """Ask for one value until it can be taken, or Enter or q leaves it."""
    library = Library.of(paths) if key in ROUTINES else None
    known = _routines(library) if library else _known(paths, key)
    titles = titles_as_read(paths, library) if library else {}
    asks = config_messages.ASK_CHOICE if known else config_messages.ASK_VALUE
    while True:
        now = shown_value(paths, key, library)
        line = config_messages.NOW.format(meaning=_sentence(key), value=now)
        choices = [f"{number} {with_title(value, titles)}" for number, value in enumerate(known, 1)]
        word = ask_line(["", line, *choices, asks]).strip()
        if word in config_messages.LEAVING:
            return
        if word.isdecimal() and 1 <= int(word) <= len(known):
            word = known[int(word) - 1]
        elif word.isdecimal() and known:
            notice(config_messages.NONE_OF_THESE.format(word=word))
            continue
        try:
            change_setting(paths, key, "" if word == _EMPTIES else word)
        except PresenceCheckError as error:
            print_error(error)
        else:
            return


def shown_value(paths: Paths, key: str, library: Library | None = None) -> str:
    """The value of a setting as people read it; a routine by its title, too."""
    usual = settings.load(paths.config)
    value = value_in_words(usual, key)
    if key not in ROUTINES:
        return value
    library = library or Library.of(paths)
    try:
        entry = library.find(value)
        name = entry.name if library.find(entry.name).path == entry.path else value
        loaded = library.load(entry)
        return with_title(name, {name: title_as_read(paths, loaded.content, loaded.source.layer)})
    except PresenceCheckError:
        return value


def no_value_error(paths: Paths, key: str) -> UsageError:
    """The error of a setting that is to be changed, without the value; it says what that can be."""
    known = _known(paths, key) or (_routines(Library.of(paths)) if key in ROUTINES else ())
    number = settings.text_of(settings.AS_SHIPPED, key)
    value = known[0] if known else config_messages.EXAMPLES.get(key, number)
    listed = enumeration_messages.join_with_commas(known)
    hints = [config_messages.VALUE_CHOICES.format(values=listed)] if known else []
    hints.append(config_messages.VALUE_EXAMPLE.format(key=key, value=value))
    return UsageError(config_messages.NO_VALUE.format(meaning=_sentence(key), key=key), " ".join(hints))


def _known(paths: Paths, key: str) -> Sequence[str]:
    """The few values that it can have; empty where there are many."""
    now = settings.value_of(settings.load(paths.config), key)
    return config_messages.SWITCH if isinstance(now, bool) else CHOICES.get(key, ())


def _routines(library: Library) -> Sequence[str]:
    found = []
    for entry in library.entries():
        try:
            is_routine = isinstance(library.load(entry).content, Routine)
        except PresenceCheckError:
            continue
        found += [entry.name] if is_routine else []
    return found


def _sentence(key: str) -> str:
    meaning = config_messages.MEANINGS[key]
    return meaning[:1].upper() + meaning[1:]
