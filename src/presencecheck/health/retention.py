"""The dates of runs: those in the future, those older than the setting `keep` allows, and backups that hold such."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from presencecheck.core.retention import LONGEST_BREAK, Assessment, assess
from presencecheck.health.look import look
from presencecheck.history.format.file_header import is_empty
from presencecheck.history.format.parts import has_journal
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.queries.run_dates import future_runs, start_days
from presencecheck.history.store import copies
from presencecheck.history.store.day_notes import load_day_notes
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import retention as retention_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.clock import date_of, date_words, now
from presencecheck.system.paths import Paths


def check_run_dates(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check the dates of runs, here and in backups; nothing is opened for writing."""
    if has_journal(paths.history):
        return  # only a writer could read it now; that is said of the history itself
    today = now().day
    for name, check in (("dates", _check_dates), ("retention", _check_retention), ("backups", _check_backups)):
        part, found = look(name, partial(check, paths, today))
        hint = "" if found.finding == "ok" else found.remedy or doctor_messages.LOOK_THROUGH
        yield part, found._replace(remedy=hint)


def describe_outdated(weighed: Assessment, keep: str, today: int) -> str:
    """Which runs are older than allowed, and what makes that doubtful."""
    words = {"runs": weighed.runs, "keep": keep, "today": date_words(today)}
    sentences = [retention_messages.AGE.of(weighed.expiring, **words)]
    if weighed.is_date_doubtful and weighed.newest is not None:
        sentences.append(retention_messages.AGE_NEWEST.format(date=date_words(weighed.newest)))
    if weighed.is_misdated:
        sentences.append(retention_messages.AGE_MISDATED)
    return " ".join(sentences)


def _check_dates(paths: Paths, today: int) -> Measurement:
    found = future_runs(paths.history, today)
    return Measurement("warn", *found.words(today)) if found.runs else Measurement("ok", doctor_messages.DATES)


def _check_retention(paths: Paths, today: int) -> Measurement:
    usual = settings.load_strictly(paths.config)
    oldest = settings.oldest_day(usual, today)
    if oldest is None:
        return Measurement("ok", doctor_messages.KEPT_FOREVER)
    jumped = 0 <= load_day_notes(paths.history).day < today - LONGEST_BREAK
    weighed = assess(start_days(paths.history), today, oldest, jumped=jumped)
    if not weighed.expiring:
        return Measurement("ok", doctor_messages.NOTHING_OLDER.format(keep=usual.keep))
    sentence = describe_outdated(weighed, usual.keep, today)
    if weighed.needs_consent:
        return Measurement("warn", sentence, retention_messages.AGE_WAITS)
    return Measurement("ok", f"{sentence} {doctor_messages.GO_AT_NEXT}")


def _check_backups(paths: Paths, today: int) -> Measurement:
    oldest = settings.oldest_day(settings.load_strictly(paths.config), today)
    if is_empty(paths.history) or oldest is None or not copies.backups(paths.history):
        return Measurement("ok", doctor_messages.BACKUPS_FINE)
    held = forgetting.affected_backups(paths.history, ForgetScope(before=oldest))
    if held.unreadable:
        names = enumeration_messages.join_with_commas(map(str, held.unreadable))
        return Measurement("warn", *doctor_messages.BACKUPS_UNREADABLE.format(paths=names))
    if held.readable:
        return Measurement("warn", describe_backups(paths, held.readable, oldest), clean_command(oldest))
    return Measurement("ok", doctor_messages.BACKUPS_FINE)


def describe_backups(paths: Paths, held: list[Path], oldest: int) -> str:
    """Which backups hold runs older than allowed."""
    names = enumeration_messages.join_with_commas(backup.name for backup in held)
    words = {"folder": copies.folder(paths.history), "names": names, "date": date_words(oldest)}
    return retention_messages.AGE_BACKUPS.of(len(held), **words)


def clean_command(oldest: int) -> str:
    """The command that deletes those runs from the backups."""
    return retention_messages.AGE_CLEAN.format(date=date_of(oldest).isoformat())
