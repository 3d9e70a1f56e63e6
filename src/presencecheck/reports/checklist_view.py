"""A checklist or routine as a person reads it: the same content for text, Markdown and the printed page. Pure."""

from collections.abc import Iterator, Sequence
from typing import Literal

from presencecheck.core.checklist import Checklist, Routine, moment_of
from presencecheck.core.frozen import Model
from presencecheck.core.items import FollowUp, Importance, Item, Several, When
from presencecheck.core.prompts import Choose, Hold, Mark, Rate, Write
from presencecheck.core.sections import gather, spread
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import page_languages as page_languages_messages
from presencecheck.messages import page_words as page_words_messages
from presencecheck.messages.page_words import PageWords
from presencecheck.reports.exercise_words import other_ways, steps_of
from presencecheck.reports.letterhead import NO_LETTERHEAD, Letterhead

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
    "link",
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
    length: int = 0
    """Of a line to write on, the characters it has to hold."""
    scale: str = ""
    """A scale in one phrase."""

    @property
    def inside(self) -> str:
        """What it says, without its label."""
        if self.kind == "scale":
            return self.scale
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
    heading: str = ""
    """What stands above it; empty where it is under the same heading as the item before."""

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
    words_language: str
    """The language of labels and of what else is ours."""
    parts: tuple[SectionView, ...]
    sources: tuple[str, ...]
    practice: Letterhead
    """Of a list that is handed out."""


def view_of(
    what: Checklist | Routine, checklists: Sequence[Checklist], practice: Letterhead = NO_LETTERHEAD
) -> ChecklistView:
    """What a person reads of a checklist or routine.

    Args:
        what: what was asked for.
        checklists: those that a routine includes, in their order; of a checklist, itself.
        practice: what stands on it where it is handed out.
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
        words_language=(
            page_languages_messages.page_words(what.language) if hand_out else page_words_messages.english()
        ).language,
        parts=parts,
        sources=tuple(sources),
        practice=practice if hand_out else NO_LETTERHEAD,
    )


def _part(checklist: Checklist, sources: dict[str, int], only_for: When) -> SectionView:
    sessions = enumeration_messages.join_with_commas(_when(only_for, page_words_messages.english()))
    words = {"title": checklist.title, "sessions": sessions}
    return SectionView(
        id=checklist.id,
        title=checklist_view_messages.PART.format(**words) if sessions else checklist.title,
        version=checklist.version,
        disclaimer=checklist.disclaimer,
        entries=tuple(_entry(checklist, item, sources) for item in gather(spread(checklist.items))),
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
        heading=item.section,
    )


def _moment(checklist: Checklist, item: Item) -> str:
    moment = moment_of(checklist, item)
    return "" if moment == checklist.moment else checklist_view_messages.MOMENTS[moment]


def item_details(checklist: Checklist, item: Item) -> Iterator[ItemDetail]:
    """What an item says beside its question, in the order of reading."""
    handed = checklist.is_handed_out
    words = page_languages_messages.page_words(checklist.language) if handed else page_words_messages.english()
    labels = words.notes if handed else checklist_view_messages.NOTES
    for kind, texts in _notes(checklist, item, words):
        if not (handed and kind in _OF_THE_CONDUCT):
            label = labels.get(kind, "").format(most=item.most) if isinstance(item, Several) else labels.get(kind, "")
            scale = words.scale.format(lowest=texts[0], highest=texts[-1]) if kind == "scale" else ""
            yield ItemDetail(kind=kind, label=label, texts=texts, length=_length(item), scale=scale)


def _length(item: Item) -> int:
    prompt = item.prompt()
    return prompt.limit if isinstance(prompt, Write) else 0


def _notes(checklist: Checklist, item: Item, words: PageWords) -> Iterator[Said]:
    if item.state_word:
        yield _said("ready", item.state_word)
    yield from _answering(item, words)
    if item.say:
        yield _said("words", words.quoted.format(words=item.say))
    if item.remedy:
        yield _said("help", *item.remedy.do)
    asks = {other.id: other.ask for other in checklist.items}
    if item.follow_ups:
        yield _said("after", *(line for follow in item.follow_ups for line in _after(follow, asks, words)))
    if item.when != When():
        yield _said("when", *_when(item.when, words))
    if item.why:
        yield _said("why", item.why)
    if item.link and checklist.is_handed_out:
        yield _said("link", item.link)
    if item.evidence:
        yield _said("evidence", checklist_view_messages.EVIDENCE[item.evidence])


def _answering(item: Item, words: PageWords) -> Iterator[Said]:
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
            yield _said("steps", *steps_of(item, words))
            yield _said("other", *other_ways(item, words))


def _said(kind: DetailKind, *texts: str) -> Said:
    return kind, texts


def _after(follow: FollowUp, asks: dict[str, str], words: PageWords) -> Iterator[str]:
    answer = _answer(follow, words)
    if follow.say:
        yield checklist_view_messages.AFTER_SAY.format(answer=answer, say=follow.say)
    if follow.add in asks:
        yield words.after["also"].format(answer=answer, ask=asks[follow.add])


def _answer(follow: FollowUp, words: PageWords) -> str:
    low, high = follow.at_least, follow.at_most
    if low is not None and high is not None:
        return words.after["between"].format(low=low, high=high)
    if high is not None:
        return words.after["at-most"].format(bound=high)
    if low is not None:
        return words.after["at-least"].format(bound=low)
    if follow.has:
        return words.after["marked"].format(option=follow.has)
    return checklist_view_messages.AFTER_OPTION.format(option=follow.is_)


def _when(when: When, words: PageWords) -> Iterator[str]:
    for values in (when.modality, when.setting):
        if values:
            yield words.either.join(words.when[value] for value in values)
    if when.first_session is not None:
        yield words.when["first" if when.first_session else "later"]
