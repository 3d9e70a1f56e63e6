"""What a file that is to come in is: a list in a format that is read, or something else, by its name. Pure."""

import csv
import json
import re
import tomllib
from typing import Any, Literal

from presencecheck.authoring.imports.rows import known_columns
from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.formats.decoding import unreadable
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import import_kinds as import_kinds_messages
from presencecheck.messages import imports as imports_messages

Kind = Literal["text", "csv", "own-yaml", "own-json", "questionnaire", "word"]
DELIMITERS = (",", ";", "\t")

_BEGINNINGS = {
    "word": re.compile(rb"PK\x03\x04"),
    "old-office": re.compile(rb"\xd0\xcf\x11\xe0"),
    "zip": re.compile(rb"PK\x05\x06"),
    "rtf": re.compile(rb"\{\\rtf"),
    "pdf": re.compile(rb"%PDF-"),
    "picture": re.compile(rb"\x89PNG\r|GIF8[79]a|\xff\xd8\xff|RIFF....WEBP", re.DOTALL),
    "html": re.compile(
        rb"(?:<!--(?:(?!-->).){0,2000}-->\s{0,20}|<\?xml\b[^>]{0,200}>\s{0,20}){0,4}<(?:!doctype\s+html|html|head|body)\b",
        re.DOTALL | re.IGNORECASE,
    ),
    "opml": re.compile(rb"(?:<\?xml\b[^>]{0,200}>\s{0,20})?<opml\b", re.IGNORECASE),
    "questionnaire-xml": re.compile(
        rb"(?:<\?xml\b[^>]{0,200}>\s{0,20})?<Questionnaire\b[^>]{0,500}hl7\.org/fhir", re.IGNORECASE
    ),
    "xml": re.compile(rb"<\?xml\b|<svg\b"),
    "calendar": re.compile(rb"BEGIN:VCALENDAR"),
    "contact": re.compile(rb"BEGIN:VCARD"),
    "latex": re.compile(rb"\\documentclass\b"),
    "script": re.compile(rb"#!\s?/"),
}
"""How files of other programs begin, each by the name of its kind in the messages."""
_IN_ZIP = {
    b"word/": "word",
    b"xl/": "spreadsheet",
    b"ppt/": "slides",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
    b"mimetypeapplication/vnd.oasis": "open-document",
    b"mimetypeapplication/epub": "book",
}
"""What the names in a zip tell of it."""
_NAMED = {"xls": "spreadsheet", "ods": "spreadsheet", "numbers": "spreadsheet", "pages": "open-document"}
_MOST_BEGINNING = 10_000


class NotAListError(PresenceCheckError):
    """The file is something else than a list, or nothing was found in it."""

    exit_code = ExitCode.NOT_READY


def refusal(path: str, kind: str) -> NotAListError:
    """That a file of this kind is not read, and as what to save it."""
    what, hint = import_kinds_messages.KINDS[kind]
    return NotAListError(*imports_messages.NOT_A_LIST.format(path=path, what=what, hint=hint))


def recognise(content: bytes, path: str) -> Kind:
    """The format of a file.

    Args:
        content: the file's bytes.
        path: its name, whose ending tells where the content does not.

    Raises:
        NotAListError: it is in none that is read.
    """
    ending = path.rpartition(".")[2].casefold()
    beginning = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:_MOST_BEGINNING]
    found = next((kind for kind, pattern in _BEGINNINGS.items() if pattern.match(beginning)), "")
    if found == "word":
        found = next((kind for sign, kind in _IN_ZIP.items() if sign in content), "zip")
    if found in ("old-office", "zip", "open-document"):
        found = _NAMED.get(ending, found)
    if found == "word":
        return "word"
    if found:
        raise refusal(path, found)
    unread = unreadable(content)
    if b"\0" in content[:_MOST_BEGINNING] and (unread is None or unread[0].code == "not-utf-8"):
        raise refusal(path, "binary")
    if unread is not None:
        return "text"  # which then says at which byte it is none
    return _of_text(content, content.decode("utf-8-sig"), path, ending)


