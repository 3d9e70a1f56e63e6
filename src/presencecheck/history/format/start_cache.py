"""What a start needs from the history, cached beside it so that the history need not be opened first.

The cache names the history's change counter and is valid only while the file has the same one: any other change of the
history, by any program, makes it void, and the history is opened instead. It can be deleted at any time.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Outcome
from presencecheck.core.expiry import Freshness, Instant, freshness
from presencecheck.core.frozen import replace
from presencecheck.core.responses import IN_PLACE
from presencecheck.core.still_so import SingleAnswer
from presencecheck.history.format.file_header import NO_HEADER, Header, read_header
from presencecheck.history.format.parts import has_journal
from presencecheck.system.clock import Moment
from presencecheck.system.files import read_json, write_private

_FORMAT = 2
"""The form of the file; one of another form is void."""
_MOST_BYTES = 256 * 1024


class ShownCards(NamedTuple):
    """The cards that a run showed: each its checklist and the ids of its lines.

    Attributes:
        day: the local day on which the run ended, counted from 1970-01-01.
    """

    run: str
    cards: tuple[tuple[str, tuple[str, ...]], ...]
    day: int


class StartCache(NamedTuple):
    """What a start needs from the history.

    Attributes:
        unfinished: when the last answer of each run in progress was given.
        completed: the last local day on which a routine that has a verdict was walked to its end, if that was
            the day of the cache; not one that was cut short for the client.
        answers: the last single answer to each item, by its ref, for the last days only. The time of one that was
            given on another day than that of the cache is left out.
        practised: the local day on which each exercise was done in full, by its ref, if that was the day of the cache.
        to_recall: the cards of the last run of that day that showed any and has not been recalled.
    """

    unfinished: Sequence[Instant] = ()
    completed: int | None = None
    answers: Mapping[str, SingleAnswer] = MappingProxyType({})
    to_recall: ShownCards | None = None
    practised: Mapping[str, int] = MappingProxyType({})

    @property
    def days(self) -> Mapping[str, int]:
        """The local day on which an item was last in place, by its ref."""
        return {ref: answer.day for ref, answer in self.answers.items() if answer.outcome in IN_PLACE}

    @property
    def timed(self) -> Mapping[str, SingleAnswer]:
        """The answers of which the time is known."""
        return {ref: answer for ref, answer in self.answers.items() if answer.utc is not None}

    def without_times(self, today: int) -> "StartCache":
        """The same with the times of today's answers alone; of the others, the day is enough."""
        kept = {
            ref: answer if answer.day == today else replace(answer, utc=None) for ref, answer in self.answers.items()
        }
        exercises = dict.fromkeys(self.practised_on(today), today)
        return self._replace(answers=kept, practised=exercises, to_recall=self.to_recall_on(today))

    def to_recall_on(self, day: int) -> ShownCards | None:
        """The cards to recall on this local day."""
        return self.to_recall if self.to_recall and self.to_recall.day == day else None

    def practised_on(self, day: int) -> frozenset[str]:
        """The refs of the exercises that were done in full on this local day."""
        return frozenset(ref for ref, done in self.practised.items() if done == day)


def start_cache_path(history: Path) -> Path:
    """The path of the cache of the history at this path."""
    return history.with_suffix(".bookmark")


def load_start_cache(history: Path, header: Header | None = None) -> StartCache | None:
    """Read the cache; None if it is void and the history must be opened.

    Args:
        history: the history's file.
        header: its header, where that was just read.
    """
    header = header or read_header(history)
    if header == NO_HEADER:
        return StartCache()
    if has_journal(history):
        return None  # a change was under way when the power went

    def build(kept: Mapping[str, Any]) -> StartCache | None:
        return _build(kept) if kept["changes"] == header.changes else None

    return read_json(start_cache_path(history), _MOST_BYTES, build)


def save_start_cache(history: Path, cache: StartCache, changes: int) -> None:
    """Write the cache of a history whose change counter was `changes` before it was read.

    Nothing is lost if it cannot be written.
    """
    content = {"format": _FORMAT, "changes": changes, **_shape(cache)}
    try:
        write_private(start_cache_path(history), json.dumps(content).encode(), durable=False)
    except PresenceCheckError:
        return


def drop_old_times(history: Path, now: Moment) -> None:
    """Take out of the cache what is of no use any more: times of other days, runs that cannot go on.

    Also where the cache is void. Nothing is lost if that fails.
    """
    found = read_json(start_cache_path(history), _MOST_BYTES, lambda kept: (_build(kept), int(kept["changes"])))
    if found is None:
        return
    cache, changes = found
    unfinished = [last for last in cache.unfinished if freshness(last, Instant(now.utc)) is not Freshness.EXPIRED]
    less = cache.without_times(now.day)._replace(unfinished=tuple(unfinished))
    if less != cache:
        save_start_cache(history, less, changes)


def _shape(cache: StartCache) -> dict[str, Any]:
    return {
        "unfinished": [[instant.utc, instant.uptime] for instant in cache.unfinished],
        "completed": cache.completed,
        "answers": {ref: [answer.day, answer.utc, answer.outcome.value] for ref, answer in cache.answers.items()},
        "to-recall": cache.to_recall,
        "practised": dict(cache.practised),
    }


def _build(kept: Mapping[str, Any]) -> StartCache:
    """The cache that this was written from.

    Raises:
        LookupError, TypeError, ValueError: it was not written by this version.
    """
    if kept["format"] != _FORMAT:
        raise ValueError(kept["format"])
    return StartCache(
        tuple(Instant(float(utc), _optional(uptime)) for utc, uptime in kept["unfinished"]),
        _optional_day(kept["completed"]),
        {
            str(ref): SingleAnswer(_optional_day(utc), int(day), Outcome(outcome))
            for ref, (day, utc, outcome) in kept["answers"].items()
        },
        _cards(kept["to-recall"]),
        {str(ref): int(day) for ref, day in kept["practised"].items()},
    )


def _cards(kept: Any) -> ShownCards | None:
    if kept is None:
        return None
    run, cards, day = kept
    return ShownCards(str(run), tuple((str(name), tuple(map(str, lines))) for name, lines in cards), int(day))


def _optional(number: Any) -> float | None:
    return None if number is None else float(number)


def _optional_day(number: Any) -> int | None:
    return None if number is None else int(number)
