"""A changed routine as an overlay: whatever is done to it, the overlay makes exactly that of the routine below."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.authoring.draft.routine_model import RoutineDraft, parts_left_out
from presencecheck.authoring.draft.routine_overlay import routine_overlay_for
from presencecheck.core.checklist import Include, Routine
from presencecheck.core.compose_routine import compose_routine
from presencecheck.core.frozen import replace
from presencecheck.core.overlay import AddedList, Overlay

BASE = Routine(
    format=1,
    id="day",
    title="Day",
    closing="Begin.",
    include=(Include(recall="last"), *(Include(checklist=name) for name in ("a", "b", "c", "d"))),
)
OVERLAY = Overlay(format=1, id="day", extends="day")
STEPS = st.tuples(
    st.sampled_from(["up", "down", "out", "add", "way", "back", "title", "close", "undo"]), st.integers(0, 6)
)


def step(draft: RoutineDraft, name: str, number: int) -> RoutineDraft:  # noqa: PLR0911 - one a change
    """One change of a routine."""
    parts, out = draft.names, [*parts_left_out(draft, BASE)]
    if name == "add":
        return draft if f"own-{number}" in parts else draft.add(f"own-{number}")
    if name in ("title", "close"):
        return draft.retitle(f"T{number}") if name == "title" else draft.close("End." * (number % 2))
    if name == "undo":
        return draft.undo()
    if name == "back":
        return draft.restore(BASE, out[number % len(out)].checklist or "recall") if out else draft
    part = parts[number % len(parts)]
    if name == "way" and part != "recall":
        return draft.show_as(part, "card" if number % 2 else "walk")
    if name == "out" and len(parts) > 2:
        return draft.remove(part)
    return draft.move(part, {"up": -1, "down": 1}.get(name, 0))


def walked(steps: Sequence[tuple[str, int]]) -> RoutineDraft:
    """The routine after these changes."""
    draft = RoutineDraft(BASE)
    for name, number in steps:
        draft = step(draft, name, number)
    return draft


@settings(max_examples=60)
@given(st.lists(STEPS, max_size=7), st.lists(STEPS, max_size=4))
def test_whatever_is_changed_the_overlay_makes_it(first: list[tuple[str, int]], later: list[tuple[str, int]]) -> None:
    """From nothing, and from the overlay of an earlier time; back as it came, it says nothing."""
    overlay = OVERLAY
    draft = walked(first)
    for after in (draft, walked([*first, *later])):
        if not after.has_list:
            continue
        overlay = routine_overlay_for(BASE, after.routine, overlay)
        composed = compose_routine(overlay, BASE, "own")
        assert replace(composed.routine, version=BASE.version) == replace(
            after.routine, closing=after.routine.closing or BASE.closing
        )
        assert composed.violations == ()
    assert routine_overlay_for(BASE, BASE, overlay) == OVERLAY
    for _ in range(len(draft.past)):
        draft = draft.undo()
    assert draft == RoutineDraft(BASE)


def test_what_was_written_by_hand_stays() -> None:
    """The place that was named, and what the routine does not have now."""
    added = AddedList(checklist="own-1", before="c")
    before = replace(OVERLAY, add_lists=(added,), remove=("gone",), reorder=("gone-too",))
    draft = RoutineDraft(compose_routine(before, BASE, "own").routine)
    after = routine_overlay_for(BASE, draft.remove("d").routine, before)
    assert after == replace(before, remove=("gone", "d"))
