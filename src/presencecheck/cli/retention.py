"""Applies the setting `keep` once a day; where the clock may be wrong, a person is asked first.

Deleting cannot be undone, and a clock may be years off. So the clock alone is never trusted: the runs must confirm it.
If they do not, nothing is deleted without a yes, and nothing at all where there is nobody to ask.
"""

from presencecheck.cli.confirm import confirm, drop_typed_ahead, is_anyone_there
from presencecheck.cli.output import notice
from presencecheck.core.retention import LONGEST_BREAK, assess
from presencecheck.health.retention import clean_command, describe_backups, describe_outdated
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.queries.run_dates import start_days
from presencecheck.history.store.day_notes import JUMPED, DayNotes, save_day_notes
from presencecheck.library.cache import entries_folder
from presencecheck.messages import forget as forget_messages
from presencecheck.messages import retention as retention_messages
from presencecheck.system import settings
from presencecheck.system.clock import date_words
from presencecheck.system.paths import Paths

_DAYS_AFTER_NO = 7
"""Days for which a no counts."""
_DAYS_BETWEEN_LISTINGS = 30
"""Days after which backups with old runs are listed again."""


def apply_retention(paths: Paths, last: DayNotes, today: int, *, asks: bool) -> None:
    """Apply the setting as far as the clock can be trusted.

    Args:
        paths: where the history and the settings are.
        last: what was noted at the last start.
        today: the day that the clock shows.
        asks: whether a person may be asked, if one is there.

    Raises:
        PresenceCheckError: something stands in the way; nothing was deleted, or the next start finishes it.
    """
    is_first = last.day != today
    jumped = last.waiting == JUMPED if not is_first else today - last.day > LONGEST_BREAK
    asks = asks and is_anyone_there()
    if not (is_first or asks):
        return
    fresh = last._replace(day=today, waiting=0)
    save_day_notes(paths.history, fresh)
    usual = settings.load_strictly(paths.config)
    oldest = settings.oldest_day(usual, today)
    if oldest is None or not 0 <= last.day <= today:
        return  # a clock that was never seen before, or went back, is to show another day first
    weighed = assess(start_days(paths.history), today, oldest, jumped=jumped)
    if weighed.expiring and weighed.needs_consent:
        words = describe_outdated(weighed, usual.keep, today)
        if asks and _confirm(paths, fresh, words, strange=weighed.is_date_doubtful):
            _forget(paths, oldest)
        elif not asks:
            _postpone(paths, fresh, words, jumped=jumped, is_first=is_first)
    elif not weighed.is_date_doubtful:
        if weighed.expiring or forgetting.has_outdated(paths.history):
            _forget(paths, oldest)
        _list_backups(paths, fresh, oldest, asks=asks)


def _confirm(paths: Paths, noted: DayNotes, words: str, *, strange: bool) -> bool:
    """Tell the person what would be deleted and ask for a yes; a no counts for a week."""
    if _has_refused(noted):
        return False
    # A no, until there is a yes: whatever ends the question, it is not asked again at the next command.
    save_day_notes(paths.history, noted._replace(refused=noted.day))
    drop_typed_ahead()
    notice(words)
    if confirm(
        retention_messages.AGE_ASK_STRANGE.format(today=date_words(noted.day))
        if strange
        else retention_messages.AGE_ASK,
        yes=False,
    ):
        save_day_notes(paths.history, noted._replace(refused=-1))
        return True
    notice(f"{forget_messages.FORGET_NOTHING} {retention_messages.AGE_KEPT.format(days=_DAYS_AFTER_NO)}")
    return False


def _postpone(paths: Paths, noted: DayNotes, words: str, *, jumped: bool, is_first: bool) -> None:
    """Note that a person has to be asked, and say so once a day."""
    if not _has_refused(noted):
        save_day_notes(paths.history, noted._replace(waiting=JUMPED if jumped else 1))
        if is_first:
            notice(f"{words} {retention_messages.AGE_WAITS}")


def _has_refused(noted: DayNotes) -> bool:
    return noted.refused >= 0 and 0 <= noted.day - noted.refused < _DAYS_AFTER_NO


def _forget(paths: Paths, oldest: int) -> None:
    done = forgetting.forget(paths.history, ForgetScope(before=oldest, by_rule=True), entries_folder(paths.cache))
    if done.runs:
        notice(retention_messages.FORGOTTEN_BY_RULE.of(done.runs, date=date_words(oldest)))


def _list_backups(paths: Paths, noted: DayNotes, oldest: int, *, asks: bool) -> None:
    """List the backups that hold runs which are no longer kept: a person made them, so only a person cleans them."""
    if noted.named >= 0 and 0 <= noted.day - noted.named < _DAYS_BETWEEN_LISTINGS:
        return
    if not asks:
        save_day_notes(paths.history, noted._replace(waiting=1))
        return
    save_day_notes(paths.history, noted._replace(named=noted.day))
    held = forgetting.affected_backups(paths.history, ForgetScope(before=oldest)).readable
    if held:
        notice(describe_backups(paths, held, oldest))
        notice(clean_command(oldest))
