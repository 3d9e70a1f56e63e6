"""What an item can be. A new kind is one module here and its class in `Item`."""

from presencecheck.core.items.base import (
    MOST_REMEDIES,
    MOST_SECTION,
    MOST_SENTENCE,
    MOST_WHY,
    Consequence,
    FollowUp,
    Importance,
    ItemBase,
    Line,
    Remedy,
    Sentence,
    Stored,
    Value,
    When,
    is_plain_address,
    stored_value,
)
from presencecheck.core.items.card import Card
from presencecheck.core.items.choice import Choice
from presencecheck.core.items.exercise import Alternative, Breathe, Course, Exercise, TimedStep, words_of
from presencecheck.core.items.questions import Confirm, Probe
from presencecheck.core.items.scale import Range, Scale
from presencecheck.core.items.several import Several
from presencecheck.core.items.text import Text

Item = Confirm | Exercise | Scale | Choice | Several | Text | Probe
"""Every kind that a file can name."""

__all__ = [
    "MOST_REMEDIES",
    "MOST_SECTION",
    "MOST_SENTENCE",
    "MOST_WHY",
    "Alternative",
    "Breathe",
    "Card",
    "Choice",
    "Confirm",
    "Consequence",
    "Course",
    "Exercise",
    "FollowUp",
    "Importance",
    "Item",
    "ItemBase",
    "Line",
    "Probe",
    "Range",
    "Remedy",
    "Scale",
    "Sentence",
    "Several",
    "Stored",
    "Text",
    "TimedStep",
    "Value",
    "When",
    "is_plain_address",
    "stored_value",
    "words_of",
]
