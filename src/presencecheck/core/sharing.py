"""Which questions may be counted on the page that a therapist hands to a practice. Pure."""

from presencecheck.core.checklist import Checklist, moment_of
from presencecheck.core.items import Item
from presencecheck.core.items.questions import Askable

NEVER_SHARED = frozenset(
    {
        "after-a-hard-session",
        "child-family",
        "client-orientation",
        "couples",
        "crisis-ready",
        "first-session",
        "online-group",
        "place-and-help",
        "self-grounding",
        "training",
    }
)
"""Ids of lists about risk, consent, oneself or training, or for one kind of session; that they were walked tells."""


def may_be_shared(checklist: Checklist, item: Item) -> bool:
    """Whether a question is about the facilities alone, so that its counts say nothing about a session.

    One that is asked only of some settings, of first sessions, or after a certain answer, would tell of these.
    """
    if not isinstance(item, Askable) or item.share != "facilities":
        return False
    is_setup = checklist.moment == "setup" == moment_of(checklist, item)
    tells_kind = bool(item.when.setting) or item.when.first_session is not None or item.id in checklist.added
    return is_setup and not tells_kind and not checklist.is_handed_out and checklist.id not in NEVER_SHARED
