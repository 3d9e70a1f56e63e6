"""pack.yaml: what a pack says of itself, read and validated like a checklist."""

from collections.abc import Iterator, Mapping

from presencecheck.core.frozen import Frozen, field
from presencecheck.core.names import is_id
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.formats.document import Data
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import requires as requires_messages
from presencecheck.packs.requirements import Requirement, parse
from presencecheck.system.practice import IS_RIGHT
from presencecheck.system.setting_values import right_values

RESERVED = ("own", "shipped", "here")
"""Names of the layers that are no packs."""

LONGEST = {"format": 9, "name": 64, "title": 60, "version": 40, "publisher": 100, "licence": 100, "language": 35}
PRACTICE = "practice"
REQUIRES = "requires"
MOST_REQUIRED = 20
REQUIRED = ("format", "name", "title", "version", "publisher", "licence")


class Metadata(Frozen):
    """What a pack says of itself."""

    name: str
    """What it is called in commands and in `pack-name:id`."""
    title: str
    version: str
    publisher: str
    licence: str
    language: str = "en"
    practice: Mapping[str, str] = field(default_factory=dict)
    """What the practice says of itself on pages for clients, as in the settings."""
    requires: tuple[Requirement, ...] = ()
    """Other packs that it needs."""


def read_metadata(content: bytes, path: str) -> tuple[Metadata | None, list[Diagnostic]]:
    """What the bytes of a pack.yaml say; None, and the reasons among the problems, where they cannot be used.

    Args:
        content: the file's bytes.
        path: the name to use in problems.
    """
    document = read(content)
    found = [locate(violation, path, *mark) for violation, mark in document.violations]
    if document.data is not None:
        found += [
            locate(violation, path, *document.mark(violation.where, key=violation.code == "unknown-key"))
            for violation in _violations(document.data)
        ]
    data = document.data
    problems = sorted(dict.fromkeys(found), key=lambda problem: (problem.line, problem.column, problem.code))
    if any(problem.severity == "error" for problem in problems) or not isinstance(data, dict):
        return None, problems
    said = {key: str(value) for key, value in data.items() if key not in ("format", PRACTICE, REQUIRES)}
    facts = data.get(PRACTICE)
    practice = {key: str(value) for key, value in facts.items()} if isinstance(facts, dict) else {}
    lines = data.get(REQUIRES)
    parsed = [parse(line) for line in lines if isinstance(line, str)] if isinstance(lines, list) else []
    return Metadata(**said, practice=practice, requires=tuple(filter(None, parsed))), problems


def _violations(data: Data) -> Iterator[Violation]:
    if not isinstance(data, dict):
        yield Violation("not-a-mapping", ())
        return
    known = (*LONGEST, PRACTICE, REQUIRES)
    for key, value in data.items():
        if key not in known:
            yield _unknown((key,), known)
        elif key == PRACTICE:
            yield from _practice_violations(value)
        elif key == REQUIRES:
            yield from _requires_violations(value, data.get("name"))
        elif value is not None:
            yield from _value_violations(key, value)
    for key in REQUIRED:
        if key not in data:
            yield Violation("missing-key", (), {"key": key})


def _unknown(where: tuple[str, ...], known: tuple[str, ...]) -> Violation:
    words = {"key": where[-1][:40], "known": enumeration_messages.join_with_commas(known)}
    return Violation("unknown-key", where, words, near=(where[-1], known))


def _practice_violations(facts: Data) -> Iterator[Violation]:
    if not isinstance(facts, dict):
        yield Violation("not-a-mapping", (PRACTICE,))
        return
    for key, value in facts.items():
        where = (PRACTICE, key)
        if key not in IS_RIGHT:
            yield _unknown(where, tuple(IS_RIGHT))
        elif not isinstance(value, str):
            yield Violation("not-text", where, {"key": key})
        elif not IS_RIGHT[key](value):
            yield Violation("odd-fact", where, {"key": key, "help": right_values(f"{PRACTICE}.{key}")})


def _requires_violations(lines: Data, name: Data) -> Iterator[Violation]:
    if not isinstance(lines, list) or len(lines) > MOST_REQUIRED:
        reason = requires_messages.TOO_MANY.format(most=MOST_REQUIRED)
        yield Violation("odd-value", (REQUIRES,), {"key": REQUIRES, "reason": reason})
        return
    for place, line in enumerate(lines):
        found = parse(line) if isinstance(line, str) else None
        if found is None or found.name in (*RESERVED, name):
            reason = requires_messages.ITSELF if found and found.name == name else requires_messages.FORM
            yield Violation("odd-value", (REQUIRES, place), {"key": REQUIRES, "reason": reason})


def _value_violations(key: str, value: Data) -> Iterator[Violation]:
    if not isinstance(value, str):
        yield Violation("not-text", (key,), {"key": key})
    elif key == "format":
        if value != "1":
            yield Violation("wrong-format", (key,), {"format": value[:20]})
    elif not 1 <= len(value) <= LONGEST[key]:
        yield Violation(
            "too-short-or-long", (key,), {"key": key, "bound": pack_messages.LENGTH.format(most=LONGEST[key])}
        )
    elif "\n" in value:
        yield Violation("odd-value", (key,), {"key": key, "reason": pack_messages.ONE_LINE})
    elif key == "name" and value in RESERVED:
        yield Violation("reserved-id", (key,), {"id": value})
    elif key == "name" and not is_id(value):
        yield Violation("odd-id", (key,), {"id": value})
