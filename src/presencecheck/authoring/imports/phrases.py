"""The phrases that a shown checklist is made of, read back; in each language that such pages have. Pure."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from presencecheck.authoring.imports.model import Fields
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import page_languages as page_languages_messages
from presencecheck.messages import page_words as page_words_messages
from presencecheck.messages.page_words import PageWords

_TIME = re.compile(r"(\d{1,4}) (s|min)")


@cache
def languages() -> tuple[PageWords, ...]:
    """The words of every language, the program's own first."""
    pages = page_languages_messages
    return (page_words_messages.english(), pages.GERMAN, pages.FRENCH, pages.SPANISH, pages.ITALIAN, pages.DUTCH)


def read_moment(words: str) -> str:
    """The moment that is called so; empty where none is."""
    return {phrase: moment for moment, phrase in checklist_view_messages.MOMENTS.items()}.get(words, "")


def read_evidence(words: str) -> str:
    """The kind of evidence that is called so; empty where none is."""
    return {phrase: kind for kind, phrase in checklist_view_messages.EVIDENCE.items()}.get(words, "")


def read_time(words: str) -> int:
    """The seconds of a length; 0 where it is none."""
    found = _TIME.fullmatch(words)
    return int(found[1]) * (60 if found[2] == "min" else 1) if found else 0


def read_scale(words: str) -> Fields:
    """The ends of a scale and their names; empty where it is none."""
    for page in languages():
        pattern = _pattern(page.scale, lowest=r"(?P<min>[01]) (?P<low>.+?)", highest=r"(?P<max>\d{1,2}) (?P<high>.+)")
        if found := re.fullmatch(pattern, words):
            ends = found.groupdict()
            return {"min": int(ends["min"]), "max": int(ends["max"]), "low": ends["low"], "high": ends["high"]}
    return {}


def read_pace(steps: list[str]) -> Fields:
    """A breathing pace; empty where the steps are none."""
    for page in languages():
        patterns = (_pattern(page.breathe[0], in_=r"(\d+)"), _pattern(page.breathe[1], out=r"(\d+)"))
        found = [re.fullmatch(pattern, step) for pattern, step in zip(patterns, steps, strict=False)]
        if len(steps) == len(patterns) and all(found):
            return dict(zip(("in", "out"), (int(each[1]) for each in found if each), strict=True))
    return {}


def read_step(words: str) -> str | Fields:
    """A step of an exercise, with the time of its own where one is told."""
    found = re.fullmatch(_pattern(checklist_view_messages.TIMED_STEP, say="(.+)", seconds=r"([1-9]\d{0,2})"), words)
    return {"say": found[1], "seconds": int(found[2])} if found else words


def read_way(words: str) -> Fields:
    """Another way of an exercise, and what it needs."""
    for page in languages():
        if found := re.fullmatch(_pattern(page.other_way_for_all, say="(.+)"), words):
            return {"say": found[1], "needs": []}
        names = {phrase: need for need, phrase in page.needs.items()}
        if found := re.fullmatch(_pattern(page.other_way, say="(.+)", needs="(.+)"), words):
            needs = [names.get(need, "") for need in found[2].split(", ")]
            if all(needs):
                return {"say": found[1], "needs": needs}
    return {"say": words}


def read_quoted(words: str) -> str:
    """Words to be said, without the marks around them."""
    for page in languages():
        if found := re.fullmatch(_pattern(page.quoted, words="(.+)"), words):
            return found[1]
    return words


def read_when(words: str) -> Fields:
    """The sessions that an item is for; empty where that is not what the words say."""
    for page in languages():
        fields: dict[str, Any] = {}
        if all(_take_when(part, page, fields) for part in words.split("; ")):
            return fields
    return {}


def _take_when(part: str, page: PageWords, fields: Fields) -> bool:
    codes = {phrase: code for code, phrase in page.when.items()}
    found = [codes.get(phrase, "") for phrase in part.split(page.either)]
    if found in (["first"], ["later"]):
        fields["first-session"] = found == ["first"]
        return True
    name = "modality" if set(found) <= {"video", "audio", "in-person"} else "setting"
    fields[name] = found
    return all(found) and not {"first", "later"} & set(found)


def read_leads(line: str, kind: str, options: list[str]) -> Iterator[tuple[Fields, str, str]]:
    """What an answer leads to, in each way that the line can be read: the answer, a sentence, and a question."""
    for page in languages():
        for answer, phrase in _answers(page, kind, options):
            said = _pattern(checklist_view_messages.AFTER_SAY, answer=re.escape(phrase), say="(?P<say>.+)")
            also = _pattern(page.after["also"], answer=re.escape(phrase), ask="(?P<ask>.+)")
            if found := re.fullmatch(also, line):
                yield answer, "", found["ask"]
            if found := re.fullmatch(said, line):
                yield answer, found["say"], ""


def _answers(page: PageWords, kind: str, options: list[str]) -> Iterator[tuple[Fields, str]]:
    if kind == "choice":
        yield from (({"is": option}, option) for option in options)
    elif kind == "several":
        yield from (({"has": option}, page.after["marked"].format(option=option)) for option in options)
    else:
        for low in range(11):
            yield {"at-most": low}, page.after["at-most"].format(bound=low)
            yield {"at-least": low}, page.after["at-least"].format(bound=low)
            for high in range(11):
                between = page.after["between"].format(low=low, high=high)
                yield {"at-most": high, "at-least": low}, between


def _pattern(template: str, **holes: str) -> str:
    """A sentence as a pattern, with one for each of its holes."""
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(holes[part] if place % 2 else re.escape(part) for place, part in enumerate(parts))


def labels(kind: str) -> Mapping[str, str]:
    """By its small letters, each label of a kind of note."""
    known = [checklist_view_messages.NOTES, *(page.notes for page in languages())]
    return {notes[kind].casefold(): kind for notes in known if notes.get(kind)}
