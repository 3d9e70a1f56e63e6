"""`config` in a terminal: a short menu of what a person sets."""

from collections.abc import Sequence

from presencecheck.cli.ask_for_setting import ROUTINES, ask_for_setting, shown_value
from presencecheck.cli.confirm import ask_line
from presencecheck.cli.output import notice
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system import settings
from presencecheck.system.paths import Paths


def choose_settings(paths: Paths) -> None:
    """Show what can be set, ask for a new value, and so on until Enter alone, or q.

    Raises:
        PresenceCheckError: the file with the settings is broken.
    """
    while True:
        settings.load_strictly(paths.config)
        word = ask_line(_menu(paths)).strip()
        if word in config_messages.LEAVING:
            notice(config_messages.MENU_ENDS)
            return
        keys = _topic(word)
        if not keys:
            notice(config_messages.NO_TOPIC)
        for key in keys:
            ask_for_setting(paths, key)


def _menu(paths: Paths) -> list[str]:
    lines = []
    for number, (name, keys) in enumerate(config_messages.TOPICS.items(), 1):
        said = [shown_value(paths, key) for key in keys]
        values = [value for value in said if value != config_messages.EMPTY] or [config_messages.EMPTY]
        now = enumeration_messages.join_with_commas(values)
        if keys == ROUTINES:
            now = config_messages.ROUTINES.format(first=said[0], again=said[1])
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
