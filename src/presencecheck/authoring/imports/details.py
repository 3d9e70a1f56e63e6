"""What stands below a question, by its labels ("Ready: Shut"), as fields of an item. Pure.

So are lists written that `show` wrote; in lists of others the same labels mean the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from presencecheck.authoring.imports import phrases
from presencecheck.authoring.imports.inline import plain
from presencecheck.authoring.imports.lines import Entry, is_ended
from presencecheck.authoring.imports.model import Fields, Question
from presencecheck.authoring.imports.note_fields import Notes, set_fields
from presencecheck.messages import checklist_view as checklist_view_messages

_MARKS = re.compile(r"(?P<ask>.*\S)\s+\((?P<marks>[^()]+)\)\s*")
_LISTED = ("answers", "any", "steps")
"""Kinds of notes whose line is several texts."""
_BLANK = re.compile(r"_{3,}")


def split_marks(text: str) -> tuple[str, Fields]:
    """A question without the marks behind it, and what they say."""
    found = _MARKS.fullmatch(text)
    marks = found["marks"].split(", ") if found else []
    fields = [_marked(mark.strip()) for mark in marks]
    if not (found and all(field is not None for field in fields)):
        return text, {}
    return found["ask"], {name: value for field in fields if field for name, value in field.items()}


def _marked(mark: str) -> Fields | None:
    if mark.casefold() in ("essential", "optional"):
        return {"importance": mark.casefold()}
    if mark == checklist_view_messages.ADDED:
        return {}
    moment = phrases.read_moment(mark)
    return {"moment": moment} if moment else None


class Details:
    """What was found below one question.

    Attributes:
        lines: what no field could hold.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._notes: Notes = {}
        self._cited: list[int] = []
        self._whys: dict[int, list[str]] = {}

    def takes(self, entry: Entry) -> bool:
        """Take an entry below the question, where it is one with a label, or one of ours without."""
        words = plain(entry.text).text
        label, colon, value = words.partition(":")
        kind, most = _kind_of(label) if colon else ("", "")
        inside = [value.strip(), *(plain(child.text).text for child in entry.children)]
        texts = [*filter(None, [*inside, *entry.paragraphs])]
        if kind and texts:
            if kind in _LISTED or most:
                texts = texts if entry.children else texts[0].split(", ")
            if kind == "why":
                self._whys[id(entry)] = texts
            else:
                self._add(kind, texts, most)
            return True
        if label == checklist_view_messages.SOURCES_TITLE and re.fullmatch(r"\d+(?:, \d+)*", value.strip()):
            self._cited = [int(number) for number in value.split(",")]
            return True
        return not entry.children and self._takes_bare(words)

    def _add(self, kind: str, texts: list[str], most: str = "") -> None:
        self._notes.setdefault(kind, []).extend(texts)
        if most:
            self._notes["most"] = [most]

    def _takes_bare(self, words: str) -> bool:
        """Take what has no label: a scale, a length of time, a line to write on."""
        line = re.fullmatch(checklist_view_messages.WRITTEN.replace("{most}", r"(\d{1,3})"), words)
        if phrases.read_scale(words):
            self._add("scale", [words])
        elif phrases.read_time(words):
            self._add("time", [words])
        elif line or _BLANK.fullmatch(words):
            self._add("line", [line[1] if line else ""])
        else:
            return False
        return True

    def complete(self, question: Question, entry: Entry, own: list[Entry]) -> None:
        """Put what was found below an entry into its question.

        Args:
            question: what the entry becomes.
            entry: what stands there.
            own: those of its children that have no label, and belong to it.
        """
        whys = [text for line in entry.paragraphs for text in self._reasons(Entry(line))]
        for child in entry.children:
            whys += self._whys.get(id(child), [])
            if any(child is each for each in own):
                whys += [text for line in all_lines(child) for text in self._reasons(Entry(line))]
        whys += set_fields(question, self._notes)
        question.cited = self._cited
        if whys:
            question.fields["why"] = _one_text(whys)

    def _reasons(self, line: Entry) -> list[str]:
        """What a line says that is none of the other notes."""
        if _is_labelled(line.text) and self.takes(line):
            return self._whys.get(id(line), [])
        return [plain(line.text).text]


def all_lines(entry: Entry) -> list[str]:
    """An entry with all that stands below it, line by line."""
    return [entry.text, *entry.paragraphs, *(line for child in entry.children for line in all_lines(child))]


def _one_text(lines: Iterable[str]) -> str:
    """The lines one behind the other; where one is no whole sentence, the next is set apart from it."""
    text = ""
    for line in filter(None, lines):
        between = "" if not text else " " if is_ended(text) else "; "
        text += between + line
    return text


def _is_labelled(line: str) -> bool:
    label, colon, _ = plain(line).text.partition(":")
    return bool(colon and _kind_of(label)[0])


def _kind_of(label: str) -> tuple[str, str]:
    """The kind of note with this label, and how many options can be marked."""
    words = label.strip().casefold()
    for pattern in _counted():
        if found := pattern.fullmatch(words):
            return "any", found[1]
    return _labels().get(words, ""), ""


def count_of(label: str) -> str:
    """How many options can be marked, by the label above them; empty where it does not say."""
    return _kind_of(label)[1]


@cache
def _labels() -> Mapping[str, str]:
    kinds = (kind for kind in checklist_view_messages.NOTES if kind != "some")
    known = {label: kind for kind in kinds for label, kind in phrases.labels(kind).items()}
    return {**dict(_others()), **known}


def _others() -> Iterator[tuple[str, str]]:
    """Labels that lists of others have."""
    for kind, words in checklist_view_messages.OTHER_LABELS.items():
        yield from ((word, kind) for word in words)


@cache
def _counted() -> tuple[re.Pattern[str], ...]:
    """The labels that say how many options can be marked."""
    return tuple(re.compile(re.escape(label).replace(re.escape("{most}"), r"(\d)")) for label in phrases.labels("some"))