def _of_text(content: bytes, text: str, path: str, ending: str) -> Kind:
    """The format of a file that is text."""
    if text.lstrip().startswith(("{", "[")) and (data := _json(text)) is not None:
        return _of_json(data, path)
    if other := _other_program(content, text, ending):
        raise refusal(path, other)
    if _is_own(content, ending):
        return "own-yaml"
    if ending in ("csv", "tsv", "tab") or "ask" in _header(text):
        return "csv"
    return "text"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_json(data: Any, path: str) -> Kind:
    if isinstance(data, dict):
        if data.get("resourceType") == "Questionnaire":
            return "questionnaire"
        if data.get("format") == 1 and {"checklist", "routine"} & set(data):
            return "own-json"
        for keys, kind in _JSON_KEYS.items():
            if set(keys) <= set(data):
                raise refusal(path, kind)
    raise refusal(path, "json")


_JSON_KEYS = {
    ("resourceType",): "fhir-other",
    ("format", "checklists"): "own-list-json",
    ("format", "run"): "own-run-json",
    ("format", "runs"): "own-run-json",
    ("cards", "lists"): "trello",
    ("template_id",): "safety-culture",
    ("template_data",): "safety-culture",
    ("projects", "items"): "todoist",
    ("gid", "resource_type"): "asana",
}
"""The fields by which other JSON is known."""


def _other_program(content: bytes, text: str, ending: str) -> str:
    """What program wrote a text that is no list; empty where none is known."""
    header = {cell.casefold() for cell in _header_cells(text)}
    for columns, kind in import_kinds_messages.COLUMNS.items():
        if set(columns) <= header:
            return kind
    if ending == "toml" or ("=" in text and _is_toml(text)):
        return "toml"
    return _other_yaml(read(content).data, is_named=ending in ("yaml", "yml"))


def _other_yaml(data: Any, *, is_named: bool) -> str:
    """Whether data in YAML are another program's; notes can look like YAML, too, but hold no lists of fields."""
    if not isinstance(data, dict):
        return "yaml" if is_named and isinstance(data, list) else ""
    if _OWN_FIELDS & set(data):
        return ""
    if isinstance(data.get("sections"), list) and "title" in data:
        return "deon"
    lists = [each for each in data.values() if isinstance(each, list) and each]
    has_fields = any(all(isinstance(entry, dict) for entry in each) for each in lists)
    return "yaml" if is_named or has_fields else ""


_OWN_FIELDS = {"format", "items", "include", "extends"}
"""One of these is in each file of ours."""


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


def _is_own(content: bytes, ending: str) -> bool:
    """Whether it is a checklist, a routine or an overlay of this program, with or without errors."""
    data = read(content).data
    if isinstance(data, dict):
        return "format" in data or ("id" in data and bool({"items", "include", "extends"} & set(data)))
    return ending in ("yaml", "yml") or bool(re.search(rb"^format:[ \t]*1\b", content, re.M))


def delimiter_of(text: str) -> str:
    """What stands between the cells of a table in text."""
    first = text.lstrip("\ufeff\r\n ")
    known = {sign: known_columns(_cells(first, sign)) for sign in DELIMITERS}
    telling = [sign for sign in DELIMITERS if "ask" in known[sign]]
    return max(telling or DELIMITERS, key=lambda sign: len(_cells(first, sign)))


def _header_cells(text: str) -> list[str]:
    return _cells(text.lstrip("\ufeff\r\n "), delimiter_of(text))


def _header(text: str) -> list[str]:
    """The known columns in the first line, where it has several cells."""
    cells = _header_cells(text)
    return known_columns(cells) if len(cells) > 1 else []


def _cells(text: str, delimiter: str) -> list[str]:
    line = text.partition("\n")[0][:_MOST_BEGINNING]
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
