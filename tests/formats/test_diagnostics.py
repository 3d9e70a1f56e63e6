"""What a person reads who runs `check` on a file with one slip in it: each word, and the very place."""

import pytest

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay
from presencecheck.formats.document import Document
from presencecheck.formats.load import load
from presencecheck.formats.yaml_reader import read

LIST = "format: 1\nid: a\ntitle: A\nversion: 1.0.0\n"
ASK = "{id: q, ask: Is it so?, ready: So, if-not-yet: {do: [Do it]}}"
OTHER = ASK.replace("id: q", "id: r")
ROUTINE = "format: 1\nid: r\ntitle: R\n"
OVERLAY = "format: 1\nid: o\nextends: environment\n"
LEAVE_FIELDS = (
    "Known here: format, id, title, version, revised, language, disclaimer, style, moment, "
    "locked, sources, retired, items."
)
AN_ID = "cannot be an id. Use small letters, digits and hyphens, 64 at most, such as `room-closed`."
LENGTH = "Shorten it, or say more."
A_LIST = "should be a list. Write [one, two], or a line with a hyphen for each."
FIELDS = "should be fields with values. Write {field: value}, or an indented line for each."
TEXT = "should be text. Write words; where they begin with a bracket, in quotes."
KINDS = "confirm, exercise, scale, choice, several, text, probe"
FORMAT = "this program reads format 1. Update presencecheck, or write `format: 1`."
BARE = (
    'warning: "door" has no state word. Add `ready:`, a word or two for "it is so": Closed off.',
    'warning: "door" says nothing of what helps. Add `if-not-yet: {do: [what to do]}`.',
)


def item(old: str = "", new: str = "", more: str = "") -> str:
    """A list of one item, with something about it changed."""
    return f"{LIST}items:\n  - {ASK.replace(old, new, 1) if old else ASK}\n{more}"


