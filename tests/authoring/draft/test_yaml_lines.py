"""Fields as lines of YAML."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.authoring.draft.yaml_lines import field_lines
from tests.support.evidence import examples

KEYS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=6)
SCALARS = st.booleans() | st.integers() | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(SCALARS | st.dictionaries(KEYS, inside, max_size=2), max_size=3)
        | st.dictionaries(KEYS, inside, max_size=3)
    ),
)


@settings(max_examples=examples(80), deadline=None, database=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_yaml_reader_reads_what_was_meant(data: dict[str, object]) -> None:
    """Whatever the names of fields and their texts are; what is empty stays empty."""
    assert yaml.safe_load("\n".join(field_lines(data))) == data
