"""What is said of a part of a routine."""

from presencecheck.authoring.draft.routine_words import said_of
from presencecheck.core.checklist import Include
from presencecheck.core.items import When
from tests.authoring.draft.test_routine_overlay import BASE


def test_each_part_says_how_and_when() -> None:
    """How it is shown, for which sessions, and whose it is."""
    when = When(modality=("video", "audio"), setting=("group",), first_session=True)
    said = said_of(Include(checklist="own-1", as_="card", when=when), BASE)
    assert said == "as a card, to have in view, only by video or by audio, with a group, in a first session, yours"
    assert said_of(Include(recall="last"), BASE) == "asked about first"
