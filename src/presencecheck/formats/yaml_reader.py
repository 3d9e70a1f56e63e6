"""Bytes of a YAML file → plain data with the line and column of every part, from the parser's events.

Only dicts, lists and text are built: no types are guessed (`no`, `on` and `12:30` stay text), and nothing is
referenced, included or run. Every problem that can be found is reported; behind a slip that the parser stops at, the
text is read on as it was meant.
"""

from operator import itemgetter

from presencecheck.formats.decoding import Located, Text, decode
from presencecheck.formats.document import Document, LaterDocument
from presencecheck.formats.document_builder import DocumentBuilder
from presencecheck.formats.plain_data import plain_data
from presencecheck.formats.slip_violations import failure_violation, repair_violation, slip_violation
from presencecheck.formats.syntax_slips import Budget, find_slip

MOST_SLIPS = 9
"""Slips that are told of one file; each is looked for in the text without those before it."""


def read(source: bytes) -> Document:
    """Read the document in `source`; problems are in its `violations` and are not raised."""
    text, found = decode(source)
    if text is None:
        return Document(violations=found)
    data = None if found or text.tabs else plain_data(text.content)
    if data is None:
        return _read_all(text, found)
    return LaterDocument(lambda: _read_all(text, []), data=data, violations=[], has_names=False)


def read_all(source: bytes) -> Document:
    """Read the document in `source` with the places of all parts, which hardly anybody asks for."""
    text, found = decode(source)
    return Document(violations=found) if text is None else _read_all(text, found)


def _read_all(text: Text, found: list[Located]) -> Document:
    """The document of a text with the places of all parts; `found` is what is wrong with its characters."""
    content, slips, budget = text.content, list[Located](), Budget(text.content)
    while True:
        builder = DocumentBuilder(text, content)
        failure = builder.build()
        slip = find_slip(content, failure, budget) if failure and len(slips) < MOST_SLIPS else None
        if slip is None:
            break
        violation = repair_violation(slip.repair, content.split("\n")[slip.line - 1])
        if slip.repair.cause != "indent" or slip.line not in text.tabs:  # of tabs the builder tells
            slips.append((violation, text.place(slip.line, slip.repair.column)))
        content = slip.text
    if failure is not None:
        tab = slip_violation("tab", "") if failure.mark[0] in text.tabs else None
        slips.append((tab or failure_violation(failure), text.place(*failure.mark)))
    document = builder.document
    if slips:
        document.data = None  # what it says may not be what was meant
    document.violations = sorted([*found, *slips, *document.violations], key=itemgetter(1))
    return document
