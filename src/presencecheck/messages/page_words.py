"""What stands on pages that are written to clients or shown beside them, in the languages that such lists have."""

from collections.abc import Mapping
from typing import NamedTuple

from presencecheck.messages import checklist_view, dates, verdict, walk

PRACTICE = {"phone": "Telephone", "emergency": "In an emergency", "link": "On the web", "date": "Date"}
"""What a practice says of itself, in English; the rest of the English words is said elsewhere, too."""
UNSET = {
    "name": "your practice",
    "phone": "your practice's phone number",
    "waiting": "the waiting room",
    "platform": "your video service",
}
"""What stands in a text in place of a name of the practice that nobody has set."""


class PageWords(NamedTuple):
    """The words of one language.

    Attributes:
        language: its short name.
        notes: labels of what an item says beside its question, as `checklist_view.HANDED_NOTES`.
        scale: from one number to the other.
        breathe: the steps of an exercise that is breathed.
        needs: what an exercise needs, by the format's words.
        other_way: another way of an exercise, and what it needs.
        other_way_for_all: one that needs nothing.
        after: what follows on an answer: by "at-most", "at-least", "between", "marked", "also".
        when: kinds of session, by the format's words; "first" and "later" as well.
        either: joins two kinds.
        quoted: words to be said aloud.
        not_shared: the first line of a card.
        if_not: of what must not begin without.
        practice: what a practice says of itself.
        unset: what stands in place of a name of the practice that nobody has set.
        months: their names.
        date: a day.
    """

    language: str
    notes: Mapping[str, str]
    scale: str
    breathe: tuple[str, str]
    needs: Mapping[str, str]
    other_way: str
    other_way_for_all: str
    after: Mapping[str, str]
    when: Mapping[str, str]
    either: str
    quoted: str
    not_shared: str
    if_not: str
    practice: Mapping[str, str]
    unset: Mapping[str, str]
    months: tuple[str, ...]
    date: str


def english() -> PageWords:
    """The words of the program itself."""
    view = checklist_view
    return PageWords(
        language="en",
        notes=view.HANDED_NOTES,
        scale=view.SCALE,
        breathe=view.BREATHE,
        needs=view.NEEDS,
        other_way=view.OTHER_WAY,
        other_way_for_all=view.OTHER_WAY_FOR_ALL,
        after={
            "at-most": view.AFTER_AT_MOST,
            "at-least": view.AFTER_AT_LEAST,
            "between": view.AFTER_BETWEEN,
            "marked": view.AFTER_MARKED,
            "also": view.AFTER_ADD,
        },
        when={**view.WHEN, "first": view.WHEN_FIRST[True], "later": view.WHEN_FIRST[False]},
        either=view.OR,
        quoted=walk.QUOTED,
        not_shared=verdict.NOT_SHARED,
        if_not=verdict.IF_NOT,
        practice=PRACTICE,
        unset=UNSET,
        months=dates.MONTHS,
        date=dates.DATES["full"],
    )
