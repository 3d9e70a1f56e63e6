"""pack.yaml: what a pack says of itself, read and validated like a checklist."""

from collections.abc import Iterator

from presencecheck.core.frozen import Frozen
from presencecheck.core.names import is_id
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.formats.document import Data
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import pack as pack_messages

RESERVED = ("own", "shipped", "here")
"""Names of the layers that are no packs."""

_LONGEST = {"format": 9, "name": 64, "title": 60, "version": 40, "publisher": 100, "licence": 100, "language": 35}
_REQUIRED = ("format", "name", "title", "version", "publisher", "licence")


class Metadata(Frozen):
    """What a pack says of itself."""

    name: str
    """What it is called in commands and in `pack-name:id`."""
    title: str
    version: str
    publisher: str
    licence: str
    language: str = "en"


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
    problems = sorted(set(found), key=lambda problem: (problem.line, problem.column, problem.code))
    if any(problem.severity == "error" for problem in problems) or not isinstance(data, dict):
        return None, problems
    return Metadata(**{key: str(value) for key, value in data.items() if key != "format"}), problems


def _violations(data: Data) -> Iterator[Violation]:
    if not isinstance(data, dict):
        yield Violation("not-a-mapping", ())
        return
    known = tuple(_LONGEST)
    for key, value in data.items():
        if key not in _LONGEST:
            words = {"key": key[:40], "known": enumeration_messages.join_with_commas(known)}
            yield Violation("unknown-key", (key,), words, near=(key, known))
        elif value is not None:
            yield from _value_violations(key, value)
    for key in _REQUIRED:
        if key not in data:
            yield Violation("missing-key", (), {"key": key})


def _value_violations(key: str, value: Data) -> Iterator[Violation]:
    if not isinstance(value, str):
        yield Violation("not-text", (key,), {"key": key})
    elif key == "format":
        if value != "1":
            yield Violation("wrong-format", (key,), {"format": value[:20]})
    elif not 1 <= len(value) <= _LONGEST[key]:
        yield Violation(
            "too-short-or-long", (key,), {"key": key, "bound": pack_messages.LENGTH.format(most=_LONGEST[key])}
        )
    elif "\n" in value:
        yield Violation("odd-value", (key,), {"key": key, "reason": pack_messages.ONE_LINE})
    elif key == "name" and value in RESERVED:
        yield Violation("reserved-id", (key,), {"id": value})
    elif key == "name" and not is_id(value):
        yield Violation("odd-id", (key,), {"id": value})
