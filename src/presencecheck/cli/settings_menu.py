"""`config` in a terminal: a short menu of what a person sets."""

from collections.abc import Sequence

from presencecheck.cli.change_setting import change_setting, value_in_words
from presencecheck.cli.confirm import ask_line
from presencecheck.cli.output import notice, print_error
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system import settings
from presencecheck.system.paths import Paths
from presencecheck.system.setting_values import CHOICES

_EMPTIES = "-"


def choose_settings(paths: Paths) -> None:
    """Show what can be set, ask for a new value, and so on until Enter alone.

    Raises:
        PresenceCheckError: the file with the settings is broken.
    """
    while True:
        settings.load_strictly(paths.config)
        word = ask_line(_menu(paths)).strip()
        if not word:
            notice(config_messages.MENU_ENDS)
            return
        keys = _topic(word)
        if not keys:
            notice(config_messages.NO_TOPIC)
        for key in keys:
            _ask_for(paths, key)


def _menu(paths: Paths) -> list[str]:
    usual = settings.load(paths.config)
    lines = []
    for number, (name, keys) in enumerate(config_messages.TOPICS.items(), 1):
        said = [value_in_words(usual, key) for key in keys]
        values = [value for value in said if value != config_messages.EMPTY] or [config_messages.EMPTY]
        now = enumeration_messages.join_with_commas(values)
        lines.append(config_messages.TOPIC.format(number=number, name=name, now=now))
    return ["", *lines, config_messages.ASK_TOPIC]


def _topic(word: str) -> Sequence[str]:
    """The settings that a number or a word of the menu means; none for another word."""
    topics = config_messages.TOPICS
    if word.isdecimal() and 1 <= int(word) <= len(topics):
        return list(topics.values())[int(word) - 1]
    folded = word.casefold()
    begins = (keys for name, keys in topics.items() if name.startswith(folded))
    return next(begins, tuple(key for key in settings.KEYS if key == folded))


def _ask_for(paths: Paths, key: str) -> None:
    """Ask for one value until it can be taken, or Enter leaves it."""
    now = settings.value_of(settings.load(paths.config), key)
    known = config_messages.SWITCH if isinstance(now, bool) else CHOICES.get(key, ())
    while True:
        usual = settings.load(paths.config)
        line = config_messages.NOW.format(meaning=config_messages.MEANINGS[key], value=value_in_words(usual, key))
        choices = [f"{number} {value}" for number, value in enumerate(known, 1)]
        asks = config_messages.ASK_CHOICE if known else config_messages.ASK_VALUE
        word = ask_line(["", line, *choices, asks]).strip()
        if not word:
            return
        if word.isdecimal() and 1 <= int(word) <= len(known):
            word = known[int(word) - 1]
        try:
            change_setting(paths, key, "" if word == _EMPTIES else word)
        except PresenceCheckError as error:
            print_error(error)
        else:
            return
