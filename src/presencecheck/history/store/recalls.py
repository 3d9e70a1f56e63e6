"""What later runs say of the cards of earlier ones."""

import sqlite3
from collections.abc import Mapping

from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Plan
from presencecheck.history.format.recall import Recalled, mark_of, parse_recall

Recalls = Mapping[tuple[str, str], Recalled]
"""What was recalled, by the mark of the run that showed a card, and the card's checklist."""


class ShownCard(Frozen):
    """A card that was shown after a run.

    Attributes:
        recalled: what was said of it later; None where nothing was.
    """

    checklist: str
    recalled: Recalled | None = None


def read_recalls(connection: sqlite3.Connection) -> Recalls:
    """All that was recalled; of a card that was recalled twice, the last.

    Raises:
        ValueError: a row is not as it was written.
        sqlite3.Error: the rows cannot be read.
    """
    found: dict[tuple[str, str], Recalled] = {}
    for (text,) in connection.execute("SELECT recall FROM run WHERE recall IS NOT NULL ORDER BY seq"):
        found.update({(recalled.shown, recalled.checklist): recalled for recalled in parse_recall(text)})
    return found


def shown_cards(run_id: str, plan: Plan, shown: int, recalls: Recalls) -> tuple[ShownCard, ...]:
    """The cards that a run showed.

    Args:
        run_id: the run.
        plan: its plan.
        shown: how many of the plan's cards were shown.
        recalls: what was recalled.
    """
    names = [sheet.checklist.id for sheet in plan.cards[:shown]]
    return tuple(ShownCard(name, recalls.get((mark_of(run_id), name))) for name in names)
