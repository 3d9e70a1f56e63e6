"""What a run asks: the checklists of a routine, with the items for this session. Pure."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from presencecheck.core.checklist import Checklist, Source, moment_of
from presencecheck.core.context import DEFAULT, Context, Moment
from presencecheck.core.frozen import Frozen, field, replace
from presencecheck.core.items import Card, Exercise, Importance, Item
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.prompts import CardLine

if TYPE_CHECKING:
    from presencecheck.core.twins import Twins


class Section(Frozen):
    """One checklist of a run; as a card, it is shown after the verdict and not asked.

    A checklist with items for before the session and others for its opening is always split: the former are asked,
    the latter are shown as a card.
    """

    checklist: Checklist
    source: Source
    as_card: bool = False

    @cached_property
    def carded(self) -> frozenset[str]:
        """Ids of the items that are shown as a card; one that only an answer adds is never."""
        moments = {
            item.id: moment_of(self.checklist, item)
            for item in self.checklist.items
            if item.id not in self.checklist.added
        }
        before = {name for name, moment in moments.items() if moment in _BEFORE}
        opening = {name for name, moment in moments.items() if moment == "open"}
        if before and opening:
            return frozenset(moments.keys() - before if self.as_card else opening)
        return frozenset(moments if self.as_card else ())

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        """The items that are asked, each in its own context, and those that their answers can add."""
        asked: list[Item] = []
        added: set[str] = set()
        # One pass is enough: a follow-up only ever adds what comes after it.
        for item in self.checklist.items:
            if item.id not in self.carded and (item.id in added or item.id not in self.checklist.added):
                asked.append(item)
                added |= {follow.add for follow in item.follow_ups}
        return tuple(asked)

    def asked_items(self, context: Context) -> tuple[Item, ...]:
        """The items that are asked in this context."""
        return tuple(item for item in self.asked if item.when.holds(context))

    def carded_items(self, context: Context) -> tuple[Item, ...]:
        """The items that are shown as a card in this context."""
        return tuple(item for item in self.checklist.items if item.id in self.carded and item.when.holds(context))


_BEFORE: tuple[Moment, ...] = ("setup", "arrive")
"""The moments before a session."""


class Step(Frozen):
    """One item of a run."""

    section: int
    checklist: str
    item: Item | Card

    @cached_property
    def ref(self) -> str:
        """The item's name in answers and in the history: `environment/room-closed`."""
        return f"{self.checklist}/{self.item.id}"

    @cached_property
    def adds(self) -> frozenset[str]:
        """The refs of the steps that its answers can add."""
        return frozenset(f"{self.checklist}/{follow.add}" for follow in self.item.follow_ups if follow.add)


class CardSheet(Frozen):
    """A checklist as one screen to have in view while the client is there; nothing is asked."""

    checklist: Checklist
    lines: tuple[CardLine, ...]


class Waived(Frozen):
    """What somebody requires and a walk does without.

    Attributes:
        by: who requires it, such as the publisher of a pack.
        refs: the questions, as LIST/ITEM, and the lists, by their ids.
    """

    by: str
    refs: tuple[str, ...]


