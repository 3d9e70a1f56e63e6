"""One setting, changed and confirmed; `config set` and the menu do the same."""

import os
from pathlib import Path

from presencecheck.cli.confirm import confirm, is_anyone_there
from presencecheck.cli.output import notice
from presencecheck.messages import config as config_messages
from presencecheck.system import settings
from presencecheck.system.paths import Paths
from presencecheck.system.setting_text import value_from_text
from presencecheck.system.setting_values import without_secret

_CALENDAR, _HOST = "calendar", "probes.host"


def change_setting(paths: Paths, key: str, text: str) -> None:
    """Set `key` and say what it is now.

    Args:
        paths: where everything is kept.
        key: the setting's full name.
        text: the value, as a person writes it.

    Raises:
        UsageError: it is no value of the setting.
        PresenceCheckError: it names no routine, or the file is broken or cannot be written.
    """
    if key == _CALENDAR and os.path.exists(text):  # noqa: PTH110 - an address is no path
        text = os.path.abspath(text)  # noqa: PTH100 - as it is written, links and all
    value = value_from_text(key, text, type(settings.value_of(settings.AS_SHIPPED, key)))
    if key in ("routine", "routine-again"):
        from presencecheck.library.library import Library

        Library.of(paths).find(str(value))
    if key == "own":
        from presencecheck.cli.own_folder import set_own_folder

        set_own_folder(paths, str(value))
        return
    if key == _HOST and value and is_anyone_there() and not _is_wanted(str(value)):
        notice(config_messages.HOST_LEFT)
        return
    settings.set_value(paths.config, key, text)
    now = settings.load(paths.config)
    notice(_outcome(now, key))
    if key == _CALENDAR and value:
        _tell_what_is_missing()
    if (key, value) == ("times", "day"):
        _offer_to_drop_times(paths.history)


def _outcome(now: settings.Settings, key: str) -> str:
    """What the setting is now; what the practice has set for everyone stays, and that is said."""
    value = value_in_words(now, key)
    if now.policy is not None and key in now.policy.fixed:
        from presencecheck.messages import policy as policy_messages

        return policy_messages.STAYS.format(by=now.policy.by, key=key, value=value)
    return config_messages.IS_NOW.format(key=key, value=value)


def value_in_words(usual: settings.Settings, key: str) -> str:
    """The value of a setting as people read it."""
    value = settings.value_of(usual, key)
    if isinstance(value, bool):
        return config_messages.SWITCH[0 if value else 1]
    return without_secret(key, value) or config_messages.EMPTY_MEANS.get(key, config_messages.EMPTY)


def _is_wanted(host: str) -> bool:
    """Ask the host whether it answers, and where it does not, the person."""
    from presencecheck.core.thresholds import address
    from presencecheck.probes.line import ConnectionFailedError, reach

    place = address(host, 443)
    if place is None:
        return True
    notice(config_messages.HOST_LOOKS.format(host=host))
    try:
        reach(*place)
    except ConnectionFailedError as error:
        return confirm(config_messages.HOST_KEEP.format(problem=error.measurement.sentence, host=host), yes=False)
    notice(config_messages.HOST_ANSWERS.format(host=host))
    return True


def _tell_what_is_missing() -> None:
    """Say it where nothing is installed that reads calendars."""
    from presencecheck.calendar.read import missing_libraries

    if missing := missing_libraries():
        notice(f"{missing.message} {missing.hint}")


def _offer_to_drop_times(history: Path) -> None:
    """Ask whether the runs that are there are to keep their days alone, too."""
    from presencecheck.history.operations.drop_times import count_timed, drop_all_times
    from presencecheck.messages import times as times_messages

    count = count_timed(history)
    if not count:
        return
    if is_anyone_there() and confirm(times_messages.OLDER.of(count), yes=False):
        notice(times_messages.DROPPED.of(drop_all_times(history)))
    else:
        notice(times_messages.KEPT.of(count))
