"""A checklist and a routine, as their files say them. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.context import Context, Modality, Moment, Setting
from presencecheck.core.frozen import Frozen, Model, field, holds
from presencecheck.core.items import MOST_SENTENCE, Card, FollowUp, Item, Line, When, is_plain_address
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.problems import Violation, Where

Layer = str
"""Whose a checklist is: "shipped", "own", or the name of the pack it came in."""
Style = Literal["do-confirm", "read-do", "hand-out"]

MOST_BYTES = 256 * 1024
"""Bytes; the largest checklist file that is read."""
MOST_ITEMS = 9
"""Lists of five to nine items hold attention (Gawande 2009, the surgical checklists' rule of thumb)."""
MOST_SECONDS = 90
"""Beyond 60 to 90 s at a pause point people begin to tick without looking (Gawande 2009)."""
MOST_ENTRIES = 40
"""Items that a file may have, those included that are only added."""
MOST_TITLE = 60
"""Characters of a title."""
MOST_INCLUDES = 20
"""Lists of a routine."""
MOST_CLOSING = 200
"""Characters of the sentence that ends a routine."""

Title = Annotated[str, Limit(min_length=1, max_length=MOST_TITLE)]
Disclaimer = Annotated[str, Limit(max_length=MOST_SENTENCE)]
Sources = Mapping[str, Annotated[str, Limit(min_length=1, max_length=400)]]


class Head(Model):
    """What every file says of itself."""

    format: Annotated[int, Limit(ge=1, le=1)]
    id: str
    title: Title
    version: Line = "0"
    revised: Annotated[str, Limit(max_length=10)] = ""
    language: Annotated[str, Limit(max_length=35)] = "en"
    disclaimer: Disclaimer = ""

    @cached_property
    def has_names(self) -> bool:
        """Whether a text of it names the practice; known before for what was read from the cache."""
        return holds(self, NAME_SIGN)


class Retired(Model):
    """An id that a checklist no longer has."""

    by: Annotated[tuple[str, ...], Limit(max_length=MOST_ENTRIES)] = ()
    since: Line


class Checklist(Head):
    """Ordered items for one moment."""

    style: Style = "do-confirm"
    moment: Moment = "setup"
    locked: bool = False
    sources: Sources = field(default_factory=dict)
    retired: Mapping[str, Retired] = field(default_factory=dict)
    items: Annotated[tuple[Item, ...], Limit(min_length=1, max_length=MOST_ENTRIES)]

    @property
    def is_handed_out(self) -> bool:
        """Whether it is written for someone else, to be given to them and never walked."""
        return self.style == "hand-out"

    @property
    def added(self) -> frozenset[str]:
        """Ids of the items that are asked only when a follow-up adds them."""
        return frozenset(follow.add for item in self.items for follow in item.follow_ups if follow.add)

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The heading that each item stands under, by its id; empty before the first."""
        return dict(zip((item.id for item in self.items), headings_of(self.items), strict=True))

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids of the items, by those that they had in earlier versions."""
        return {former: item.id for item in self.items for former in item.was}

    @property
    def seconds(self) -> int:
        """About how long the whole list takes, without items that are only added."""
        return sum(item.duration for item in self.items if item.id not in self.added)


def headings_of(items: Iterable[Item]) -> Iterator[str]:
    """The heading of each item: its own section, or that of the items before it."""
    heading = ""
    for item in items:
        heading = item.section or heading
        yield heading


def moment_of(checklist: Checklist, item: Item) -> Moment:
    """When an item is for: what it says itself, else what its checklist says."""
    return item.moment or checklist.moment


class Include(Model):
    """One part of a routine: a checklist, or the cards of an earlier run."""

    checklist: str = ""
    as_: Literal["walk", "card"] = "walk"
    recall: Literal["last"] | None = None
    when: When = field(default_factory=When)


class Hour(Model):
    """What is said of a session; what is left out is as usual."""

    modality: Modality | None = None
    setting: Setting | None = None
    first_session: bool | None = None

    def over(self, usual: Context) -> Context:
        """The usual session with what is said of this one."""
        first = usual.first_session if self.first_session is None else self.first_session
        return Context(self.modality or usual.modality, self.setting or usual.setting, first)


class Routine(Head):
    """Ordered checklists walked as one run."""

    for_: Hour = field(default_factory=Hour)
    include: Annotated[tuple[Include, ...], Limit(min_length=1, max_length=MOST_INCLUDES)]
    closing: Annotated[str, Limit(max_length=MOST_CLOSING)] = ""

    @property
    def recalls(self) -> bool:
        """Whether it asks about the cards of an earlier run; that comes first, wherever it stands."""
        return any(include.recall for include in self.include)


class Source(Frozen):
    """Where a checklist or routine was read from."""

    path: str
    sha256: str
    layer: Layer


def item_violations(
    sources: Collection[str],
    items: Collection[tuple[Where, Item]],
    places: Mapping[str, int],
    *,
    handed_out: bool = False,
) -> Iterator[Violation]:
    """The rules between the parts of a checklist, over those of its items that could be read.

    Args:
        sources: the keys of the sources that the file gives.
        items: each readable item with where it stands in the file.
        places: the place of every id in the order of the items, also of items that could not be read.
        handed_out: whether nobody answers, so that nothing needs to make an answer easy.
    """
    ranks = {item.id: item.importance for _, item in items}
    for here, item in items:
        for violation in item.violations():
            if not (handed_out and violation.code in _OF_ANSWERS):
                yield Violation(violation.code, here + violation.where, violation.words, violation.near)
        if item.link and not (handed_out and is_plain_address(item.link)):
            yield Violation("odd-link" if handed_out else "link-here", (*here, "link"), {"id": item.id})
        for number, key in enumerate(item.sources):
            if key not in sources:
                words = {"id": item.id, "source": key}
                yield Violation("no-source", (*here, "sources", number), words, near=(key, tuple(sources)))
        for number, follow in enumerate(item.follow_ups):
            code = _follow_up_code(item, follow, places, ranks)
            if code:
                near = (follow.add, tuple(places)) if code == "follow-up-item" else None
                yield Violation(code, (*here, "follow-up", number), {"id": item.id, "add": follow.add}, near)


_OF_ANSWERS = frozenset({"no-ready", "no-remedy"})
"""Violations of a question that someone answers."""


def _follow_up_code(item: Item, follow: FollowUp, places: Mapping[str, int], ranks: Mapping[str, str]) -> str:
    if not follow.add:
        return "" if follow.say else "follow-up-empty"
    if follow.add not in places:
        return "follow-up-item"
    if places[follow.add] <= places[item.id]:
        return "follow-up-order"
    unkept = not item.stores_value and ranks.get(follow.add, "optional") != "optional"
    return "unkept-adds" if unkept else ""


def size_violations(checklist: Checklist) -> Iterator[Violation]:
    """Whether the list is short enough to be answered with care, at each moment that its items are for.

    One that is handed out is not answered.
    """
    if checklist.is_handed_out:
        return
    moments: dict[str, list[Item]] = {}
    for item in checklist.items:
        if item.id not in checklist.added:
            moments.setdefault(item.moment or checklist.moment, []).append(item)
    for asked in moments.values():
        checking = sum(item.checking for item in asked)
        if len(asked) > MOST_ITEMS:
            yield Violation("many-items", ("items",), {"count": len(asked)})
        if checking > MOST_SECONDS:
            yield Violation("long-check", ("items",), {"seconds": checking})


RESERVED_IDS = frozenset({Card.ID})
