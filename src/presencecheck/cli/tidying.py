"""What the history needs now and then: a forgetting that was cut short is finished, and the setting `keep` applied.

After a walk, so that it never delays the first question; before any other command that reads the history, so that
none shows what is no longer to be kept.
"""

from contextlib import suppress

from presencecheck.clock import day_before, in_words, now
from presencecheck.errors import PresenceCheckError
from presencecheck.files import read_bytes, write_private
from presencecheck.paths import Paths, locate
from presencecheck.retention import span

_LONGEST_BREAK = 60
"""Days: after a longer break the clock is believed only once it has shown another day. A wrong one deletes nothing."""


def tidy() -> None:
    """Do what is due; what cannot be done now is left for the next start, and never in anyone's way."""
    paths = locate()
    with suppress(PresenceCheckError, OSError):
        if paths.history.exists():
            _finish(paths)
            _keep_reserve(paths)
            if _is_another_day(paths):
                _apply(paths)


def oldest_day(paths: Paths) -> int | None:
    """The local day before which no run is kept; None where all are.

    Raises:
        PresenceCheckError: the settings cannot be read.
    """
    from presencecheck import settings

    length = span(settings.load(paths.config).keep)
    return None if length is None else day_before(now().day, *length)


def _finish(paths: Paths) -> None:
    if paths.history.with_suffix(".forgetting").exists():
        from presencecheck.history.forgetting import finish

        finish(paths.history, paths.cache)


def _keep_reserve(paths: Paths) -> None:
    if not paths.history.with_suffix(".reserve").exists():
        from presencecheck.history.forgetting import keep_reserve

        keep_reserve(paths.history)


def _is_another_day(paths: Paths) -> bool:
    """Whether this is the first start on a day, by a clock that has gone on as clocks do."""
    note, today = paths.history.with_suffix(".day"), now().day
    try:
        last = int(read_bytes(note, 20))
    except (PresenceCheckError, ValueError):
        last = -1
    if last == today:
        return False
    write_private(note, str(today).encode(), durable=False)
    return 0 < today - last <= _LONGEST_BREAK


def _apply(paths: Paths) -> None:
    from presencecheck.cli.output import tell
    from presencecheck.history.forgetting import due, forget
    from presencecheck.history.matching import Wish
    from presencecheck.messages import keeping as say

    oldest = oldest_day(paths)
    if oldest is not None and due(paths.history, wish := Wish(before=oldest, by_rule=True)):
        done = forget(paths.history, wish, paths.cache)
        if done.runs:
            tell(say.FORGOTTEN_BY_RULE.format(runs=done.runs, s=say.plural(done.runs), date=in_words(oldest)))
