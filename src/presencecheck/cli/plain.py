"""Whether a command answers in sentences, and not in tables and bars."""

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
