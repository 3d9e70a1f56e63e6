"""How hard a text is to read."""

from presencecheck.formats.lint.readability import FEWEST_WORDS, MOST_LIX, lix

PLAIN = "The sign on the door tells the others that you are with a client now and want to stay alone for this hour."


OFFICIAL = (
    "Practitioners' organisational responsibilities regarding confidentiality necessitate comprehensive verification"
    " that environmental circumstances preclude unauthorised third-party participation"
)


def test_reading_level() -> None:
    """An official's sentence is told apart from a plain one, and from a few long words that may be the right ones."""
    assert lix(PLAIN) < 40
    assert lix(OFFICIAL) > MOST_LIX
    assert lix("Stop recordings, transcriptions, notifications, note-taking assistants.") == 0
    assert lix(" ".join(["a"] * (FEWEST_WORDS - 1))) == 0
    assert lix("門を閉めて、静かにして、水を置いて、" * 20) == 0
    assert lix("門を閉めて、静かに、待つ人 " * FEWEST_WORDS) == 0
    # Björnsson's own sum: words in a sentence, and per cent of words longer than six letters.
    assert lix("One two three four five. Six seven eight nine lengthy words. A b c d e.") == round(16 / 3 + 100 / 16)