CASES: list[tuple[str, list[str]]] = [
    ("format: 2\n" + item().partition("\n")[2], [f"1:9: error: this is format 2; {FORMAT}"]),
    ("format: [1]\n" + item().partition("\n")[2], [f"1:9: error: this is format ['1']; {FORMAT}"]),
    ("format: " + "9" * 30 + "\n" + item().partition("\n")[2], [f"1:9: error: this is format {'9' * 20}; {FORMAT}"]),
    (f"{LIST}items: x\n", [f'5:8: error: "items" {A_LIST}']),
    (f"{LIST}items: []\n", [f'5:8: error: "items" should have at least 1 entry. {LENGTH}']),
    (LIST, ['1:1: error: "items" is missing here. Add the line `items: …`.']),
    (item(more="wrong: 1\n"), [f'7:1: error: there is no field "wrong" here. {LEAVE_FIELDS}']),
    (item(more="w" * 60 + ": 1\n"), [f'7:1: error: there is no field "{"w" * 40}" here. {LEAVE_FIELDS}']),
    (item("ready", "raedy"), ['6:29: error: there is no field "raedy" here. Did you mean "ready"?']),
    (item("id: q", f"id: {'Q' * 90}"), [f'6:10: error: "{"Q" * 80}" {AN_ID}']),
    (item("id: q", "id: card"), ['6:10: error: "card" is the name of something else. Choose another id.']),
    (
        item(more=f"  - {ASK}\n"),
        ['7:10: error: the id "q" is used twice. Give this item an id of its own; the first is on line 6.'],
    ),
    (
        item("id: q", "id: q, kind: confrim"),
        [f'6:19: error: "confrim" is not one of {KINDS}. Did you mean "confirm"?'],
    ),
    (
        item("id: q", "id: q, kind: [x]", "  - x\n"),
        [
            f'6:19: error: "kind" {TEXT}',
            "7:5: error: an item is fields with values, or `id: question`. Write `- water: Is water within reach?`.",
        ],
    ),
    (
        item("id: q", "id: q, kind: x", f"  - {ASK.replace('id: q', 'id: r, kind: y')}\n"),
        [
            f'6:19: error: "x" is not one of {KINDS}. Write one of these.',
            f'7:19: error: "y" is not one of {KINDS}. Write one of these.',
        ],
    ),
    (item("id: q", "id: q, importance: [x]"), [f'6:25: error: "importance" {TEXT}']),
    (
        item("id: q", "id: q, importance: essental"),
        ['6:25: error: "essental" is not one of essential, standard, optional. Did you mean "essential"?'],
    ),
    (item("id: q", "id: q, seconds: 0"), ['6:22: error: "seconds" should be at least 1. Write a number within that.']),
    (
        item("id: q", "id: q, seconds: 901"),
        ['6:22: error: "seconds" should be at most 900. Write a number within that.'],
    ),
    (
        item("id: q", "id: q, seconds: x"),
        ['6:22: error: "seconds" should be a whole number. Write digits alone, such as 30.'],
    ),
    (item("[Do it]", "[]"), [f'6:57: error: "do" should have at least 1 entry. {LENGTH}']),
    (item("[Do it]", "[a,b,c,d,e,f,g]"), [f'6:57: error: "do" should have at most 6 entries. {LENGTH}']),
    (item("[Do it]", "[a,'',b]"), [f'6:60: error: "do" should have at least 1 character. {LENGTH}']),
    (
        item("[Do it]", "[[x],'']"),
        [
            f'6:58: error: "do" {TEXT}',
            f'6:62: error: "do" should have at least 1 character. {LENGTH}',
        ],
    ),
    (item("[Do it]", "x"), [f'6:57: error: "do" {A_LIST}']),
    (item("{do: [Do it]}", "x"), [f'6:52: error: "if-not-yet" {FIELDS}']),
    (
        item("{do: [Do it]}", "{does: [x]}"),
        [
            '6:52: error: "do" is missing here. Add the line `do: …`.',
            '6:53: error: there is no field "does" here. Did you mean "do"?',
        ],
    ),
    (item("ready: So", f"ready: {'x' * 41}"), [f'6:36: error: "ready" should have at most 40 characters. {LENGTH}']),
    (item("ask: Is it so?, "), ['6:5: error: "ask" is missing here. Add the line `ask: …`.']),
    (
        f"{LIST}items:\n  - {{id: q, kind: choice, ask: Which?, options: [a]}}\n",
        [f'6:49: error: "options" should have at least 2 entries. {LENGTH}'],
    ),
    (
        f"{LIST}items:\n  - {{id: q, kind: choice, ask: Which?, options: [a, b], follow-up: [{{is: a, wrong: c}}]}}\n",
        ['6:77: error: there is no field "wrong" here. Known here: is, has, at-most, at-least, say, add, then.'],
    ),
    (
        f"{LIST}items:\n  - {{id: q, kind: scale, ask: Which?, keep: maybe, scale: {{low: a, high: b, min: 7}}}}\n",
        [
            '6:45: error: "keep" should be true or false. Write one of the two.',
            '6:82: error: "min" should be at most 1. Write a number within that.',
        ],
    ),
    (
        f"{LIST}items:\n  - door: Is it shut?\n  - door: Is it shut again?\n",
        [
            *(f"6:5: {line}" for line in BARE),
            '7:5: error: the id "door" is used twice. Give this item an id of its own; the first is on line 6.',
            *(f"7:5: {line}" for line in BARE),
        ],
    ),
    (
        f"{LIST}items:\n  - Door: ''\n",
        [
            f'6:5: error: "Door" {AN_ID}',
            f'6:11: error: "ask" should have at least 1 character. {LENGTH}',
        ],
    ),
    (
        item("id: q", "id: q, sources: [bok]", "sources: {book: A book}\n"),
        ['6:23: warning: "q" cites "bok", which is not among this file\'s sources. Did you mean "book"?'],
    ),
    (item(more="sources: [x]\n"), [f'7:10: error: "sources" {FIELDS}']),
    (f"{LIST}style: hand-out\nitems:\n  - {{id: q, ask: Is it so?}}\n", []),
    (
        f"{ROUTINE}include: [{{checklist: [x]}}, x, {{checklist: a}}, {{checklist: 'own:a'}}, {{checklist: ../b}}]\n",
        [
            f'4:23: error: "checklist" {TEXT}',
            f'4:29: error: "include" {FIELDS}',
            '4:60: error: the checklist "a" is included twice. Keep one of them.',
            f'4:82: error: "../b" {AN_ID}',
        ],
    ),
    (f"{ROUTINE}include: x\n", [f'4:10: error: "include" {A_LIST}']),
    (f"{ROUTINE}include: [{{checklist: {'b' * 90}!}}]\n", [f'4:23: error: "{"b" * 80}" {AN_ID}']),
    (f"format: 1\nid: {'R' * 90}\ntitle: R\ninclude: [{{checklist: a}}]\n", [f'2:5: error: "{"R" * 80}" {AN_ID}']),
    (
        f"{ROUTINE}include: [{{checklist: a}}]\nitems: []\n",
        [
            f'4:1: error: there is no field "include" here. {LEAVE_FIELDS}',
            f'5:8: error: "items" should have at least 1 entry. {LENGTH}',
        ],
    ),
    (
        f"{OVERLAY}add: [{{item: {ASK}, after: a, before: b}}, {{item: x}}, {{after: b}}, x]\nremove: x\n",
        [
            "4:7: error: what is added goes to one place: after one, before one, or first. Give one of these.",
            "4:106: error: an item is fields with values, or `id: question`. Write `- water: Is water within reach?`.",
            '4:110: error: "item" is missing here. Add the line `item: …`.',
            f'4:122: error: "add" {FIELDS}',
            f'5:9: error: "remove" {A_LIST}',
        ],
    ),
    (f"{OVERLAY}replace: [{{id: x}}, {ASK}]\n", ['4:11: error: "ask" is missing here. Add the line `ask: …`.']),
    (f"{OVERLAY}replace: z\nadd: y\n", [f'4:10: error: "replace" {A_LIST}', f'5:6: error: "add" {A_LIST}']),
    (OVERLAY.replace("environment", "../x"), [f'3:10: error: "../x" {AN_ID}']),
    (OVERLAY.replace("environment", "[x]"), [f'3:10: error: "extends" {TEXT}']),
    (f"{OVERLAY}items: []\n", ['4:1: error: there is no field "items" here. Did you mean "title"?']),
]


