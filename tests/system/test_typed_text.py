"""What a person typed, made alike."""

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.system.typed_text import fold


def test_what_is_typed_alike_becomes_alike() -> None:
    """Full-width signs, digits of other scripts, capitals and spaces."""
    assert fold("  \uff12\uff1a\uff13\uff10\u00a0 PM ") == "2:30 pm"
    assert fold("\u0661\u0664:\u0663\u0660") == "14:30"
    assert fold("x" * 61) == ""


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever was typed, and twice as once."""
    once = fold(text)
    assert fold(once) == once or len(once) > 60  # folding can make a text longer
