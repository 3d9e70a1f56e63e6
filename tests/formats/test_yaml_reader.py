"""How the bytes of a file become data with places: what is read as what, and what is refused, and where."""

import unicodedata
from functools import cache
from typing import Any

import pytest
import yaml

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.problems import Where
from presencecheck.formats import yaml_events
from presencecheck.formats.decoding import Mark
from presencecheck.formats.document_builder import MOST_CHARACTERS
from presencecheck.formats.yaml_events import MOST_DEPTH, MOST_NODES
from presencecheck.formats.yaml_reader import read

Found = tuple[str, int, int]


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs twice: with libyaml, and with the pure Python parser of systems that lack it."""
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_events, "_LOADER", getattr(yaml, request.param))


def found(source: str | bytes) -> list[Found]:
    """The code, line and column of everything that is wrong with `source`."""
    document = read(source.encode() if isinstance(source, str) else source)
    return [(violation.code, *mark) for violation, mark in document.violations]


ROOM = """\
# The room
title: Räume 🎧 # all of them
items:
  - water: "Is it near?"
  - {é: 1, 🎧: [a, b]}
why: >
  It is
  quiet.
"""
PLACES: list[tuple[Where, Mark, Mark]] = [
    (("title",), (2, 1), (2, 8)),
    (("items",), (3, 1), (4, 3)),
    (("items", 0, "water"), (4, 5), (4, 12)),
    (("items", 1, "é"), (5, 6), (5, 9)),
    (("items", 1, "🎧"), (5, 12), (5, 15)),
    (("items", 1, "🎧", 1), (5, 19), (5, 19)),
    (("why",), (6, 1), (6, 6)),
    (("items", 0, "ask"), (4, 12), (4, 12)),  # the short form: it names no field
    (("items", 0, "why"), (4, 5), (4, 5)),  # not there: the nearest part around it
    (("nowhere",), (2, 1), (2, 1)),
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize(("where", "key", "value"), PLACES, ids=str)
def test_places(where: Where, key: Mark, value: Mark, bom: str, ending: str) -> None:
    """A message points at the very letter, whatever editor and system the file was saved with."""
    document = read((bom + ROOM).replace("\n", ending).encode())
    assert not document.errors
    assert (document.mark(where, key=True), document.mark(where)) == (key, value)


PLAIN = "no No on off yes y true null ~ 12:30 2024-01-01 012 0o14 0x1F 1_000 1e3 .inf .NaN -1 = 190:20:30.15"


@pytest.mark.parametrize("text", PLAIN.split())
def test_text_stays_what_it_looks_like(text: str) -> None:
    """The answer `no` does not become false, nor 12:30 the number 750, as in other readers of YAML."""
    assert read(f"{text}: [{text}]".encode()).data == {text: [text]}


TEXTS = [
    ('"a\\tb\\u00e9"', "a\tbé"),
    ("'it''s so'", "it's so"),
    ("''", ""),
    ("|\n  one\n  two", "one\ntwo"),
    (">-\n  one\n  two", "one two"),
    ("one\n  two", "one two"),
    ("a # b", "a"),
    ("a#b", "a#b"),
    ("Räume 🎧 \u05e9\u05dc\u05d5\u05dd e\u0301", "Räume 🎧 \u05e9\u05dc\u05d5\u05dd e\u0301"),
]


@pytest.mark.parametrize(("written", "text"), TEXTS)
def test_ways_of_writing_text(written: str, text: str) -> None:
    """Quotes and folded lines give the text that a person meant."""
    assert read(f"why: {written}".encode()).data == {"why": text}


def test_json_is_read_as_well() -> None:
    """A checklist that another program wrote as JSON can be used."""
    source = b'{"format": 1, "title": "", "items": [{"keep": false, "seconds": null}]}'
    assert read(source).data == {"format": "1", "title": "", "items": [{"keep": "false", "seconds": "null"}]}


REFUSED: dict[str, tuple[str, list[Found]]] = {
    "anchor": ("a: &x b", [("anchor", 1, 4)]),
    "anchor on a mapping": ("b: c\na: &x\n  d: e", [("anchor", 2, 4)]),
    "anchor on a name": ("&x a: b", [("anchor", 1, 1)]),
    "alias": ("a: *x", [("anchor", 1, 4)]),
    "merge key": ("a: b\n<<: {c: d}", [("merge", 2, 1)]),
    "object tag": ("a: !!python/object/apply:os.system [ls]", [("tag", 1, 4)]),
    "include tag": ("a: !include /etc/passwd", [("tag", 1, 4)]),
    "binary tag": ("a: !!binary aGVsbG8=", [("tag", 1, 4)]),
    "harmless tag": ("a: !!str b", [("tag", 1, 4)]),
    "bare tag": ("a: ! b", [("tag", 1, 4)]),
    "tag on a name": ("!!str a: b", [("tag", 1, 1)]),
    "tag on the whole file": ("!!map\na: b", [("tag", 1, 1)]),
    "tag that is NUL": ("a: !<%00> b", [("tag", 1, 4)]),
    "name twice": ("a: b\nc: d\na: e", [("double-key", 3, 1)]),
    "name three times": ("{a: b, a: c, a: d}", [("double-key", 1, 8), ("double-key", 1, 14)]),
    "a list as a name": ("a: b\n[c]: d", [("odd-key", 2, 1)]),
    "a mapping as a name": ("? {a: b}\n: d", [("odd-key", 1, 3)]),
    "no value": ("a:\nb: c", [("no-value", 1, 1)]),
    "no value in a list": ("a:\n  - b\n  -", [("no-value", 3, 4)]),
    "several documents": ("a: b\n---\nc: d", [("several-documents", 2, 1)]),
    "no bytes": ("", [("empty-file", 1, 1)]),
    "white space": (" \n\n  \n", [("empty-file", 1, 1)]),
    "comment only": ("# nothing\n", [("empty-file", 1, 1)]),
    "document of nothing": ("---\n...\n", [("empty-file", 1, 1)]),
    "unclosed bracket": ("a: [b\nc: d", [("syntax", 1, 4)]),
    "tab as indent": ("a:\n\t- b", [("syntax", 2, 1)]),
    "two colons": ("a: b: c", [("syntax", 1, 5)]),
    "a CR inside a line": ("a: b\nc: d\re", [("hidden-character", 2, 5)]),
    "text too long": (f"a: {'x' * (MOST_CHARACTERS + 1)}", [("too-long", 1, 4)]),
    "name too long": (f"? {'x' * (MOST_CHARACTERS + 1)}\n: b", [("too-long", 1, 3)]),
    "too many parts": ("a: [" + "x," * (MOST_NODES - 1) + "]", [("too-many", 1, 10001)]),
    "too deep": ("[" * 13 + "a" + "]" * 13, [("too-deep", 1, 14)]),
    "too large": ("#" * (MOST_BYTES + 1), [("too-large", 1, 1)]),
}


@pytest.mark.parametrize(("source", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused(source: str, expected: list[Found]) -> None:
    """What could run, hide, multiply or be overlooked is refused at its line and column."""
    assert found(source) == expected


AT_THE_LIMIT = {
    "text": f"a: {'x' * MOST_CHARACTERS}",
    "parts": "a: [" + "x," * (MOST_NODES - 2) + "]",
    "depth": "[" * 12 + "a" + "]" * 12,
    "size": "#".ljust(MOST_BYTES - 5, "x") + "\na: b",
    "one document, marked": "---\na: b\n...\n",
    "a quoted <<": '"<<": a',
    "a quoted &, * and !": "a: ['&x', '*x', '!x']",
}


@pytest.mark.parametrize("source", AT_THE_LIMIT.values(), ids=AT_THE_LIMIT)
def test_just_allowed(source: str) -> None:
    """A file that only comes near to what is refused is read."""
    assert read(source.encode()).data is not None
    assert found(source) == []


def test_the_first_of_two_equal_names_is_pointed_out() -> None:
    """The message about a name given twice says where the other one is."""
    [(violation, _)] = read(b"a: b\nc: d\na: e").violations
    assert violation.words == {"key": "a", "line": 1}


PARSERS_OWN_LIMIT = 1_000
"""Where newer parsers stop by themselves, sometimes before ours is counted: the place told is theirs then."""
UNENDING = {"[": 14, "{a: ": 53, "- ": 27, "? ": 27}


@pytest.mark.parametrize(("opening", "column"), UNENDING.items(), ids=UNENDING)
def test_depth_bomb(opening: str, column: int) -> None:
    """A hundred thousand opened brackets end in a message, not in a crash."""
    source = (opening * 100_000)[:MOST_BYTES].encode()
    assert read(source).data is None
    code, line, reached = found(source)[-1]
    assert (code, line) == ("too-deep", 1)
    assert reached in (column, PARSERS_OWN_LIMIT + 1)


@pytest.mark.parametrize(
    ("template", "depth"),
    [
        *((template, MOST_DEPTH + 1) for template in ("{}", "a: {}", "- {}", "a: b\nc: {{d: {}}}")),
        *(("a: b\nc: {{d: {}}}", depth) for depth in (PARSERS_OWN_LIMIT, PARSERS_OWN_LIMIT + 1)),
    ],
)
def test_too_deep_is_told_as_such(template: str, depth: int) -> None:
    """Whichever parser reads it, a person learns that brackets are too deep, never that the indent is wrong."""
    assert [code for code, _, _ in found(template.format("[" * depth + "x" + "]" * depth))] == ["too-deep"]


def test_billion_laughs() -> None:
    """A file of half a kilobyte that would unfold into gigabytes unfolds into nothing."""
    source = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 10))
    assert {code for code, _, _ in found(source)} == {"anchor"}
    assert found(source)[0] == ("anchor", 1, 5)
    assert len(repr(read(source.encode()).data)) < len(source)


def test_merge_bomb() -> None:
    """A file whose merge keys would fill the memory is read in one pass."""
    source = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n}\n  <<: [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 27))
    assert {code for code, _, _ in found(source)} == {"anchor", "merge"}


def saved_as(encoding: str, bom: str = "\ufeff") -> bytes:
    """A small file in another encoding."""
    return f"{bom}title: Räume\n".encode(encoding)


ENCODINGS: dict[str, tuple[bytes, Found, dict[str, object]]] = {
    "UTF-16 LE, BOM": (saved_as("utf-16-le"), ("utf-16", 1, 1), {"encoding": "UTF-16"}),
    "UTF-16 BE, BOM": (saved_as("utf-16-be"), ("utf-16", 1, 1), {"encoding": "UTF-16"}),
    "UTF-32 LE, BOM": (saved_as("utf-32-le"), ("utf-16", 1, 1), {"encoding": "UTF-32"}),
    "UTF-32 BE, BOM": (saved_as("utf-32-be"), ("utf-16", 1, 1), {"encoding": "UTF-32"}),
    "UTF-16 LE": (saved_as("utf-16-le", ""), ("utf-16", 1, 1), {"encoding": "UTF-16"}),
    "UTF-16 BE": (saved_as("utf-16-be", ""), ("utf-16", 1, 1), {"encoding": "UTF-16"}),
    "UTF-32 LE": (saved_as("utf-32-le", ""), ("utf-16", 1, 1), {"encoding": "UTF-32"}),
    "UTF-32 BE": (saved_as("utf-32-be", ""), ("utf-16", 1, 1), {"encoding": "UTF-32"}),
    "Latin-1": (saved_as("latin-1", ""), ("not-utf-8", 1, 9), {"byte": 8}),
    "Latin-1 pasted into UTF-8": ("a: ä\nid: ä".encode() + b"\xe4", ("not-utf-8", 2, 6), {"byte": 12}),
    "Latin-1 after a BOM": (b"\xef\xbb\xbfa: \xe4", ("not-utf-8", 1, 4), {"byte": 6}),
    "Latin-1 on a line after a BOM": (b"\xef\xbb\xbfa: b\nc: \xe4", ("not-utf-8", 2, 4), {"byte": 11}),
}


@pytest.mark.parametrize(("source", "expected", "words"), ENCODINGS.values(), ids=ENCODINGS)
def test_other_encodings(source: bytes, expected: Found, words: dict[str, object]) -> None:
    """A file saved in another encoding is named as such in one message, not in one for each letter."""
    assert found(source) == [expected]
    assert read(source).violations[0][0].words == words


KEPT = "\u00ad\u200c\u200d"


@cache
def hidden() -> list[str]:
    """All characters that nobody sees, but for those that are let in."""
    unseen = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}]
    return [c for c in unseen if c not in f"\t\n{KEPT}"] + list("\ue000\uffff\U0010fffe")  # private, no characters


WAYS: dict[str, tuple[str, str, int]] = {
    "raw": ("raw", "a: b\nc: 'd{}e'", 6),
    "raw, in a name": ("raw", "a: b\n'c{}': d", 3),
    "raw, in a comment": ("raw", "a: b\nc: d #{}e", 7),
    "escaped": ("escaped", 'a: b\nc: "d{}e"', 4),
    "escaped, in a name": ("escaped", 'a: b\n"c{}": d', 1),
    "escaped, in a list": ("escaped", 'a: b\nc: [d, "e{}"]', 8),
}


@pytest.mark.parametrize(("form", "template", "column"), WAYS.values(), ids=WAYS)
def test_hidden_characters(form: str, template: str, column: int) -> None:
    """No control, bidirectional or invisible character gets in, neither as itself nor as an escape."""
    overlooked = [
        f"U+{ord(character):04X}"
        for character in hidden()
        if found(template.format(character if form == "raw" else f"\\U{ord(character):08X}"))
        != [("hidden-character", 2, column)]
    ]
    assert overlooked == []
    assert len(hidden()) > 100


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\b", "\\e", "\\v", "\\f", "\\r", "\\N", "\\L", "\\P", "\\x9b"])
def test_short_escapes(escape: str) -> None:
    """The short names of control characters help no one to get them in."""
    assert found(f'a: "b{escape}"') == [("hidden-character", 1, 4)]


@pytest.mark.parametrize("character", [*KEPT, "\u00a0", "\u3000", "\ufe0f", "\U0001fae8", "\U0001fae9"], ids=ascii)
def test_kept_characters(character: str) -> None:
    """Persian, Indic and emoji joiners, soft hyphens and wide spaces are part of honest text."""
    text = f"a{character}b"
    document = read(f"a: '{text}'".encode())
    assert (document.data, document.errors) == ({"a": text}, [])


TABS = {
    "a:\tb": {"a": "b"},
    "a: b\t": {"a": "b"},
    "a: b\n\t": {"a": "b"},
    "a: 'b\tc'": {"a": "b c"},
    "a: b\n\tc": {"a": "b c"},
    "a: |\n  b\tc": {"a": "b c"},
    "- \ta: b": [{"a": "b"}],
    "a: [b,\n\tc]": {"a": ["b", "c"]},
    "a: b\t\t# c": {"a": "b"},
}


@pytest.mark.parametrize(("source", "data"), TABS.items(), ids=map(repr, TABS))
def test_a_tab_is_a_space(source: str, data: Any) -> None:
    """A tab within a line is a space, whichever parser reads it; at the beginning of a field it is refused."""
    assert read(source.encode()).data == data
    assert found(source) == []


def test_a_tab_before_a_field_is_told_once() -> None:
    """Its place is one of the file, in which a tab is one character."""
    assert found("a:\n\tb: [c\n\td: !x e\n") == [("syntax", 2, 1), ("syntax", 2, 5), ("tag", 3, 5)]
    assert found("a:\n\t- b\n\t- c\n") == [("syntax", 2, 1)]


@pytest.mark.parametrize("text", ["is it?", "is it? so", "a?b", "a?, b", "what??"])
def test_a_question_in_braces(text: str) -> None:
    """A question mark ends no text, neither in braces nor in brackets, whichever parser reads it."""
    assert read(f"{{a: {text.partition(',')[0]}, b?: [{text}]}}".encode()).data == {
        "a": text.partition(",")[0],
        "b?": text.split(", "),
    }


def test_old_line_ends() -> None:
    """A file of an old system, whose lines end in a carriage return alone, is read; one within a line is told."""
    assert read(b"a: b\rc: d\r").data == {"a": "b", "c": "d"}
    assert found("a: b\rc: !d e\r") == [("tag", 2, 4)]


BROKEN_ESCAPES = ['"\\U00110000"', '"\\UFFFFFFFF"', '"\\ud800"', "!<%ED%A0%80> b", "!!%F5%80%80%80 b"]


@pytest.mark.parametrize("value", BROKEN_ESCAPES)
def test_escapes_that_are_no_characters(value: str) -> None:
    """An escape that no character answers to is a message at its line, not a traceback."""
    [(code, line, _)] = found(f"a: b\nc: {value}\nd: e")
    assert (code in {"syntax", "hidden-character"}, line) == (True, 2)


def test_directives_that_are_no_text() -> None:
    """A broken YAML directive is a message as well."""
    assert [code for code, _, _ in found("%TAG !e! %ED%A0%80\n--- !e!a\na: b")] == ["syntax"]
    assert [code for code, _, _ in found(f"%YAML 1.{'9' * 5000}\n---\na: b")] == ["syntax"]


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    """One look at the messages is enough to mend the whole file, up to the first line that is no YAML."""
    source = 'a: &x b\nc: !y d\na: e\nf:\ng: [h, *x]\n<<: {i: j}\nk: "\\e"\nl: m: n\n'
    assert found(source) == [
        ("anchor", 1, 4),
        ("tag", 2, 4),
        ("double-key", 3, 1),
        ("no-value", 4, 1),
        ("anchor", 5, 8),
        ("merge", 6, 1),
        ("hidden-character", 7, 4),
        ("syntax", 8, 5),
    ]


def test_nothing_but_text_lists_and_dicts_is_built() -> None:
    """Whatever a file says, no object of the program comes into being from it."""

    def sorts(data: Any) -> set[type]:
        parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        return {type(data)}.union(*map(sorts, parts))

    source = "a: !!python/name:os.system x\nb: !!set {c: d}\ne: [!!int 1, !!timestamp 2024-01-01, 3.5, true]"
    assert sorts(read(source.encode()).data) == {dict, list, str}
