"""Which YAML files are another program's: what decides, beyond what `test_check` shows of whole folders."""

import pytest

from presencecheck.authoring.foreign import is_foreign
from presencecheck.formats.yaml_reader import read

FOREIGN = [b"a: 1", b"a: [\n", b"- a", b"text", b"format.x: 1", b"nested:\n  id: a\n"]
OURS = [
    b"format: 1",
    b"{id: a, ",
    b"'id': a\nb: [",
    b"title: A\nitems: [{a: b}]",
    b"title: A\nextends: b",
    b"",
    b"#\n",
    b"\xff",
]


@pytest.mark.parametrize("source", FOREIGN)
def test_another_programs(source: bytes) -> None:
    """Its keys, or the beginnings of its lines where it cannot be parsed, are none of ours."""
    assert is_foreign(read(source), source)


@pytest.mark.parametrize("source", OURS)
def test_ours(source: bytes) -> None:
    """One key of ours is enough, also in a file that is broken, and what cannot be read may be anything."""
    assert not is_foreign(read(source), source)
