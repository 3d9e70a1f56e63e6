"""Any overlay over any checklist, changed step by step, beside a model that says the rules in other words."""

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import WORKED_AROUND, compose
from presencecheck.core.items import FollowUp, Importance, Item
from presencecheck.core.overlay import Addition, Overlay
from tests.support.builders import checklist, confirm, scale
from tests.support.evidence import Evidence, amount
from tests.support.state_machines import Machine, states

NAMES = "abcdef"
SOME = st.sampled_from(NAMES)


def item(name: str, adds: str) -> Item:
    """A question; one that adds another where it says so."""
    return scale(name, FollowUp(at_most=3, add=adds)) if adds else confirm(name)


class OverlayMachine(Machine):
    """Somebody who writes an overlay, and somebody else who revises what is below it."""

    @initialize(names=st.lists(SOME, min_size=3, unique=True), chain=st.booleans())
    def start(self, names: list[str], chain: bool) -> None:
        """A checklist, maybe with questions that add each other, and an overlay that changes nothing yet."""
        following = [*names[1:], ""] if chain else [""] * len(names)
        self.base = {name: item(name, adds) for name, adds in zip(names, following, strict=True)}
        self.add: dict[str, Addition] = {}
        self.replace: dict[str, Item] = {}
        self.change: dict[str, Importance] = {}
        self.remove: list[str] = []
        self.reorder: list[str] = []

    # What can be done.

    @rule(name=SOME, at=SOME | st.just(""), before=st.booleans(), adds=SOME | st.just(""))
    def give(self, name: str, at: str, before: bool, adds: str) -> None:
        """The overlay adds an item; it gives each item but once."""
        if name not in self.replace:
            self.add.pop(name, None)
            place = {"before": at} if before else {"after": at}
            self.add[name] = Addition(
                item=item(name, adds if adds != name else ""),
                after=place.get("after", ""),
                before=place.get("before", ""),
            )

    @rule(name=SOME, adds=SOME | st.just(""))
    def put(self, name: str, adds: str) -> None:
        """The overlay replaces an item."""
        if name not in self.add:
            self.replace.pop(name, None)
            self.replace[name] = item(name, adds if adds != name else "")

    @rule(name=SOME, rank=st.sampled_from(get_args(Importance)))
    def rank(self, name: str, rank: Importance) -> None:
        """The overlay changes how much an item counts, and nothing else of it."""
        self.change[name] = rank

    @rule(names=st.lists(SOME, max_size=4, unique=True))
    def leave_out(self, names: list[str]) -> None:
        """The overlay removes other items than before."""
        self.remove = names

    @rule(names=st.lists(SOME, max_size=5))
    def order(self, names: list[str]) -> None:
        """The overlay puts items in another order."""
        self.reorder = names

    @rule(name=SOME)
    def think_again(self, name: str) -> None:
        """The overlay says nothing of an item any more."""
        self.add.pop(name, None)
        self.replace.pop(name, None)
        self.change.pop(name, None)

    @rule(name=SOME, first=st.booleans(), adds=SOME | st.just(""))
    def revise(self, name: str, first: bool, adds: str) -> None:
        """Below, an item goes, or comes."""
        if name in self.base:
            if len(self.base) > 1:
                del self.base[name]
        else:
            new = {name: item(name, adds if adds != name else "")}
            self.base = new | self.base if first else self.base | new

    # The model.

    def expected(self) -> tuple[list[Item], list[tuple[str, str]]]:
        """The items in their order, and what is wrong with the overlay: code and id."""
        whole, violations = dict(self.base), []
        order = list(self.base)
        for name, one in self.replace.items():
            if name not in whole:
                violations.append(("overlay-unknown", name))
                order.append(name)
            whole[name] = one
        violations += [("overlay-unknown", name) for name in self.change if name not in whole]
        whole |= {name: replace(whole[name], importance=rank) for name, rank in self.change.items() if name in whole}
        following: dict[str, list[str]] = {}
        for name, addition in self.add.items():
            if name in self.base:
                violations.append(("overlay-double", name))
                order.remove(name)
            whole[name] = addition.item
            anchor = addition.after or addition.before
            if anchor and anchor not in order:
                violations.append(("overlay-unknown", anchor))
                order.append(name)
            elif addition.after:
                written = following.setdefault(anchor, [anchor])
                order.insert(max(map(order.index, written)) + 1, name)
                written.append(name)
            else:
                order.insert(order.index(anchor) if anchor else len(order), name)
        violations += [("overlay-unknown", name) for name in self.remove if name not in order]
        gone = {name for name in self.remove if name in order}
        while needed := {
            follow.add for name in order if name not in gone for follow in whole[name].follow_ups if follow.add in gone
        }:
            gone -= needed
        violations += [("overlay-needed", name) for name in self.remove if name in order and name not in gone]
        order = [name for name in order if name not in gone]
        wished = list(dict.fromkeys(self.reorder))
        violations += [("overlay-unknown", name) for name in wished if name not in order]
        turn = iter([name for name in wished if name in order])
        order = [next(turn) if name in wished else name for name in order]
        return [whole[name] for name in order] or list(self.base.values()), violations

    # What always holds.

    @invariant()
    def the_model_agrees(self) -> None:
        """The items, their order and what is said of the overlay are those of the model."""
        base = checklist("base", *self.base.values())
        overlay = Overlay(
            format=1,
            id="base",
            extends="base",
            add=tuple(self.add.values()),
            change=tuple({"id": name, "importance": rank} for name, rank in self.change.items()),
            replace=tuple(self.replace.values()),
            remove=tuple(self.remove),
            reorder=tuple(self.reorder),
        )
        composed = compose(overlay, base, "own")
        items, violations = self.expected()
        assert list(composed.checklist.items) == items
        assert sorted(
            (violation.code, violation.words["id"])
            for violation in composed.violations
            if violation.code in WORKED_AROUND
        ) == sorted(violations)
        assert compose(overlay, base, "own") == composed
        assert isinstance(composed.checklist, Checklist)


def test_any_overlay(evidence: Evidence) -> None:
    """Whatever an overlay names and whatever becomes of the checklist below, overlay and model agree."""
    times = states(OverlayMachine, amount("OVERLAYS", 30, 10_000), 20)
    evidence("F", "states of an overlay after random changes, beside a model", times, "different")
