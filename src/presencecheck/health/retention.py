"""The dates of runs: those in the future, those older than the setting `keep` allows, and backups that hold such."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.retention import LONGEST_BREAK, Weighed, weigh
from presencecheck.health.checks import Check
from presencecheck.history.format.file_header import is_empty
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.forget_scope import Wish
from presencecheck.history.queries.run_dates import ahead, days
from presencecheck.history.store import copies
from presencecheck.history.store.day_notes import seen
from presencecheck.messages import doctor as say
from presencecheck.messages import retention as retention_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.clock import date_of, date_words, now
from presencecheck.system.paths import Paths


def checks(paths: Paths) -> Iterator[Check]:
    """All that is said of how old runs are; nothing is opened for writing."""
    if paths.history.with_name(f"{paths.history.name}-journal").exists():
        return  # only a writer could read it now; that is said of the history itself
    today = now().day
    for name, look in (("dates", _dates), ("retention", _retention), ("backups", _backups)):
        try:
            yield name, look(paths, today)
        except PresenceCheckError as error:
            yield name, Measurement("unknown", error.message, error.hint or say.LOOK_THROUGH)


def facts(weighed: Weighed, keep: str, today: int) -> str:
    """What is too old, and what makes it doubtful."""
    words = {"runs": weighed.runs, "keep": keep, "today": date_words(today)}
    sentences = [retention_messages.AGE.of(weighed.going, **words)]
    if weighed.strange and weighed.newest is not None:
        sentences.append(retention_messages.AGE_NEWEST.format(date=date_words(weighed.newest)))
    if weighed.misdated:
        sentences.append(retention_messages.AGE_MISDATED)
    return " ".join(sentences)


def _dates(paths: Paths, today: int) -> Measurement:
    found = ahead(paths.history, today)
    if not found.runs:
        return Measurement("ok", say.DATES)
    return Measurement(
        "warn",
        retention_messages.AHEAD.of(found.runs, all=found.all, today=date_words(today)),
        retention_messages.AHEAD_HINT.format(date=date_of(found.after).isoformat()),
    )


def _retention(paths: Paths, today: int) -> Measurement:
    usual = settings.load(paths.config)
    oldest = settings.oldest_day(usual, today)
    if oldest is None:
        return Measurement("ok", say.KEPT_FOREVER)
    last = seen(paths.history).day
    weighed = weigh(days(paths.history), today, oldest, jumped=0 <= last < today - LONGEST_BREAK)
    if not weighed.going:
        return Measurement("ok", say.NOTHING_OLDER.format(keep=usual.keep))
    told = facts(weighed, usual.keep, today)
    if weighed.asks:
        return Measurement("warn", told, retention_messages.AGE_WAITS)
    return Measurement("ok", f"{told} {say.GO_AT_NEXT}")


def _backups(paths: Paths, today: int) -> Measurement:
    oldest = settings.oldest_day(settings.load(paths.config), today)
    if is_empty(paths.history) or oldest is None or not copies.backups(paths.history):
        return Measurement("ok", say.BACKUPS_FINE)
    held = forgetting.holding(paths.history, Wish(before=oldest))
    if held.unreadable:
        names = ", ".join(map(str, held.unreadable))
        return Measurement("warn", say.BACKUPS_UNREADABLE.format(paths=names), say.BACKUPS_UNREADABLE_HINT)
    if held.readable:
        return Measurement("warn", old_backups(paths, held.readable, oldest), clean_backups(oldest))
    return Measurement("ok", say.BACKUPS_FINE)


def old_backups(paths: Paths, held: list[Path], oldest: int) -> str:
    """Which backups hold runs that are no longer kept."""
    names = ", ".join(backup.name for backup in held)
    words = {"folder": copies.folder(paths.history), "names": names, "date": date_words(oldest)}
    return retention_messages.AGE_BACKUPS.of(len(held), **words)


def clean_backups(oldest: int) -> str:
    """The line that takes those runs out of them."""
    return retention_messages.AGE_CLEAN.format(date=date_of(oldest).isoformat())
