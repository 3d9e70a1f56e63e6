"""A checklist or routine as a person reads it: the same content for text, Markdown and the printed page. Pure."""

from collections.abc import Iterator, Sequence
from typing import Literal

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.frozen import Model
from presencecheck.core.identity import moment_of
from presencecheck.core.items import Exercise, FollowUp, Importance, Item, Several, When
from presencecheck.core.prompts import Choose, Hold, Mark, Rate, Write
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import walk as walk_messages

DetailKind = Literal[
    "ready",
    "answers",
    "any",
    "some",
    "scale",
    "time",
    "steps",
    "other",
    "words",
    "help",
    "after",
    "when",
    "why",
    "line",
    "evidence",
]
Said = tuple[DetailKind, tuple[str, ...]]
_OF_THE_CONDUCT = {"ready", "time", "evidence"}
"""What a list that is handed out does without."""


class ItemDetail(Model):
    """One thing that an item says beside its question."""

    kind: DetailKind
    label: str
    texts: tuple[str, ...]
    """For a scale each of its numbers, the first and the last with their names."""

    @property
    def inside(self) -> str:
        """What it says, without its label."""
        if self.kind == "scale":
            return checklist_view_messages.SCALE.format(lowest=self.texts[0], highest=self.texts[-1])
        if self.kind in ("answers", "any", "some", "steps"):
            return enumeration_messages.join_with_commas(self.texts)
        return enumeration_messages.join_with_semicolons(self.texts)

    @property
    def line(self) -> str:
        """The note as one line."""
        return (
            checklist_view_messages.LABELLED.format(label=self.label, words=self.inside) if self.label else self.inside
        )


class ItemView(Model):
    """One item: its question, and what it says beside it."""

    ask: str
    importance: Importance
    added: bool
    moment: str
    """Its own, in words; empty where it is that of its checklist."""
    details: tuple[ItemDetail, ...]
    sources: tuple[int, ...]
    """Places in the sheet's sources, counted from 1."""

    @property
    def marks(self) -> tuple[str, ...]:
        """Words that stand behind the question."""
        given = (
            checklist_view_messages.ESSENTIAL_ETC[self.importance],
            checklist_view_messages.ADDED if self.added else "",
            self.moment,
        )
        return tuple(mark for mark in given if mark)


class SectionView(Model):
    """One checklist of a sheet."""

    id: str
    title: str
    version: str
    disclaimer: str
    entries: tuple[ItemView, ...]


class ChecklistView(Model):
    """All of it."""

    id: str
    title: str
    language: str
    version: str
    revised: str
    disclaimer: str
    closing: str
    routine: bool
    hand_out: bool
    """Written to the client: without state words, times and sources."""
    parts: tuple[SectionView, ...]
    sources: tuple[str, ...]


def view_of(what: Checklist | Routine, checklists: Sequence[Checklist]) -> ChecklistView:
    """What a person reads of a checklist or routine.

    Args:
        what: what was asked for.
        checklists: those that a routine includes, in their order; of a checklist, itself.
    """
    hand_out = all(checklist.is_handed_out for checklist in checklists)
    sources: dict[str, int] = {}
    routine = isinstance(what, Routine)
    only_for = {include.checklist: include.when for include in what.include} if isinstance(what, Routine) else {}
    parts = tuple(_part(checklist, sources, only_for.get(checklist.id, When())) for checklist in checklists)
    return ChecklistView(
        id=what.id,
        title=what.title,
        language=what.language,
        version=what.version,
        revised=what.revised,
        disclaimer=what.disclaimer if routine else "",
        closing=what.closing if isinstance(what, Routine) else "",
        routine=routine,
        hand_out=hand_out,
        parts=parts,
        sources=tuple(sources),
    )


def _part(checklist: Checklist, sources: dict[str, int], only_for: When) -> SectionView:
    sessions = enumeration_messages.join_with_commas(_when(only_for))
    words = {"title": checklist.title, "sessions": sessions}
    return SectionView(
        id=checklist.id,
        title=checklist_view_messages.PART.format(**words) if sessions else checklist.title,
        version=checklist.version,
        disclaimer=checklist.disclaimer,
        entries=tuple(_entry(checklist, item, sources) for item in checklist.items),
    )


def _entry(checklist: Checklist, item: Item, sources: dict[str, int]) -> ItemView:
    handed = checklist.is_handed_out
    cited = () if handed else tuple(checklist.sources[key] for key in item.sources if key in checklist.sources)
    return ItemView(
        ask=item.ask,
        importance="standard" if handed else item.importance,
        added=item.id in checklist.added,
        moment="" if handed else _moment(checklist, item),
        details=tuple(item_details(checklist, item)),
        sources=tuple(sources.setdefault(source, len(sources) + 1) for source in cited),
    )


