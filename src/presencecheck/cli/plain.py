"""Whether a command answers in sentences, and not in tables and bars; and what stands before what is typed."""

MARK = "> "
"""Stands before what is typed, as in the line of a walk's text item."""
_asked = False


def ask_for_plain(wanted: bool) -> bool:
    """What `--plain` does: this command answers in sentences; hands on whether that is wanted."""
    global _asked
    _asked = _asked or wanted
    return wanted


def is_plain() -> bool:
    """Whether sentences are wanted: by the command line, the environment, or the settings."""
    if _asked:
        return True
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    try:
        return settings.load(user_paths().config).plain
    except PresenceCheckError:
        return False


def typing_mark() -> str:
    """What stands before what is typed; empty where a screen reader would read it out after every question."""
    if is_plain():
        return ""
    from presencecheck.system.screen_reader import ask, is_on
    from presencecheck.system.settings import desktop_address

    if address := desktop_address():
        ask(address)
        return "" if is_on() else MARK
    return MARK
