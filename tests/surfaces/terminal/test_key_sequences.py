"""What whole sequences mean: a few are keys, all others nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.terminal.key_sequences import key_of
from tests.support.escape_sequences import ALT, ARROWS, ESC, FOCUS, KEYPAD, MOUSE, REPLIES, UNICODE

KNOWN = frozenset({f"{ESC}[C", f"{ESC}OC", f"{ESC}[1;5C", f"{ESC}[15~"})
"""A few of those that the parser behind the filter knows."""


@pytest.mark.parametrize("sequence", [*FOCUS, *ALT, *KEYPAD, *UNICODE, *REPLIES, *MOUSE], ids=repr)
def test_what_means_nothing(sequence: str) -> None:
    """Focus, replies, mouse, letters with Alt, and keys that were let go."""
    assert key_of(sequence, KNOWN) == ""


@pytest.mark.parametrize("arrow", ARROWS, ids=repr)
def test_an_arrow_is_an_arrow(arrow: str) -> None:
    """With Alt or without, in every way in which terminals send it."""
    assert key_of(arrow, KNOWN) in (f"{ESC}[C", f"{ESC}OC")


@pytest.mark.parametrize("sequence", sorted(KNOWN))
def test_what_the_parser_knows_is_left_to_it(sequence: str) -> None:
    """An arrow with Ctrl is no arrow, and an F-key is an F-key."""
    assert key_of(sequence, KNOWN) == sequence


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        ("OM", "\r"),
        ("[13u", "\r"),
        ("[13;2u", "\r"),
        ("[57414u", "\r"),
        ("[121u", "y"),
        ("[121;1u", "y"),
        ("[121;1:1u", "y"),
        ("[121;1:2u", "y"),
        ("[121;129u", "y"),
        ("[121;2u", "Y"),
        ("[121:89;2u", "Y"),
        ("[47:63;2u", "?"),
        ("[63;2u", "?"),
        ("[99;5u", "\x03"),
        ("[100;5u", "\x04"),
        ("[92;5u", "\x1c"),
        ("[27u", ESC),
        ("[9u", "\t"),
        ("[127u", "\x7f"),
        ("[57404u", "5"),
        ("[57417u", f"{ESC}[D"),
        ("[57419;3u", f"{ESC}[A"),
        ("[1085;1u", "н"),
        ("[121;1;121u", "y"),
        ("[49;5u", ""),
        ("[57441;2u", ""),
        ("[55296u", ""),
        ("[9999999u", ""),
        ("[0u", ""),
        ("[13;3u", ""),
        ("[13;1:3u", ""),
        ("[1;3A", f"{ESC}[A"),
        ("[1;11B", f"{ESC}[B"),
        ("[1;3:3A", ""),
        (f"{ESC}OD", f"{ESC}[D"),
        ("[27;5;99~", "\x03"),
        ("[27;5;100~", "\x04"),
        ("[27;6;67~", "\x03"),
        ("[27;2;63~", "?"),
        ("[27;2;89~", "Y"),
        ("[27;1;121~", "y"),
        ("[27;3;121~", ""),
        ("[27;5;49~", ""),
        ("[27;0;121~", ""),
    ],
)
def test_keys(sequence: str, key: str) -> None:
    """Enter of the keypad, arrows with Alt, and the keys of the protocol that ends with u."""
    assert key_of(ESC + sequence, KNOWN) == key


@given(st.integers(0, 9_999_999), st.integers(0, 9999), st.sampled_from(["", ":1", ":2", ":3", ":9"]))
def test_any_unicode_key(code: int, modifiers: int, event: str) -> None:
    """Whatever number a terminal sends, it is one key or none."""
    key = key_of(f"{ESC}[{code};{modifiers}{event}u", KNOWN)
    assert len(key) <= 1 or key in {f"{ESC}[{arrow}" for arrow in "ABCD"}


@given(st.text(max_size=1) | st.text(max_size=9).map(lambda text: f"{ESC}[200~{text}{ESC}[201~"))
def test_characters_and_pastes_pass(text: str) -> None:
    """They are no sequences."""
    assert key_of(text, KNOWN) == text
