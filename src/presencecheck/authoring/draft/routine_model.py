"""A routine that is being written: each change makes a new one, and each can be taken back. Pure."""

from collections.abc import Iterator
from typing import Literal

from presencecheck.authoring.draft.base_items import place_for
from presencecheck.core.checklist import Include, Routine
from presencecheck.core.compose_routine import part_name
from presencecheck.core.frozen import Frozen, replace

Way = Literal["walk", "card"]
State = Literal["as-it-came", "changed", "own"]
_MOST_STEPS = 200
"""Changes that can be taken back."""


class RoutineDraft(Frozen):
    """A routine in the making; it may have no list yet.

    Attributes:
        routine: as it is now.
        past: as it was before each change, the latest last.
    """

    routine: Routine
    past: tuple[Routine, ...] = ()

    @property
    def parts(self) -> tuple[Include, ...]:
        """The lists in their order, and the part that recalls the cards of an earlier run."""
        return self.routine.include

    @property
    def names(self) -> tuple[str, ...]:
        """What an overlay calls each part."""
        return tuple(map(part_name, self.parts))

    @property
    def has_list(self) -> bool:
        """Whether there is anything to walk."""
        return any(part.checklist for part in self.parts)

    def retitle(self, title: str) -> "RoutineDraft":
        """Give the routine another title."""
        return self._changed(replace(self.routine, title=title))

    def close(self, sentence: str) -> "RoutineDraft":
        """End it with another sentence; empty for none."""
        return self._changed(replace(self.routine, closing=sentence))

    def add(self, checklist: str) -> "RoutineDraft":
        """Add a list as the last, to be walked question by question."""
        return self.put((*self.parts, Include(checklist=checklist)))

    def show_as(self, name: str, way: Way) -> "RoutineDraft":
        """Have a list walked question by question, or shown as a card.

        Raises:
            ValueError: it has no such part.
        """
        place = self._place(name)
        return self.put((*self.parts[:place], replace(self.parts[place], as_=way), *self.parts[place + 1 :]))

    def move(self, name: str, steps: int) -> "RoutineDraft":
        """Put a part some places down, or up where that is negative; beyond the ends it is the first or the last.

        Raises:
            ValueError: it has no such part.
        """
        place = self._place(name)
        others = [*self.parts[:place], *self.parts[place + 1 :]]
        others.insert(min(max(place + steps, 0), len(others)), self.parts[place])
        return self.put(tuple(others))

    def remove(self, name: str) -> "RoutineDraft":
        """Take a part out.

        Raises:
            ValueError: it has no such part.
        """
        place = self._place(name)
        return self.put((*self.parts[:place], *self.parts[place + 1 :]))

    def restore(self, base: Routine, name: str) -> "RoutineDraft":
        """Have a part as it came: where it is now, or at its place.

        Raises:
            ValueError: none of this name came with it.
        """
        usual = list(map(part_name, base.include))
        part = base.include[usual.index(name)]
        if name in self.names:
            place = self._place(name)
            return self.put((*self.parts[:place], part, *self.parts[place + 1 :]))
        place = place_for(name, self.names, usual)
        return self.put((*self.parts[:place], part, *self.parts[place:]))

    def restore_all(self, base: Routine) -> "RoutineDraft":
        """Have all as it came."""
        return self._changed(replace(self.routine, title=base.title, include=base.include, closing=base.closing))

    def put(self, parts: tuple[Include, ...]) -> "RoutineDraft":
        """Have these parts, in this order."""
        return self._changed(replace(self.routine, include=parts))

    def undo(self) -> "RoutineDraft":
        """Take the last change back; without one, the same routine."""
        return RoutineDraft(self.past[-1], self.past[:-1]) if self.past else self

    def _place(self, name: str) -> int:
        return self.names.index(name)

    def _changed(self, after: Routine) -> "RoutineDraft":
        return self if after == self.routine else RoutineDraft(after, (*self.past, self.routine)[-_MOST_STEPS:])


def begin_routine(id: str, title: str) -> RoutineDraft:  # noqa: A002 - the field's own name
    """A routine of this id and title without a list."""
    return RoutineDraft(Routine(format=1, id=id, title=title, version="0.1.0", include=()))


def part_state(part: Include, base: Routine | None) -> State:
    """Whether a part is as it came, was changed, or was added by the person; all is as it came where none is below."""
    below = {part_name(each): each for each in base.include} if base else {part_name(part): part}
    if part_name(part) not in below:
        return "own"
    return "as-it-came" if below[part_name(part)] == part else "changed"


def parts_left_out(draft: RoutineDraft, base: Routine | None) -> Iterator[Include]:
    """The parts that came with the routine and are not in it any more."""
    return (part for part in (base.include if base else ()) if part_name(part) not in draft.names)
