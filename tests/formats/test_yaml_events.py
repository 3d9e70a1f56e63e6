"""The two parsers of PyYAML as one: the same file is read alike with libyaml and without."""

import os
import random
import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from presencecheck.formats import yaml_events
from presencecheck.formats.document import Document
from presencecheck.formats.yaml_events import MOST_DEPTH, ParseError, events, first_failure
from presencecheck.formats.yaml_reader import read
from tests.formats.test_hostile import ROOM
from tests.support.evidence import LONG, amount, examples

pytestmark = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="this PyYAML was built without libyaml")

SMALL = [
    "a: b\n",
    "a: [b, c]\nd: {e: f}\n",
    "why: >\n  It is\n  quiet.\nend: 'it''s'\n- x: {id: q, ask: So?}\n",
    ROOM.decode(),
]
SIGNS = ["\n  ", ": ", " #", "- ", "---\n", "...\n", "\u00a0", "\\", "\n\t", "\r\n", "\t", "? ", "?", ">-", "|#"]
SIGNS += list("-?:,[]{}#&*!|>'\"%@` \n~=<.ax1é🎧")


KNOWN_APART = re.compile(r"[\n\r]\s*\?|::[\[{]|:\?")
"""Within brackets, a question mark at the start of a row: libyaml takes it for a text that goes on, the other parser
for a key. And a colon before a bracket's or a question's own sign, `a::{` and `a:?`, which libyaml refuses."""


def read_by(loader: type, text: str) -> Document:
    """The document as one of the parsers reads it."""
    before = yaml_events._LOADER
    yaml_events._LOADER = loader
    try:
        return read(text.encode())
    finally:
        yaml_events._LOADER = before


def alike(text: str) -> tuple[Any, Any]:
    """The data that each of the parsers gives; None where it finds errors."""
    libyaml, pure = (read_by(loader, text) for loader in (yaml.CSafeLoader, yaml.SafeLoader))
    return (None if libyaml.errors else libyaml.data), (None if pure.errors else pure.data)


def is_known_apart(text: str) -> bool:
    """Whether it is known that the parsers read this differently."""
    return KNOWN_APART.search(text) is not None and not set("[{").isdisjoint(text)


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A small file with a few signs put in, taken out or replaced."""
    text = draw(st.sampled_from(SMALL[:3]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(st.sampled_from([*SIGNS, ""])) + text[start + draw(st.integers(0, 1)) :]
    return text


@settings(max_examples=examples(150), deadline=None, database=None, derandomize=not os.environ.get(LONG))
@given(changed())
def test_both_parsers_read_the_same(text: str) -> None:
    """What one of them refuses the other refuses as well, and what they read is the same.

    The short form tries the same files every time; the long form searches.
    """
    assume(not is_known_apart(text))
    libyaml, pure = alike(text)
    assert libyaml == pure


FILES = amount("YAML_FILES", 90, 20_000)


def test_both_parsers_read_the_same_files() -> None:
    """The same over changed files; PRESENCECHECK_YAML_FILES=20000 makes as many, PRESENCECHECK_SEED others."""
    chance = random.Random(int(os.environ.get("PRESENCECHECK_SEED", "1")))
    for _ in range(FILES):
        text = chance.choice(SMALL)
        for _ in range(chance.randint(1, 3)):
            start = chance.randint(0, len(text))
            text = text[:start] + chance.choice([*SIGNS, ""]) + text[start + chance.randint(0, 1) :]
        if not is_known_apart(text):
            libyaml, pure = alike(text)
            assert libyaml == pure, text


KNOWN = [
    "{ask: Is it so?, ready: So}",
    "[a?b, c ?]",
    "{ask: Êtes-vous prêt\u00a0?, why: b\u202f ?}",
    "a:\tb",
    "a: >-#\n  b",
    "a: |#\n  b",
    "{a?: b}",
    '"\\ue000?": [a?]',
]


@pytest.mark.parametrize("text", KNOWN, ids=repr)
def test_what_they_once_read_differently(text: str) -> None:
    """Question marks in braces, also behind the spaces of French; tabs; a comment right behind the sign of a block."""
    libyaml, pure = alike(text)
    assert libyaml == pure


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_why_the_parser_stopped(loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is one of the text, also where the parser only noticed at the end; depth is no failure of its own."""
    monkeypatch.setattr(yaml_events, "_LOADER", loader)
    failure = first_failure("a: b\nc: 'd\n\n\n")
    assert failure is not None
    assert (failure.mark, failure.context) == ((2, 6), (2, 4))
    assert first_failure("a: b") is None
    assert first_failure("[" * (MOST_DEPTH + 2)) is None
    with pytest.raises(ParseError) as told:
        list(events("a: b\nc: !<%ED%A0%80> d"))
    assert told.value.failure.mark[0] == 2