@pytest.mark.parametrize(("source", "lines"), CASES, ids=range(len(CASES)))
def test_what_is_read_of_a_slip(source: str, lines: list[str]) -> None:
    """One slip is one line at its place, which says what is wrong and what to write; nothing else is blamed."""
    reading = load(source.encode(), "a.yaml")
    assert [str(problem) for problem in reading.problems] == [f"a.yaml:{line}" for line in lines]
    assert (reading.what is None) == any("error:" in line for line in lines)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (item(), Checklist),
        (f"{ROUTINE}include: [{{checklist: a}}, {{checklist: b, as: card}}]\n", Routine),
        (
            f"{OVERLAY}add: [{{item: {ASK}}}]\nreplace: [{ASK.replace('q,', 'r,')}]\nremove: [x]\nreorder: [x]\n",
            Overlay,
        ),
        (OVERLAY, Overlay),
    ],
)
def test_what_a_file_is(source: str, kind: type) -> None:
    """A file with items is a list, one with include a routine, one with extends an overlay, with all that it says."""
    reading = load(source.encode(), "a.yaml")
    assert (type(reading.what), reading.problems) == (kind, ())
    if isinstance(reading.what, Overlay) and reading.what.add:
        assert ([each.item.id for each in reading.what.add], [each.id for each in reading.what.replace]) == (
            ["q"],
            ["r"],
        )
        assert (reading.what.remove, reading.what.reorder) == (("x",), ("x",))


# Before it is a checklist.