class Plan(Frozen):
    """The steps of a run, fixed when it begins, and the cards that are shown after its verdict.

    Attributes:
        routine: the id of what is run; ids joined with "+" where several were named.
        already: refs of the items that are left out, in runs of version 1 of the history, which hid what was in place.
        card_question: the question below a card, in runs of version 1 of the history, which asked each card as one
            step; empty where cards are only shown.
        practised: refs of the exercises that were done in full earlier that day, and are shorter now. It is known while
            the walk runs, and not stored.
        recalls: whether the cards of an earlier run are recalled before; not stored either.
        required: who requires which questions, by their refs; not stored.
        waived: what a practice requires and the person's own changes leave out.
        left_out: the names of the checklists that it should have and could not, so that nobody looked at them.
    """

    routine: str
    title: str
    sections: tuple[Section, ...]
    context: Context = DEFAULT
    already: frozenset[str] = frozenset()
    closing: str = ""
    card_question: str = ""
    practised: frozenset[str] = frozenset()
    recalls: bool = False
    left_out: tuple[str, ...] = ()
    waived: tuple[Waived, ...] = ()
    required: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every item for this context that is asked, including those that only an answer adds.

        Of two that mean the same, only the first.
        """
        asked: list[Step] = []
        can_come: set[str] = set()
        candidates = tuple(self._candidates())
        twins = _twins_of(candidates)
        for step in candidates:
            layer, is_added = self.sections[step.section].source.layer, step.ref in self.added_only
            is_asked = step.ref in can_come if is_added else not (twins and twins.covers(step, layer))
            if step.ref in self.already or not is_asked:
                continue
            asked.append(step)
            can_come |= step.adds
            if twins and not is_added:
                twins.add(step, layer)
        return tuple(asked)

    @cached_property
    def twins(self) -> frozenset[tuple[str, str]]:
        """The refs of each item that names one of another checklist, and of that one: an answer counts for both."""
        from presencecheck.core.twins import may_stand_in, twin_of

        return frozenset(
            (step.ref, twin_of(step.item))
            for step in self._candidates()
            if step.item.same_as and may_stand_in(self.sections[step.section].source.layer)
        )

    @cached_property
    def cards(self) -> tuple[CardSheet, ...]:
        """The cards to show after the verdict, each with the lines for this context; none is empty."""
        if self.card_question:
            return ()
        made = (
            CardSheet(
                section.checklist,
                tuple(
                    replace(card_line(item), heading=section.checklist.headings[item.id])
                    for item in section.carded_items(self.context)
                ),
            )
            for section in self.sections
        )
        return tuple(sheet for sheet in made if sheet.lines)

    @property
    def moment(self) -> Moment:
        """When the run is for: the moment of the last checklist that is asked; of the last one where none is."""
        last = max((step.section for step in self.steps), default=-1)
        return self.sections[last].checklist.moment

    @cached_property
    def by_ref(self) -> dict[str, Step]:
        """The steps by their refs."""
        return {step.ref: step for step in self.steps}

    @cached_property
    def added_only(self) -> frozenset[str]:
        """Refs of the steps that are asked only when a follow-up adds them."""
        return frozenset(f"{part.checklist.id}/{name}" for part in self.sections for name in part.checklist.added)

    @cached_property
    def traceless(self) -> frozenset[str]:
        """Refs of the steps that no kept answer can add, and that leave no trace in the history whatever is answered.

        Of those that kept answers and others can add, the answers of the run decide: see `Run.kept`.
        """
        silent = {step.ref for step in self.steps if step.ref in self.added_only}
        # One pass is enough: a follow-up only ever adds what comes after it.
        for step in self.steps:
            if step.ref not in silent and step.item.stores_value:
                silent -= step.adds
        return frozenset(silent)

    @cached_property
    def is_all_kept(self) -> bool:
        """Whether the history has all of a run but its unkept values: no such value can add a step or decide."""
        unkept = (step for step in self.steps if not step.item.stores_value)
        return not any(follow.add or follow.then for step in unkept for follow in step.item.follow_ups)

    @property
    def has_names(self) -> bool:
        """Whether a text of it names the practice."""
        return NAME_SIGN in self.title + self.closing or any(part.checklist.has_names for part in self.sections)

    def heading_of(self, step: Step) -> str:
        """The heading between the items of its checklist that a step stands under; empty where there is none."""
        return self.sections[step.section].checklist.headings.get(step.item.id, "")

    def without(self, already: Collection[str]) -> "Plan":
        """The same plan with these refs left out."""
        return replace(self, already=frozenset(already) & {step.ref for step in self._candidates()})

    def with_practised(self, refs: Collection[str]) -> "Plan":
        """The same plan, after the exercises of these refs were done in full earlier that day."""
        if not (refs or self.practised):
            return self
        from presencecheck.core.twins import names_of

        done = {step.ref for step in self._candidates() if not set(names_of(step)).isdisjoint(refs)}
        return replace(self, practised=frozenset(done))

    def _candidates(self) -> Iterable[Step]:
        for number, section in enumerate(self.sections):
            if section.as_card and self.card_question:
                yield from self._card_step(number, section)
            else:
                for item in section.asked_items(self.context):
                    yield self._as_today(Step(number, section.checklist.id, item))

    def _as_today(self, step: Step) -> Step:
        if step.ref in self.practised and isinstance(step.item, Exercise):
            return replace(step, item=step.item.shortened())
        return step

    def _card_step(self, number: int, section: Section) -> Iterable[Step]:
        """The one step of a card, in a run of version 1 of the history."""
        added = section.checklist.added
        lines = (item for item in section.checklist.items if item.when.holds(self.context) and item.id not in added)
        if shown := tuple(lines):
            yield Step(number, section.checklist.id, card(shown, self.card_question))


def _twins_of(steps: Collection[Step]) -> "Twins | None":
    """What knows which steps mean the same; None where none says so, as in most plans."""
    if not any(step.item.same_as for step in steps):
        return None
    from presencecheck.core.twins import Twins

    return Twins()


def card(items: tuple[Item, ...], question: str) -> Card:
    """The items as one card, as important as the most important of them."""
    ranks: tuple[Importance, ...] = ("essential", "standard", "optional")
    return Card(
        id=Card.ID,
        ask=question,
        importance=min((item.importance for item in items), key=ranks.index),
        lines=tuple(card_line(item) for item in items),
        total=sum(item.duration for item in items),
    )


def card_line(item: Item) -> CardLine:
    """One line of a card for an item."""
    unwise = item.remedy is not None and item.remedy.then == "stop"
    return CardLine(item.state_word or item.ask, item.say, item.why, item.id, unwise)
