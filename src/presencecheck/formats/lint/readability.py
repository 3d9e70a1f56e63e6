"""How hard a text is to read. Pure.

LIX (läsbarhetsindex, Björnsson 1968, *Läsbarhet*, Liber): the mean number of words in a sentence, plus the percentage
of words with more than six letters. It counts no syllables and so needs no dictionary, and was compared across
languages (Björnsson 1983, Reading Research Quarterly 18). On the usual scale, up to 40 is plain and above 60 is very
hard, like official texts. Both works are cited from later literature, not read.
"""

import re

MOST_LIX = 60
"""LIX; above this, a text is reported as hard to read."""
FEWEST_WORDS = 15
"""Words; in a shorter text a few long words, perhaps necessary technical ones, would decide."""

_LONG_WORD = re.compile(r"\w{7,}")
_END = re.compile(r"[.!?:;…]+(?=\s|$)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff]")
"""Scripts without spaces between words, so that words cannot be counted."""


def lix(text: str) -> int:
    """The LIX of `text`; 0 if it is too short or its script has no spaces between words."""
    words = len(text.split())
    if words < FEWEST_WORDS or _UNSPACED.search(text):
        return 0
    sentences = max(len(_END.findall(text)), 1)
    return round(words / sentences + 100 * len(_LONG_WORD.findall(text)) / words)
