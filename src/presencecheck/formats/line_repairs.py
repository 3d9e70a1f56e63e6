"""What could be meant by a line that no parser reads: each slip that people make, with the line put right. Pure.

These are guesses; `syntax_slips` keeps the one after which the file can be read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from presencecheck.core.characters import is_odd_space
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.frozen import field_name, fields
from presencecheck.core.overlay import Overlay
from presencecheck.formats.kinds import ITEM_FIELDS
from presencecheck.formats.value_repairs import quoted, value_repairs

BULLETS = "\u2010\u2011\u2012\u2013\u2014\u2022\u2212\u25aa\u25cf\u25e6\u2023\u00b7\uff0d*+"
"""What word processors and people put at the beginning of an entry in place of a hyphen."""
_FIELDS = ITEM_FIELDS.union(field_name(field.name) for cls in (Checklist, Routine, Overlay) for field in fields(cls))
_LISTS = "items|do|options|include|steps|add|remove|replace|reorder|follow-up|sources|was"
_COLONS = "\uff1a\u2236\ufe55\ua789"
_START = re.compile(r"(?P<before> *(?:- +)*)(?P<name>(?:[^\s:\"'#,\[\]{}]+|\"[^\"]*\"|'[^']*') *: +)?")
_ENTRY_NAME = re.compile(r"[a-z0-9][\w.-]* *: +")
_LIST_BEHIND = re.compile(rf"(?P<indent> *)(?P<name>(?:- +)?(?:{_LISTS}): +)(?=- )")
_FLOW_VALUE = re.compile(r"(?:(?<=[{,])|(?<=[{,] )) *[\w-]+: +(?P<value>.+?)(?=,? *[}\]]|, *[\w-]+: |,? *$)")
_FLOW_ENTRY = re.compile(r"(?<=[\[,]) *(?P<value>[^,\[\]{}]+)")
_FLOW_NAMED = re.compile(r"(?<=[{,]) *[\w-]+: +(?P<value>(?=[^,\[\]\"']*\{\{)(?:\{\{[^{}]*\}\}|[^,{}\[\]\"'])+)")
_CLOSING = {"[": "]", "{": "}"}
_WITHIN = "min|max|low|high|then|in|out|breathe|steps|alternative|again|is|has|at-most|at-least|modality|setting"
_NUMBER = re.compile(r"(?P<before> *)(?P<sign>\d{1,2}[.)])\s+(?=\S)")
_BOX = re.compile(r"(?P<before> *- +)(?P<sign>\[[ xX]?\]) +(?=\S)")
_REMARK = re.compile(r"(?P<before> *)(?P<sign>//+|<!--+|;+|/\*+) *(?P<text>.*?) *(?:--+>|\*/)?")
_STRAY = re.compile(r" *(?=[^\W_]|\.\.\.$)(?:(?!: |:$).)+")
_FENCE = re.compile(r" *(?:```|~~~).*")
_NO_COLON = re.compile(
    rf"(?P<before> *(?:- +)?)(?P<name>{'|'.join(sorted(_FIELDS, key=len, reverse=True))})"
    r"(?P<sign> *(?:->|=>|[\u2013\u2014=;?]) *| +)(?=\S)"
)
_NAME_ALONE = re.compile(rf" *(?:- +)?(?P<name>{'|'.join(sorted(_FIELDS, key=len, reverse=True))}) *")
_TWO_FIELDS = re.compile(
    r"(?P<first>(?P<indent> *)(?P<dash>- +)?[a-z][\w-]*: +[^\s\"'{\[]+?)[,;]? +"
    rf"(?P<second>(?:{'|'.join(sorted(_FIELDS))}): +\S.*)"
)
_NO_COMMA = re.compile(
    rf"(?<=[{{,]) *[\w-]+: +[^\s,{{}}\[\]]+(?P<place>) +(?=(?:{'|'.join(sorted({*_FIELDS, *_WITHIN.split('|')}))}): )"
)
_NO_HYPHEN_SPACE = re.compile(r"(?P<before> *)-(?=[a-z][\w-]*:(?: |$))")
_NO_SPACE = re.compile(r"(?P<before> *(?:- +)?)(?P<name>[a-z0-9][\w-]*):(?=[^\s:/])")
_OTHER_COLON = re.compile(rf"(?P<before> *(?:- +)?)(?P<name>[\w-]+) *(?P<sign>[{_COLONS}]) *")


class Repair(NamedTuple):
    """A line put right."""

    cause: str
    """The name of the slip in the messages."""
    column: int
    """Where in the line it is, counted from 1."""
    line: str
    """The line as it may have been meant; several, where it has line feeds."""
    sign: str = ""
    """The character that it is about."""
    is_sure: bool = True
    """Whether the line can be shown as what to write."""
    rows: int = 1
    """How many lines are moved together where only the indent is wrong."""


def line_repairs(line: str) -> Iterator[Repair]:
    """What `line` may have been meant to be, the likeliest first."""
    yield from _of_signs(line)
    yield from _of_names(line)
    yield from _of_values(line)


def stray(line: str) -> Iterator[Repair]:
    """The line left out, if it is neither a field nor an entry: the likeliest where nothing else explains it."""
    if _STRAY.fullmatch(line):
        yield Repair("stray", len(line) - len(line.lstrip(" ")) + 1, "", is_sure=False)


def _of_signs(line: str) -> Iterator[Repair]:
    """What stands at the beginning in place of a space, a hyphen or nothing."""
    if _FENCE.fullmatch(line):
        yield Repair("fence", 1, "", is_sure=False)
    spaced = re.sub(r"^\s*(?:-\s+)*(?:[\w-]+:\s+)?", lambda found: re.sub(r"\s", " ", found[0]), line)
    odd = next((place for place, (old, new) in enumerate(zip(line, spaced, strict=True)) if old != new), None)
    if odd is not None and is_odd_space(line[odd]):
        yield Repair("odd-space", odd + 1, spaced, line[odd])
    body = line.lstrip(" ")
    column = len(line) - len(body) + 1
    if body and not body.strip("\u2010\u2011\u2012\u2013\u2014\u2212-") and set(body) - {"-"}:
        yield Repair("marker", column, "---", body[0])
    if body[:1] and body[0] in BULLETS and body[1:2].isspace():
        yield Repair("bullet", column, f"{line[: column - 1]}- {body[1:].lstrip()}", body[0])
    if found := _NUMBER.match(line):
        yield Repair("bullet", column, f"{found['before']}- {line[found.end() :]}", found["sign"])
        # The lines below may stand below what is behind the number.
        aligned = f"{found['before']}-".ljust(found.end())
        yield Repair("bullet", column, f"{aligned}{line[found.end() :]}", found["sign"])
    if found := _BOX.match(line):
        yield Repair("box", found.start("sign") + 1, f"{found['before']}{line[found.end() :]}", found["sign"])
    if found := _REMARK.fullmatch(line):
        yield Repair("remark", column, f"{found['before']}# {found['text']}", found["sign"])


def _of_names(line: str) -> Iterator[Repair]:
    """What is wrong with the colon behind the name of a field."""
    if found := _OTHER_COLON.match(line):
        fixed = f"{found['before']}{found['name']}: {line[found.end() :]}"
        yield Repair("odd-colon", found.start("sign") + 1, fixed, found["sign"])
    if found := _NO_COMMA.search(line):
        place = found.start("place")
        yield Repair("comma-missing", place + 1, f"{line[:place]},{line[place:]}")
    if found := _NO_HYPHEN_SPACE.match(line):
        fixed = f"{found[0]} {line[found.end() :]}"
        yield Repair("hyphen-space", found.end(), fixed, "-")
    if found := _NO_SPACE.match(line):
        fixed = f"{found[0]} {line[found.end() :]}"
        yield Repair("colon-space", found.end(), fixed, found["name"])
    if found := _NO_COLON.match(line):
        fixed = f"{found['before']}{found['name']}: {line[found.end() :]}"
        yield Repair("colon-missing", found.end("name") + 1, fixed, found["name"])
    if found := _NAME_ALONE.fullmatch(line):
        yield Repair("colon-missing", found.end("name") + 1, f"{line.rstrip()}:", found["name"])
    if found := _TWO_FIELDS.fullmatch(line):
        indent = " " * (len(found["indent"]) + len(found["dash"] or ""))
        fixed = f"{found['first']}\n{indent}{found['second']}"
        yield Repair("two-fields", found.start("second") + 1, fixed, is_sure=False)
    if found := _LIST_BEHIND.match(line):
        name, entry = found["name"].rstrip(), line[found.end() :]
        indent = " " * (len(found["indent"]) + (4 if name.startswith("-") else 2))
        yield Repair("list-behind", found.end() + 1, f"{found['indent']}{name}\n{indent}{entry}", is_sure=False)


def _of_values(line: str) -> Iterator[Repair]:
    """What is wrong with a text: of a field, an entry, or a part of what stands in braces and brackets."""
    body = line.lstrip(" ")
    if body.startswith("#"):  # in a text of several lines; in front of a field it would stop nobody
        yield Repair("comment", len(line) - len(body) + 1, line.replace("#", "_", 1), is_sure=False)
    found = _START.match(line)
    start = found.end() if found else 0
    if found and found["before"].endswith("- ") and not _ENTRY_NAME.match(line, found.end("before")):
        start = found.end("before")
    value = line[start:].rstrip(" ")
    if value and start:
        if value[0] in _CLOSING:
            if found := _FLOW_NAMED.search(line, start):
                named, place = found["value"].rstrip(" "), found.start("value")
                fixed = line[:place] + quoted(named) + line[place + len(named) :]
                yield Repair("named", place + 1, fixed, "{{")
            yield from _of_brackets(line, start)
            for pattern in (_FLOW_VALUE, _FLOW_ENTRY):
                for part in pattern.finditer(line, start):
                    yield from _replaced(line, part.start("value"), part["value"].rstrip(" "))
        yield from _replaced(line, start, value)
    if " #" in line:  # in a text of several lines, which no quotes around this one put right
        yield Repair("comment", line.index(" #") + 2, line.replace(" #", "_#"), is_sure=False)


def _of_brackets(line: str, start: int) -> Iterator[Repair]:
    """The line with the bracket or brace that closes what is opened last and closed by another one, or not at all."""
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(line[start:], start):
        if character in _CLOSING:
            opened.append((character, place))
        elif character in _CLOSING.values():
            sign, where = opened.pop() if opened else ("", place)
            if character != _CLOSING.get(sign):
                if sign:
                    yield Repair("bracket", where + 1, line[:place] + _CLOSING[sign] + line[place:], sign)
                yield Repair("extra-bracket", place + 1, line[:place] + line[place + 1 :], character)
                return
    if opened:
        end = "".join(_CLOSING[sign] for sign, _ in reversed(opened))
        yield Repair("bracket", opened[-1][1] + 1, line.rstrip(" ") + end, opened[-1][0])


def _replaced(line: str, start: int, value: str) -> Iterator[Repair]:
    for cause, place, text, sign, is_sure in value_repairs(value):
        yield Repair(cause, start + place + 1, line[:start] + text + line[start + len(value) :], sign, is_sure)
