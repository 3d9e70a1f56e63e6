"""Files made to do harm: whatever stands in them, the program neither stumbles nor passes the harm on."""

import difflib
import json
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import MOST_BYTES, Checklist
from presencecheck.core.names import is_id
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.formats import yaml_events
from presencecheck.formats.load import load
from presencecheck.formats.yaml_events import MOST_NODES
from presencecheck.formats.yaml_reader import read
from presencecheck.system.sanitize import sanitize
from tests.support.evidence import examples
from tests.system.test_sanitize import harmless

ROOM = """\
# yaml-language-server: $schema=checklist.json
format: 1
id: room
title: Räume und Umgebung
style: do-confirm
sources:
  apa-otc: "APA, Office and technology checklist, 2020"
items:
  - water: Is water within reach?
  - id: room-closed
    ask: Is the room closed off?
    ready: Closed off
    importance: essential
    seconds: 8
    why: >
      Half your attention goes
      to listening for footsteps.
    sources: [apa-otc]
    if-not-yet: {do: [Shut the door, Wear headphones], then: recheck}
  - {id: light, ask: Light?, repeat: daily, when: {modality: [video], setting: [group], first-session: no}}
  - {id: calm, kind: exercise, ask: Breathe, exercise: {seconds: 60, breathe: {in: 4, out: 6}, alternative: Look}}
  - {id: here, kind: scale, ask: Here?, scale: {low: far, high: near}, follow-up: [{at-most: 3, add: goal}]}
  - {id: now, kind: choice, ask: What?, options: [slow, hurry], keep: false, follow-up: [{is: hurry, say: Rest}]}
  - {id: goal, kind: text, ask: What for?, max: 40}
  - {id: line, kind: probe, ask: Is the line good?, probe: network}
""".encode()
SNIPPETS = [
    *(b"&a ", b"*a", b"<<: ", b"!", b"!!python/name:os.system ", b"!<%ED%A0%80> ", b"!<%00> ", b"%TAG ! %FF\n"),
    *(b"\0", b"\x1b[2J", b"\r", b"\x7f", b"\xc2\x9b", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xae"),
    *(b'"\\e]0;x\\a"', b'"\\ud800"', b'"\\U00110000"', b'"\\x9b"', b'"\\', b"'", b'"', b"|", b">-", b"|9"),
    *(b"[", b"]", b"{", b"}", b"[" * 14, b", ", b": ", b"? ", b"- ", b"#", b"`", b"@", b"\n\n---\n", b"...\n", b"\t"),
    *(b"~", b"null", b"yes", b"-1", b"1e9", b"9" * 4999, b"x" * 4999, b'""', b"[]", b"{}", b"[key]", b"\n", b"  "),
    *(b"id: ", b"kind: card", b"format: 2\n", b"\ninclude: [{checklist: a}]\n", b"{a: b, [c]: d}", b"\nitems: "),
]
PLACES = st.integers(0, len(ROOM))
LOADERS = [getattr(yaml, name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
FEW, MANY = (settings(max_examples=count, deadline=None, database=None) for count in (examples(40), examples(60)))


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good file in which a few parts were cut, doubled, moved or replaced by something hostile."""
    source = ROOM
    for _ in range(draw(st.integers(1, 5))):
        start, length = draw(PLACES), draw(st.integers(0, 60))
        if draw(st.booleans()):
            put = draw(st.sampled_from(SNIPPETS) | st.binary(max_size=3))
        else:
            put = source[(other := draw(PLACES)) : other + 60]
        source = source[:start] + put + source[start + length :]
    return source


WORDS = st.sampled_from(["a", "1", "99", "", "no", "confirm", "scale", "choice", "exercise", "text", "probe", "../x"])
NAMES = st.sampled_from(
    [
        *("id", "ask", "kind", "seconds", "when", "modality", "if-not-yet", "do", "scale", "low", "high", "min", "x"),
        *("exercise", "breathe", "in", "options", "follow-up", "is", "add", "at-most", "include", "checklist"),
        *("sources", "format"),
    ]
)
DATA: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda part: st.lists(part, max_size=4) | st.dictionaries(NAMES, part, max_size=6), max_leaves=30
)
ITEMS = st.lists(st.dictionaries(NAMES, DATA, max_size=7), max_size=4)
TOP = {"format": 1, "id": "room", "title": "Room"}
SHAPED = st.tuples(st.sampled_from(["items", "include"]), ITEMS, st.dictionaries(NAMES, DATA, max_size=2)).map(
    lambda parts: json.dumps(TOP | {parts[0]: parts[1]} | parts[2]).encode()
)


@MANY
@given(spoilt() | SHAPED | st.binary(max_size=60), st.sampled_from(LOADERS))
@example(b"a: !<%ED%A0%80> b", LOADERS[0])
@example(b'a: "\\U00110000"', LOADERS[-1])
@example(b'""', LOADERS[0])
def test_any_file_gives_a_checklist_or_messages(source: bytes, loader: type) -> None:
    """A spoilt file ends in messages that name a place in it and can be shown; never in a traceback."""
    with patch.object(yaml_events, "_LOADER", loader):
        reading = load(source, "room.yaml", expected_id="room")
        again = load(source, "room.yaml", expected_id="room")
    assert (reading.what, reading.problems) == (again.what, again.problems)
    assert (reading.what is None) == any(each.severity == "error" for each in reading.problems)
    for each in reading.problems:
        assert 1 <= each.line <= source.count(b"\n") + source.count(b"\r") + 2
        assert each.column >= 1
        assert harmless(sanitize(str(each)))
    if reading.what is not None:
        assert from_dict(type(reading.what), to_dict(reading.what)) == reading.what


def test_the_file_that_is_spoilt_is_good() -> None:
    """The fuzzing starts from a file that is read, so that each spoiling counts."""
    assert load(ROOM, "room.yaml", expected_id="room").what is not None


ENDLESS = {
    "brackets": (b"[" * 100_000, 50),
    "braces": (b"{a: " * 60_000, 50),
    "hyphens": (b"- " * 100_000, 50),
    "question marks": (b"? " * 100_000, 50),
    "parts": (b"a: [" + b"x," * 100_000 + b"]", MOST_NODES + 5),
    "bytes": (b"a: b\n" * 100_000, 0),
    "control characters": (b"\x01" * MOST_BYTES, 0),
}


@pytest.mark.parametrize(("source", "most"), ENDLESS.values(), ids=ENDLESS)
def test_reading_stops_early(source: bytes, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file without end only the beginning is looked at, and nothing of it is kept."""
    parse, taken = yaml.parse, []

    def counted(*args: Any, **kwargs: Any) -> Iterator[yaml.Event]:
        for event in parse(*args, **kwargs):
            taken.append(event)
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    assert read(source).data is None
    assert len(taken) <= most


@pytest.mark.parametrize("source", [b"\x01", b"\x01\n", b"\xe2\x80\xae", b"a\0"], ids=ascii)
def test_messages_do_not_flood(source: bytes) -> None:
    """A file that is no text at all gets a handful of messages, not one for each of its letters."""
    assert 1 <= len(load(source * (MOST_BYTES // len(source)), "f.yaml").problems) <= 1000


HEAD = "format: 1\nid: room\ntitle: Room\nitems:\n"
WORDY = [
    "- {id: WORD, ask: B}",
    "- {id: a, ask: B, WORD: C}",
    "- {id: a, ask: B, kind: WORD}",
    "- {id: a, ask: B, importance: WORD}",
    "- {id: a, ask: B, sources: [WORD]}",
    "- {id: a, ask: B, kind: choice, options: [C, D], follow-up: [{is: WORD, say: E}]}",
    "- {id: a, ask: B, kind: choice, options: [C, D], follow-up: [{is: C, add: WORD}]}",
    "- {id: a, ask: B, kind: scale, scale: {low: C, high: D}, follow-up: [{at-most: WORD, say: E}]}",
    "- {id: a, ask: B, sources: [WORD1]}\nsources:\n  ? WORD2\n  : C",
]


@pytest.mark.parametrize("template", WORDY)
def test_messages_stay_short(template: str) -> None:
    """A word of four thousand letters does not push the message about it off the screen."""
    problems = load((HEAD + template.replace("WORD", "9" * 3900)).encode(), "f.yaml").problems
    assert problems
    assert max(len(str(each)) for each in problems) <= 500


@pytest.mark.parametrize(("count", "length"), [(300, 50), (60, 199)])
def test_suggestions_are_bounded(count: int, length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of look-alike words does not make the program ponder for minutes which one was meant."""
    work: list[int] = []

    def compared(matcher: Any) -> float:
        work.append(len(matcher.a) * len(matcher.b))
        return 0.0

    monkeypatch.setattr(difflib.SequenceMatcher, "real_quick_ratio", compared)
    words = [f"{n:0{length}b}" for n in range(2 * count)]
    cited = f"- {{id: a, ask: B, sources: [{', '.join(words[:count])}]}}\nsources:\n"
    source = HEAD + cited + "".join(f"  {word}: C\n" for word in words[count:])
    assert len(load(source.encode(), "f.yaml").problems) > count
    assert sum(work) <= 10_000_000


DEVICES = ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9"]
BAD_IDS = [
    *DEVICES,
    *("", "../../.ssh/x", "/etc/passwd", "..", ".", ".hidden", "a/b", "a\\b", "C:a", "nul.yaml", "con.txt"),
    *("-rf", "a-", "-", "a_b", "a b", " a", "a ", "a\n", "\na", "Room", "ROOM", "a" * 65, "a.yaml", "~", "*", "%41"),
    *("\u0440ayment", "room\u0430", "ro\u200bom", "ro\u200dom", "room\u00ad", "\uff52oom", "caf\u00e9", "\u0661"),
]
GOOD_IDS = ["a", "0", "room-closed", "a--b", "a" * 64, "2024-01-01", "no", "null", "console", "com10", "nul-1"]


@pytest.mark.parametrize("name", BAD_IDS, ids=ascii)
def test_ids_that_are_refused(name: str) -> None:
    """No id reaches another folder, looks like an option or like another id, or is a device on Windows."""
    assert not is_id(name)
    written = json.dumps(name)
    for source in (
        f"{HEAD}- {{id: {written}, ask: B}}",
        f"{HEAD}- {written}: B",
        f"{HEAD}- a: B".replace("room", written),
        f"{HEAD}- {{checklist: {written}}}".replace("items", "include"),
    ):
        reading = load(source.encode(), "f.yaml")
        assert reading.what is None
        assert {"odd-id", "hidden-character"} & {each.code for each in reading.problems}


@pytest.mark.parametrize("name", GOOD_IDS)
def test_ids_that_are_accepted(name: str) -> None:
    """Small letters, digits and hyphens make an id, even where they look like something else."""
    assert is_id(name)
    for item in (f"{name}: B", f"{{id: {name}, ask: B}}"):
        what = load(f"format: 1\nid: {name}\ntitle: A\nitems: [{{{item.strip('{}')}}}]".encode(), "f.yaml").what
        assert isinstance(what, Checklist)
        assert (what.id, what.items[0].id) == (name, name)


@FEW
@given(st.from_regex(r"[a-z0-9./~:-]{1,66}", fullmatch=True) | st.text(max_size=5))
def test_an_id_stays_in_its_folder(name: str) -> None:
    """Whatever passes as an id is one plain file name, on every system."""
    if is_id(name):
        assert (PurePosixPath("/home") / f"{name}.yaml").parent == PurePosixPath("/home")
        assert (PureWindowsPath("C:/home") / f"{name}.yaml").parent == PureWindowsPath("C:/home")
        assert name.isascii()
        assert name == name.lower().strip()
