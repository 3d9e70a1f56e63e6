"""Short names of languages."""

from presencecheck.core.languages import LANGUAGE_TAG, SHORT_NAMES


def test_short_names_are_short_names() -> None:
    """What is proposed for a long name is one that programs know, and no long name is one itself."""
    assert all(LANGUAGE_TAG.fullmatch(short) for short in SHORT_NAMES.values())
    assert [name for name in SHORT_NAMES if LANGUAGE_TAG.fullmatch(name)] == []
    assert [name for name in SHORT_NAMES if name != name.casefold()] == []
