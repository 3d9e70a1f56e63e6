"""Bytes of a file → the text that the parser gets, with every character that no text may hold. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from presencecheck.core.characters import hidden_in, is_unknown
from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.problems import Violation
from presencecheck.messages import characters as characters_messages

MOST_HIDDEN = 100
"""Hidden characters that are reported; a file with more is not text."""

Mark = tuple[int, int]
"""Line and column, both counted from 1."""
Located = tuple[Violation, Mark]

_FOREIGN = {
    "UTF-32": re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0\0\0|\0\0\0[^\0]"),
    "UTF-16": re.compile(rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]"),
}
"""The first bytes of files in other encodings, with or without a byte-order mark."""
_NOT_PLAIN = {
    "word": re.compile(
        rb"PK\x03\x04.{26}(?:word/|_rels/|docProps/|customXml/|\[Content_Types)|\xd0\xcf\x11\xe0", re.DOTALL
    ),
    "open-document": re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", re.DOTALL),
    "zip": re.compile(rb"PK(?:\x03\x04|\x05\x06)"),
    "rtf": re.compile(rb"\{\\rtf"),
    "pdf": re.compile(rb"%PDF-"),
    "html": re.compile(
        rb"(?:<!--(?:(?!-->).){0,2000}-->\s{0,20}|<\?xml\b[^>]{0,200}>\s{0,20}){0,4}<(?:!doctype\s+html|html|head|body)\b",
        re.DOTALL | re.IGNORECASE,
    ),
    "xml": re.compile(rb"<\?xml\b"),
    "picture": re.compile(rb"\x89PNG\r|GIF8[79]a|\xff\xd8\xff"),
}
"""How files of other programs begin, each by the name of its kind in the messages."""
_MOST_BEGINNING = 10_000
_BOM = b"\xef\xbb\xbf"
_USUAL = bytes(range(0x20, 0x7F)) + b"\n"
"""Bytes of which there is nothing to say, whatever stands around them."""
_INDENT_WITH_TAB = re.compile(r"^ *\t[ \t]*", re.M)
TAB_WIDTH = 8
"""Spaces that stand for a tab at the beginning of a line."""


class Text:
    """The text of a file as the parser gets it, and how places in it are places of the file.

    Tabs are spaces in it, since parsers of YAML disagree on where a tab may stand; carriage returns that end the lines
    of old systems are line feeds.

    Attributes:
        content: the text.
        tabs: by line, how many tabs its indent begins with.
    """

    def __init__(self, text: str) -> None:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
        self.tabs: dict[int, int] = {}
        if "\t" in text:
            for found in _INDENT_WITH_TAB.finditer(text):
                self.tabs[text.count("\n", 0, found.start()) + 1] = found[0].count("\t")
            text = _INDENT_WITH_TAB.sub(lambda found: found[0].replace("\t", " " * TAB_WIDTH), text)
        self.content = text.replace("\t", " ")

    def place(self, line: int, column: int) -> Mark:
        """The place in the file of a place in the text, both counted from 1."""
        return line, max(column - self.tabs.get(line, 0) * (TAB_WIDTH - 1), 1)


def decode(source: bytes) -> tuple[Text | None, list[Located]]:
    """The text in `source`, None where there is nothing to parse; and what is wrong with its bytes and characters."""
    refusal = unreadable(source)
    if refusal is not None:
        return None, [refusal]
    text = Text(source.decode("utf-8-sig"))
    special = set(text.content.encode().translate(None, _USUAL).decode())  # a text of thousands has a few, if any
    found = list(islice(_hidden(text), MOST_HIDDEN)) if any(hidden_in("".join(special))) else []
    if not found and not text.content.strip():
        return None, [(Violation("empty-file", ()), (1, 1))]
    return (None if found else text), found or list(_unknown(text, special))


def unreadable(source: bytes) -> Located | None:
    """Why and where these bytes are not readable text; None if they are."""
    if len(source) > MOST_BYTES:
        return Violation("too-large", (), {"limit": MOST_BYTES // 1024}), (1, 1)
    start = source.removeprefix(_BOM).lstrip()[:_MOST_BEGINNING]
    for kind, beginning in _NOT_PLAIN.items():
        if beginning.match(start):
            return Violation("not-plain-text", (), {"what": characters_messages.KINDS[kind]}), (1, 1)
    for encoding, beginning in _FOREIGN.items():
        if beginning.match(source):
            return Violation("utf-16", (), {"encoding": encoding}), (1, 1)
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # the codec counts behind a byte-order mark
        mark = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Violation("not-utf-8", (), {"byte": error.start + len(source) - len(error.object)}), mark
    return None


def hidden_violation(character: str, where: tuple[str | int, ...] = ()) -> Violation:
    """The violation of a hidden character, with its name where people have one for it."""
    code, name = characters_messages.code_of(character), characters_messages.name_of(character)
    return Violation("hidden-character", where, {"character": code, "name": name})


def _hidden(text: Text) -> Iterator[Located]:
    """Each hidden character of the text."""
    for number, line in enumerate(text.content.split("\n"), 1):
        for column, character in hidden_in(line):
            yield hidden_violation(character), text.place(number, column + 1)


def _unknown(text: Text, characters: Iterable[str]) -> Iterator[Located]:
    """Each of these characters that this Python does not know, where it stands first."""
    for character in sorted(characters):
        if is_unknown(character):
            before = text.content.partition(character)[0]
            mark = text.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
            yield Violation("unknown-character", (), {"character": characters_messages.code_of(character)}), mark
