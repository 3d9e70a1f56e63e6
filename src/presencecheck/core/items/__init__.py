"""What an item can be. A new kind is one module here and its class in `Item`."""

from presencecheck.core.items.base import (
    MOST_SENTENCE,
    MOST_WHY,
    FollowUp,
    Importance,
    ItemBase,
    Line,
    Remedy,
    Sentence,
    Value,
    When,
)
from presencecheck.core.items.card import Card
from presencecheck.core.items.choice import Choice
from presencecheck.core.items.exercise import Breathe, Course, Exercise
from presencecheck.core.items.questions import Confirm, Probe
from presencecheck.core.items.scale import Range, Scale
from presencecheck.core.items.text import Text

Item = Confirm | Exercise | Scale | Choice | Text | Probe
"""Every kind that a file can name."""

__all__ = [
    "MOST_SENTENCE",
    "MOST_WHY",
    "Breathe",
    "Card",
    "Choice",
    "Confirm",
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
    "Text",
    "Value",
    "When",
]
