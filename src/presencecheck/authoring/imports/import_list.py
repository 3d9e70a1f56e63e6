"""A file, or what is piped in, as one checklist or as several with a routine."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from presencecheck.authoring.copy import copy_text, require_copy
from presencecheck.authoring.imports.compose_list import Imported, ListFile, compose
from presencecheck.authoring.imports.json_list import own_json_text
from presencecheck.authoring.imports.model import ImportedList
from presencecheck.authoring.imports.outline import read_text
from presencecheck.authoring.imports.questionnaire import read_questionnaire
from presencecheck.authoring.imports.recognise import NotAListError, recognise
from presencecheck.authoring.imports.table import read_table
from presencecheck.core.characters import hidden_in
from presencecheck.core.checklist import MOST_BYTES, Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, InvalidChecklistError, locate
from presencecheck.formats.decoding import hidden_violation, unreadable
from presencecheck.formats.load import load
from presencecheck.messages import imports as imports_messages
from presencecheck.messages import new as new_messages
from presencecheck.system.files import read_bytes

STDIN = "-"
MOST_DOCUMENT = 20 * 1024 * 1024
"""Bytes of a Word document; pictures in it make most of them."""
_BULLETS = "\uf0a8\uf06f\uf0fe\uf071\uf072\uf0b7\uf0a7\uf0d8\uf0fc"
"""Private characters that Word has for boxes and bullets."""
_READERS: Mapping[str, Callable[[str, str], list[ImportedList]]] = {
    "text": lambda text, path: [read_text(text)],
    "csv": read_table,
    "questionnaire": read_questionnaire,
}


def is_file_name(origin: str) -> bool:
    """Whether what is begun from is a file, or standard input; names of checklists hold neither dots nor slashes."""
    return origin == STDIN or any(sign in origin for sign in "./\\")


def import_list(origin: str, name: str, title: str) -> Imported:
    """What a file becomes.

    Args:
        origin: its path, or `-` for standard input.
        name: the id of the new list, or of the routine where there are several.
        title: its title; empty for its own.

    Raises:
        NotAListError: it is in no format that is read, or has no question in it.
        PresenceCheckError: it cannot be read.
        InvalidChecklistError: it is no text, holds characters that no checklist may hold, or is a checklist
            with errors.
    """
    if "://" in origin:
        raise NotAListError(*imports_messages.ADDRESS.format(address=origin[:200]))
    content = read_content(origin)
    kind = recognise(content, origin)
    if kind == "own-yaml":
        return _copied(content, origin, name, title)
    if kind == "own-json":
        return _of_json(_text(content, origin), origin, name, title)
    lists = lists_in(content, origin)
    if not any(True for each in lists for _ in each.questions):
        raise NotAListError(*imports_messages.NO_ITEM.format(path=origin))
    made = compose(lists, name, title)
    for file in made.files:
        _check(file, origin)
    return made


def lists_in(content: bytes, origin: str) -> list[ImportedList]:
    """What stands in a file that is no checklist of ours.

    Raises:
        NotAListError, InvalidChecklistError: as `import_list`.
    """
    kind = recognise(content, origin)
    if kind == "word":
        from presencecheck.authoring.imports.word import read_word

        return [read_word(content, origin)]
    return _READERS[kind](_text(content, origin), origin)


def read_content(origin: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        PresenceCheckError: it cannot be read.
    """
    if origin == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    content = read_bytes(Path(origin), MOST_DOCUMENT)
    return content if content.startswith(b"PK") else content[: MOST_BYTES + 1]


def _copied(content: bytes, origin: str, name: str, title: str) -> Imported:
    """A checklist of this program as it is, under its new id."""
    reading = load(content, origin)
    what = reading.what
    if what is None:
        raise InvalidChecklistError(reading.problems)
    if isinstance(what, Overlay):
        raise PresenceCheckError(*new_messages.ONLY_CHANGES.format(path=origin, below=what.extends))
    values = {"id": name} | ({"title": title} if title else {})
    source = imports_messages.ORIGIN.format(title=what.title, version=what.version)
    text, made = require_copy(lambda: copy_text(content.decode("utf-8-sig"), values, source), name, origin)
    items = len(made.items) if isinstance(made, Checklist) else 0
    return Imported((ListFile(name, text),), items, 0, (), ())


def _of_json(text: str, origin: str, name: str, title: str) -> Imported:
    """What `show --json` has printed, under its new id."""
    file = ListFile(name, own_json_text(text, name, title))
    _check(file, origin)
    made = load(file.text.encode(), f"{name}.yaml").what
    return Imported((file,), len(made.items) if isinstance(made, Checklist) else 0, 0, (), ())


def _text(content: bytes, origin: str) -> str:
    """The text of a file.

    Raises:
        InvalidChecklistError: it is none, or holds characters that no checklist may hold.
    """
    refusal = unreadable(content)
    if refusal is not None:
        violation, mark = refusal
        raise InvalidChecklistError([locate(violation, origin, *mark)])
    text = content.decode("utf-8-sig")
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        for column, character in hidden_in(line, "\t" + _BULLETS):
            raise InvalidChecklistError([locate(hidden_violation(character), origin, number, column + 1)])
    return text


def _check(file: ListFile, origin: str) -> None:
    """The reader judges what was made; what it finds is told of the file that it came from."""
    problems = [each for each in load(file.text.encode(), f"{file.name}.yaml").problems if each.severity == "error"]
    if problems:
        raise InvalidChecklistError([_moved(problem, origin) for problem in problems])


def _moved(problem: Diagnostic, origin: str) -> Diagnostic:
    return Diagnostic(origin, 1, 1, problem.severity, problem.code, problem.message, problem.hint)
