"""How hard a text is to read. Pure.

LIX (läsbarhetsindex, Björnsson 1968, *Läsbarhet*, Liber): the mean number of words in a sentence, plus the percentage
of words with more than six letters. It counts no syllables and so needs no dictionary, and was compared across
languages (Björnsson 1983, Reading Research Quarterly 18). By the usual scale, up to 40 is plain and above 60 very hard,
as official texts are. Both works are cited from later literature, not read.
"""

import re

MOST_LIX = 60
"""Above this, a text is called hard to read."""
FEWEST_WORDS = 15
"""In a shorter text a few long words would decide, and the technical ones may be the right ones."""

_LONG_WORD = re.compile(r"\w{7,}")
_END = re.compile(r"[.!?:;…]+(?=\s|$)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff]")
"""Scripts that put no space between words, which so cannot be counted."""


def lix(text: str) -> int:
    """The LIX of `text`; 0 where it is too short, or its script has no spaces, to tell."""
    words = len(text.split())
    if words < FEWEST_WORDS or _UNSPACED.search(text):
        return 0
    sentences = max(len(_END.findall(text)), 1)
    return round(words / sentences + 100 * len(_LONG_WORD.findall(text)) / words)