def _moment(checklist: Checklist, item: Item) -> str:
    moment = moment_of(checklist, item)
    return "" if moment == checklist.moment else checklist_view_messages.MOMENTS[moment]


def item_details(checklist: Checklist, item: Item) -> Iterator[ItemDetail]:
    """What an item says beside its question, in the order of reading."""
    handed = checklist.is_handed_out
    labels = checklist_view_messages.HANDED_NOTES if handed else checklist_view_messages.NOTES
    for kind, texts in _notes(checklist, item):
        if not (handed and kind in _OF_THE_CONDUCT):
            label = labels.get(kind, "").format(most=item.most) if isinstance(item, Several) else labels.get(kind, "")
            yield ItemDetail(kind=kind, label=label, texts=texts)


def _notes(checklist: Checklist, item: Item) -> Iterator[Said]:
    if item.state_word:
        yield _said("ready", item.state_word)
    yield from _answering(item)
    if item.say:
        yield _said("words", walk_messages.quoted(item.say))
    if item.remedy:
        yield _said("help", *item.remedy.do)
    asks = {other.id: other.ask for other in checklist.items}
    if item.follow_ups:
        yield _said("after", *(line for follow in item.follow_ups for line in _after(follow, asks)))
    if item.when != When():
        yield _said("when", *_when(item.when))
    if item.why:
        yield _said("why", item.why)
    if item.evidence:
        yield _said("evidence", checklist_view_messages.EVIDENCE[item.evidence])


def _answering(item: Item) -> Iterator[Said]:
    match item.prompt():
        case Choose(options=options):
            yield _said("answers", *options)
        case Mark(options=options, most=most):
            yield _said("any" if most == len(options) else "some", *options)
        case Rate(minimum=minimum, maximum=maximum, low=low, high=high):
            middle = map(str, range(minimum + 1, maximum))
            yield _said("scale", f"{minimum} {low}", *middle, f"{maximum} {high}")
        case Write():
            yield _said("line")
        case Hold(seconds=seconds):
            yield _said("time", durations_messages.estimate(seconds))
            yield _said("steps", *_steps(item))
            yield _said("other", *_other_ways(item))


def _said(kind: DetailKind, *texts: str) -> Said:
    return kind, texts


def _steps(item: Item) -> tuple[str, ...]:
    if not isinstance(item, Exercise):
        return ()
    pace = item.exercise.breathe
    if pace is None:
        return item.exercise.steps
    return tuple(step.format(in_=pace.in_, out=pace.out) for step in checklist_view_messages.BREATHE)


def _other_ways(item: Item) -> Iterator[str]:
    for way in item.exercise.alternatives if isinstance(item, Exercise) else ():
        if way.needs is None:
            yield way.say
        elif not way.needs:
            yield checklist_view_messages.OTHER_WAY_FOR_ALL.format(say=way.say)
        else:
            needs = ", ".join(checklist_view_messages.NEEDS[need] for need in way.needs)
            yield checklist_view_messages.OTHER_WAY.format(say=way.say, needs=needs)


def _after(follow: FollowUp, asks: dict[str, str]) -> Iterator[str]:
    answer = _answer(follow)
    if follow.say:
        yield checklist_view_messages.AFTER_SAY.format(answer=answer, say=follow.say)
    if follow.add in asks:
        yield checklist_view_messages.AFTER_ADD.format(answer=answer, ask=asks[follow.add])


def _answer(follow: FollowUp) -> str:
    low, high = follow.at_least, follow.at_most
    if low is not None and high is not None:
        return checklist_view_messages.AFTER_BETWEEN.format(low=low, high=high)
    if high is not None:
        return checklist_view_messages.AFTER_AT_MOST.format(bound=high)
    if low is not None:
        return checklist_view_messages.AFTER_AT_LEAST.format(bound=low)
    if follow.has:
        return checklist_view_messages.AFTER_MARKED.format(option=follow.has)
    return checklist_view_messages.AFTER_OPTION.format(option=follow.is_)


def _when(when: When) -> Iterator[str]:
    for values in (when.modality, when.setting):
        if values:
            yield checklist_view_messages.OR.join(checklist_view_messages.WHEN[value] for value in values)
    if when.first_session is not None:
        yield checklist_view_messages.WHEN_FIRST[when.first_session]
