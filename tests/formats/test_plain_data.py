"""The short way to the data of a file: never other than the long one, and taken by the files that people have."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.formats import yaml_events
from presencecheck.formats.decoding import decode
from presencecheck.formats.document_builder import MOST_CHARACTERS
from presencecheck.formats.plain_data import plain_data
from presencecheck.formats.yaml_events import MOST_DEPTH, MOST_NODES
from presencecheck.formats.yaml_reader import read, read_all
from presencecheck.system.paths import shipped
from tests.formats.test_hostile import LOADERS, MANY, ROOM, SHAPED, spoilt
from tests.formats.test_yaml_events import changed

SHIPPED = sorted(Path(shipped()).glob("*.yaml"))


@MANY
@given(changed().map(str.encode) | spoilt() | SHAPED | st.binary(max_size=40), st.sampled_from(LOADERS))
@example(b"a: b # c", LOADERS[0])
@example(b"a: |#\n  b", LOADERS[-1])
@example(b'a: "b\xef\xbb\xbf"', LOADERS[0])
def test_the_long_way_says_the_same(source: bytes, loader: type) -> None:
    """Data comes the short way only where the long one gives the same, and nothing to tell with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "_LOADER", loader)
        text, found = decode(source)
        data = None if text is None or found or text.tabs else plain_data(text.content)
        whole = read_all(source)
        assert data is None or (data, [], False) == (whole.data, whole.violations, whole.has_names)
        document = read(source)
        assert (document.data, document.violations, document.has_names) == (
            whole.data,
            whole.violations,
            whole.has_names,
        )
        assert (document.values, document.keys) == (whole.values, whole.keys)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_lists_are_plain(path: Path) -> None:
    """All that comes with the program is read the short way; so is a list with a comment on a line of its own."""
    data = plain_data(path.read_text(encoding="utf-8"))
    assert data is not None
    assert data == read_all(path.read_bytes()).data


STANDS_OUT = [
    *('"\\x41"', "a: {{practice.name}}", "a: b # c", "a: b #c", "- 'b' #", "a: &b c", "a: [&b c]", "&a b: c"),
    *("- a\n- *b", "a: !!str b", "!x a: b", "a:", "- ", "", "a: b\n---\nc: d", "a: 1\na: 2", "[a]: b", "{a: b}: c"),
    *("a: “b”", 'a: b"', "<<: {a: b}", "a: [b", "a: b: c", "a: !<%ED%A0%80> b", "• ask: b", "a: >-#\n  b"),
    *("a: " + "b" * (MOST_CHARACTERS + 1), "[" * (MOST_DEPTH + 2) + "a" + "]" * (MOST_DEPTH + 2)),
    "- a\n" * (MOST_NODES + 1),
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", STANDS_OUT, ids=lambda text: repr(text[:12]))
def test_what_stands_out(text: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever there may be something to tell, or nothing is in it, the long way is left to find out."""
    monkeypatch.setattr(yaml_events, "_LOADER", loader)
    assert plain_data(text) is None


def test_places_are_there_once_they_are_asked_for() -> None:
    """They are those of the long way."""
    source = ROOM.split(b"\nsources:")[0] + b"\nitems:\n  - water: Is water within reach?\n"
    document = read(source)
    assert "values" not in vars(document)
    assert document.mark(("items", 0, "id")) == (7, 5)
    assert document.mark(("items", 0, "water")) == (7, 12)
    assert document.mark(("title",), key=True) == read_all(source).mark(("title",), key=True) == (4, 1)


def test_no_other_attribute_is_made_up() -> None:
    """What a document never has is asked for in vain, as of any object."""
    with pytest.raises(AttributeError, match="colour"):
        _ = read(b"a: b").colour  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = read(b"a: b")._lines  # type: ignore[attr-defined]
