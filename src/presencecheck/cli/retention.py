"""The setting `keep`, applied once a day: what may go goes; where the clock may be wrong, a person is asked first.

Deleting cannot be taken back, and a clock may be years off. So the clock alone is never believed: the runs themselves
have to speak for it. Where they do not, nothing goes without a yes; and where there is nobody to ask, nothing goes.
"""

from presencecheck.cli.confirm import confirm, drop_typed_ahead, is_anyone_there
from presencecheck.cli.output import notice
from presencecheck.core.retention import LONGEST_BREAK, weigh
from presencecheck.health.retention import clean_command, describe_backups, describe_outdated
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.forget_scope import Wish
from presencecheck.history.queries.run_dates import days
from presencecheck.history.store.day_notes import JUMPED, Seen, note
from presencecheck.messages import forget as forget_messages
from presencecheck.messages import retention as retention_messages
from presencecheck.system import settings
from presencecheck.system.clock import date_words
from presencecheck.system.paths import Paths

_AFTER_A_NO = 7
"""Days for which a no counts."""
_BETWEEN_NAMINGS = 30
"""Days between two times at which backups with old runs are named."""


def age(paths: Paths, last: Seen, today: int, *, asks: bool) -> None:
    """Apply the setting, as far as the clock is to be believed.

    Args:
        paths: where the history and the settings are.
        last: what was noted at the last start.
        today: the day that the clock shows.
        asks: whether a person may be asked, if one is there.

    Raises:
        PresenceCheckError: something stands in the way; nothing was deleted, or the next start goes on with it.
    """
    is_first = last.day != today
    jumped = last.waiting == JUMPED if not is_first else today - last.day > LONGEST_BREAK
    asks = asks and is_anyone_there()
    if not (is_first or asks):
        return
    fresh = last._replace(day=today, waiting=0)
    note(paths.history, fresh)
    usual = settings.load(paths.config)
    oldest = settings.oldest_day(usual, today)
    if oldest is None or not 0 <= last.day <= today:
        return  # a clock that was never seen before, or went back, is to show another day first
    weighed = weigh(days(paths.history), today, oldest, jumped=jumped)
    if weighed.going and weighed.asks:
        words = describe_outdated(weighed, usual.keep, today)
        if asks and _agrees(paths, fresh, words, strange=weighed.strange):
            _forget(paths, oldest)
        elif not asks:
            _wait(paths, fresh, words, jumped=jumped, is_first=is_first)
    elif not weighed.strange:
        if weighed.going or forgetting.has_outdated(paths.history):
            _forget(paths, oldest)
        _name_backups(paths, fresh, oldest, asks=asks)


def _agrees(paths: Paths, noted: Seen, words: str, *, strange: bool) -> bool:
    """Whether the person, told what would go, says yes; a no counts for a week."""
    if _has_refused(noted):
        return False
    # A no, until there is a yes: whatever ends the question, it is not asked again at the next command.
    note(paths.history, noted._replace(refused=noted.day))
    drop_typed_ahead()
    notice(words)
    if confirm(
        retention_messages.AGE_ASK_STRANGE.format(today=date_words(noted.day))
        if strange
        else retention_messages.AGE_ASK,
        yes=False,
    ):
        note(paths.history, noted._replace(refused=-1))
        return True
    notice(f"{forget_messages.FORGET_NOTHING} {retention_messages.AGE_KEPT.format(days=_AFTER_A_NO)}")
    return False


def _wait(paths: Paths, noted: Seen, words: str, *, jumped: bool, is_first: bool) -> None:
    """Note that a person is to be asked, and say so once a day."""
    if not _has_refused(noted):
        note(paths.history, noted._replace(waiting=JUMPED if jumped else 1))
        if is_first:
            notice(f"{words} {retention_messages.AGE_WAITS}")


def _has_refused(noted: Seen) -> bool:
    return noted.refused >= 0 and 0 <= noted.day - noted.refused < _AFTER_A_NO


def _forget(paths: Paths, oldest: int) -> None:
    done = forgetting.forget(paths.history, Wish(before=oldest, by_rule=True), paths.cache)
    if done.runs:
        notice(retention_messages.FORGOTTEN_BY_RULE.of(done.runs, date=date_words(oldest)))


def _name_backups(paths: Paths, noted: Seen, oldest: int, *, asks: bool) -> None:
    """Name the backups that hold runs which are no longer kept: a person made them, and alone may clean them."""
    if noted.named >= 0 and 0 <= noted.day - noted.named < _BETWEEN_NAMINGS:
        return
    if not asks:
        note(paths.history, noted._replace(waiting=1))
        return
    note(paths.history, noted._replace(named=noted.day))
    held = forgetting.holding(paths.history, Wish(before=oldest)).readable
    if held:
        notice(describe_backups(paths, held, oldest))
        notice(clean_command(oldest))
