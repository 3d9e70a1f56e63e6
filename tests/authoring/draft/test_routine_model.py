"""A routine in the making, and what of it is as it came."""

from presencecheck.authoring.draft.routine_model import RoutineDraft, begin_routine, part_state, parts_left_out
from tests.authoring.draft.test_routine_overlay import BASE


def test_what_came_and_what_is_ones_own() -> None:
    """A part is as it came, changed, or the person's own; what stands alone has nothing below it."""
    draft = RoutineDraft(BASE).show_as("a", "card").add("own-1").remove("b")
    states = [part_state(part, BASE) for part in draft.parts]
    assert states == ["as-it-came", "changed", "as-it-came", "as-it-came", "own"]
    assert {part_state(part, None) for part in draft.parts} == {"as-it-came"}
    assert [part.checklist for part in parts_left_out(draft, BASE)] == ["b"]
    assert draft.restore(BASE, "a").parts[1] == BASE.include[1]
    assert draft.restore_all(BASE).routine == BASE
    assert not begin_routine("day", "Day").has_list