READ: list[tuple[str | bytes, list[tuple[object, ...]]]] = [
    ("a:\nb: 1\n", [("no-value", ("a",), {"key": "a"}, 1, 1)]),
    ("k:\n  - x\n  - \n", [("no-value", ("k", 1), {"key": "entry 2"}, 3, 4)]),
    (
        "a: 1\na: 2\na: 3\n",
        [
            ("double-key", (), {"key": "a", "line": 1}, 2, 1),
            ("double-key", (), {"key": "a", "line": 1}, 3, 1),
        ],
    ),
    (f"{'x' * 40}: 1\n{'x' * 40}: 2\n", [("double-key", (), {"key": "x" * 40, "line": 1}, 2, 1)]),
    (f"{'x' * 41}:\n", [("no-value", ("x" * 41,), {"key": "x" * 39 + "…"}, 1, 1)]),
    ("a: !x y\n", [("tag", ("a",), {"tag": "!x"}, 1, 4)]),
    ("a: !!str y\n", [("tag", ("a",), {"tag": "!!str"}, 1, 4)]),
    ("a: !<tag:yaml.org,2002:tag:yaml.org,2002:x> y\n", [("tag", ("a",), {"tag": "!!tag:yaml.org,2002:x"}, 1, 4)]),
    ("a: !<tag:yaml.org,2002:> y\n", [("tag", ("a",), {"tag": "!!"}, 1, 4)]),
    (f"a: !<{'t' * 41}> y\n", [("tag", ("a",), {"tag": "t" * 39 + "…"}, 1, 4)]),
    ("!x k: 1\n", [("tag", (), {"tag": "!x"}, 1, 1)]),
    ("&x k: 1\n", [("anchor", (), {}, 1, 1)]),
    ("a: &b 1\nc: *b\n", [("anchor", ("a",), {}, 1, 4), ("anchor", ("c",), {}, 2, 4)]),
    ("<<: {a: 1}\n", [("merge", (), {}, 1, 1)]),
    (
        'a: ["x\\x07\\u200by", "\\t\\n"]\n',
        [
            ("hidden-character", ("a", 0), {"character": "U+0007", "name": ", a bell"}, 1, 5),
            ("hidden-character", ("a", 0), {"character": "U+200B", "name": ", a zero-width space"}, 1, 5),
        ],
    ),
    ('"k\\x07": 1\n', [("hidden-character", (), {"character": "U+0007", "name": ", a bell"}, 1, 1)]),
    (
        "t\u200b1: x\r\nc: d\u0007\r\n",
        [
            ("hidden-character", (), {"character": "U+200B", "name": ", a zero-width space"}, 1, 2),
            ("hidden-character", (), {"character": "U+0007", "name": ", a bell"}, 2, 5),
        ],
    ),
    ("? [a]\n: 1\n", [("odd-key", (), {}, 1, 3)]),
    ("? {a: b}\n: {c: }\nd: e\n", [("odd-key", (), {}, 1, 3), ("no-value", ("\0", "c"), {"key": "c"}, 2, 4)]),
    (f"? {'x' * 4001}\n: 1\n", [("too-long", (), {"limit": 4000}, 1, 3)]),
    (f"? {'x' * 4000}\n: 1\n", []),
    (f"a: {'y' * 4001}\n", [("too-long", ("a",), {"limit": 4000}, 1, 4)]),
    ("a: 1\n---\nb: 2\n", [("several-documents", (), {}, 2, 1)]),
    (
        "k: v\na: !<%ED%A0%80> b\n",
        [
            (
                "syntax",
                (),
                {
                    "reason": "a text cannot begin with ! unless it is in quotes",
                    "help": 'Write: a: "!<%ED%A0%80> b"',
                },
                2,
                4,
            ),
        ],
    ),
    (
        "!<%ED%A0%80> b\n",
        [
            ("syntax", (), {"reason": "an escape here or on the next line is no character"}, 1, 1),
        ],
    ),
    ("", [("empty-file", (), {}, 1, 1)]),
    ("\n \n", [("empty-file", (), {}, 1, 1)]),
    ("# only words for people\n", [("empty-file", (), {}, 1, 1)]),
    ("---\n", [("empty-file", (), {}, 1, 1)]),
    (b"\xff\xfea\0", [("utf-16", (), {"encoding": "UTF-16"}, 1, 1)]),
    (b"a\0\0\0", [("utf-16", (), {"encoding": "UTF-32"}, 1, 1)]),
    (b"\xef\xbb\xbfa: \xc3", [("not-utf-8", (), {"byte": 6}, 1, 4)]),
    (b"a: b\n c\xe9", [("not-utf-8", (), {"byte": 7}, 2, 3)]),
    (b"x" * (256 * 1024 + 1), [("too-large", (), {"limit": 256}, 1, 1)]),
]


@pytest.mark.parametrize(("source", "found"), READ, ids=lambda value: ascii(value)[:40])
def test_what_is_found_in_the_bytes(source: str | bytes, found: list[tuple[object, ...]]) -> None:
    """Each violation with the part that it leaves without a value, its words and its place."""
    document = read(source if isinstance(source, bytes) else source.encode())
    assert [
        (violation.code, violation.where, violation.words, *mark) for violation, mark in document.violations
    ] == found


UNKNOWN = {
    "a: b\n  c]: d: [e\n": ("a colon stands where no field can begin", (2, 5)),
    "a: b\n}\n}\nc: d\n": ("this line does not fit those above it", (2, 1)),
}


@pytest.mark.parametrize(("source", "said"), UNKNOWN.items(), ids=map(repr, UNKNOWN))
def test_a_fault_that_is_no_known_slip(source: str, said: tuple[str, tuple[int, int]]) -> None:
    """Where no guess puts it right, what is wrong is told without the words of the parser's grammar."""
    [(violation, mark)] = read(source.encode()).violations
    assert (violation.code, violation.where) == ("syntax", ())
    assert (violation.words["reason"], mark) == said


def test_a_place_in_nothing() -> None:
    """What could not be read at all is at the beginning."""
    assert Document().mark(("items", 3)) == (1, 1)
    assert Document().mark((), key=True) == (1, 1)
