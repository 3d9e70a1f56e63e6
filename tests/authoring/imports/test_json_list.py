"""JSON of `show`."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.authoring.imports.json_list import own_json_text
from presencecheck.formats.load import load
from tests.support.evidence import examples

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
)


def test_a_routine() -> None:
    """It keeps what it includes, under its new id and title."""
    data = {"format": 1, "routine": {"format": 1, "id": "a", "title": "A", "include": [{"checklist": "room"}]}}
    what = load(own_json_text(json.dumps(data), "b", "B").encode(), "b.yaml").what
    assert what is not None
    assert (what.id, getattr(what, "title", "")) == ("b", "B")


@settings(max_examples=examples(60), deadline=None, database=None)
@given(st.dictionaries(st.sampled_from(["items", "id", "sources", "a: b"]) | st.text(max_size=4), VALUES, max_size=4))
def test_whatever_stands_there_is_judged_by_the_reader(content: dict[str, object]) -> None:
    """No value begins another field."""
    text = own_json_text(json.dumps({"format": 1, "checklist": content}), "b", "")
    reading = load(text.encode(), "b.yaml")
    data = reading.document.data
    if isinstance(data, dict):
        assert set(data) <= {"format", "id", *content}
