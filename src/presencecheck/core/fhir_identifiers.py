"""The names by which other systems know our checklists, items and outcomes (docs/exchange.md). Pure.

A Questionnaire (`show --format fhir`) and a QuestionnaireResponse (`export --format fhir`) meet in these. They are
URNs of our own: nothing can be asked at them, and no machine has to answer for them.
"""

import re

CHECKLIST = "urn:presencecheck:checklist"
"""The system of checklists' and routines' ids."""
OUTCOME = "urn:presencecheck:outcome"
"""The code system of an item's outcome: done, fixed, still-so, accepted, skipped, not-applicable, unanswered."""
READINESS = "urn:presencecheck:readiness"
"""The code system of a run's verdict: ready, ready-with-exceptions, not-ready."""
OPTION = "urn:presencecheck:option"
"""The code system of the options of choices; a code is the option's own words, within its item."""
IMPORTANCE = "urn:presencecheck:importance"
"""The code system of importance: essential, standard, optional."""
KIND = "urn:presencecheck:kind"
"""The code system of the kinds of items, and of `card`."""
PROBE = "urn:presencecheck:probe"
"""The code system of what is measured: power, network, …"""
CONTEXT = "urn:presencecheck:context"
"""The code system of the hour's modality and setting: video, audio, in-person; individual, couple, …"""
RUN = "urn:presencecheck:run"
"""The system of runs' ids."""

CONTEXT_LINK = ".context"
"""The linkId of the group that asks what kind of hour it is; no checklist can have this id."""
CLOSING_LINK = ".closing"
"""The linkId of a routine's last sentence."""
OUTCOME_PART = "outcome"
"""The part of an item with a value that asks for the outcome where no value was given."""

_VERSION = re.compile(r"[A-Za-z0-9.+_-]+")

Coding = dict[str, str]
"""A code with its system and, where one helps, the words for it."""


def url(name: str) -> str:
    """The Questionnaire's own address: of a checklist, a routine, or names joined with "+"."""
    return f"{CHECKLIST}:{name}"


def canonical(name: str, version: str) -> str:
    """How a response names its questionnaire, with the version where that can stand in an address."""
    return f"{url(name)}|{version}" if _VERSION.fullmatch(version) else url(name)


def link_id(checklist: str, item: str = "", part: str = "") -> str:
    """The linkId of a checklist's group, of an item in it (as in answers: `environment/room-closed`), or of a part."""
    return "/".join(name for name in (checklist, item, part) if name)


def coding(system: str, code: str, display: str = "") -> Coding:
    """A code of ours."""
    return {"system": system, "code": code} | ({"display": display} if display else {})


def option(words: str) -> Coding:
    """The code of an option of a choice: its own words, on one line as codes must be."""
    return coding(OPTION, " ".join(words.split()) or "-")
