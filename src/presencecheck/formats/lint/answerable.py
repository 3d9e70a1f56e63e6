"""Whether "yes" can answer a text, and whether it would then mean that all is well. Pure.

Only forms that are sure are told: "Is it not on?" is answered in both ways, "Is there noise?" by a yes that is bad. A
text such as "Is the phone muted?" may mean either, and is left to its author.
"""

import re

_MARKS = re.compile("[?\u037e\u055e\u061f\u1367\u2047\u2048\ufe56\uff1f]")
_LETTER = re.compile(r"[A-Za-z]")
_LEADING = re.compile(r"^\W+")

_OPEN = re.compile(
    r"(?:what|which|who|whom|whose|where|when|why|how|was|wer|wen|wem|wo|wann|warum|wieso|wie|welche[nrms]?"
    r"|que|qui|quand|comment|pourquoi|combien|où|quel|quelle|quels|quelles"
    r"|qué|quién|quiénes|cuándo|cómo|dónde|cuál|cuáles|cuánto|por qué)\b"
)
_ENGLISH_WAS = re.compile(
    r"was (?:the|it|this|that|there|he|she|your|our|their|each|every|everyone|everything|all|a|an)\b"
)
"""In German, "was" is "what"."""

_NOT_YET_ANSWERED = re.compile(
    r"(?:is|are|was|were|do|does|did|have|has|can|could|will|would)n['\u2019]t\b"
    r"|(?:is|are|was|were|do|does|did|have|has|can|could|will|would)"
    r" (?:(?!(?:what|which|who|that|whether|if|where|when|how|and|or|but|you|we|they|have|has|is|are)\b)[\w'\u2019-]+ |"
    r"(?<=is )you |(?<=are )you |(?<=do )you |(?<=have )you |(?<=can )you ){1,3}not\b(?! (?:only|to)\b)"
    r"|(?:ist|sind|hat|haben|kann) (?:der|die|das|dein|deine|ihr|ihre|es) (?:\w+ )?nicht\b"
)
_FOLLOWED = r"(?=\??$| (?:in|on|with|from|behind|left|at|around|nearby|today|now|right now|near|outside) ?\b)"
_TROUBLES = (
    r"(?:noises?|distractions?|interruptions?|problems?|issues?|troubles?|difficulty|difficulties|mistakes?|errors?"
    r"|glare|echo|lag|clutter|concerns?|doubts?)"
)
_SOME = r"(?:(?:a|an|any|some|still|too much|too many|background|loud|other|technical) )*"
_BAD = re.compile(
    rf"(?:is|are|was|were) there {_SOME}{_TROUBLES}{_FOLLOWED}"
    rf"|(?:do|did) (?:you|we|they) (?:still )?(?:have|hear|see|notice|expect) {_SOME}{_TROUBLES}{_FOLLOWED}"
    r"|is (?:anything|something) (?:still |else )?"
    r"(?:wrong|missing|broken|unclear|distracting|disturbing|in the way|out of order|troubling)\b"
    r"|(?:can|could|might|will|would) (?:anyone|anybody) (?:else )?"
    r"(?:hear|overhear|listen|interrupt|disturb|walk in|come in|burst in|see) "
    r"|is (?:anyone|anybody) (?:else )?(?:in the room|within earshot|listening|near the door)\b"
    r"|are you (?:too |still |very )?(?:tired|distracted|late|hungry|thirsty|rushed|exhausted|upset|unwell"
    r"|ill|stressed)"
    r"(?=\??$| (?:today|now|right now)\b)"
    r"|is the [\w'\u2019-]+ (?:noisy|cluttered|broken|too (?:loud|dark|bright|quiet|far|close|high|low|hot|cold"
    r"|warm))\??$"
    r"|gibt es (?:noch |irgendwelche )?(?:störungen|probleme|lärm|ablenkungen|bedenken|zweifel)\??$"
    r"|y a-t-il (?:du bruit|des (?:problèmes|bruits|distractions|interruptions)) ?\??$"
    r"|hay (?:ruidos?|problemas|distracciones|interrupciones)\??$"
)
_MARKUP = re.compile(
    r"\*\*[^*]+\*\*|(?<!\w)__[^_]+__(?!\w)|\[[^\]]+\]\(https?://|</?(?:b|i|em|strong|a|br|p)\b[^>]{0,100}>"
    r"|^\s*(?:[-*•] )?\[[ xX]?\] |^\s*(?:\d{1,2}[.)]|[a-hA-H]\)|[-*•]) \S"
)
_IN_MARKUP = ("**", "__", "](", "<")
"""One of these is in everything that `_MARKUP` finds but at the beginning; nearly no text has one."""
_IMPORTANCE = re.compile(r"[(\[](essential|optional|standard)[)\]]\W*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.;?!] |\s)(ready|if not yet|sources?|importance|why|only): ", re.IGNORECASE)
_FIELDS = {"if not yet": "if-not-yet", "source": "sources", "only": "when"}


def is_question(text: str) -> bool:
    """Whether the text is worded as a question; so is one in letters that mark a question otherwise."""
    return _MARKS.search(text) is not None or _LETTER.search(text) is None


def is_open(text: str) -> bool:
    """Whether the text asks what, who or how, which "yes" does not answer; behind a comma it may ask something else."""
    folded = _plain(text)
    return _OPEN.match(folded) is not None and "," not in folded and _ENGLISH_WAS.match(folded) is None


def is_negative(text: str) -> bool:
    """Whether "yes" would mean that something is wrong, or could mean both."""
    folded = _plain(text)
    return _NOT_YET_ANSWERED.match(folded) is not None or _BAD.match(folded) is not None


def markup_in(text: str) -> str:
    """The first sign of another format in the text, such as `**Door**` or `1.`; empty if there is none."""
    found = _MARKUP.search(text) if any(sign in text for sign in _IN_MARKUP) else _MARKUP.match(text)
    return found[0].strip()[:40] if found else ""


def field_in(text: str, *, labels: bool) -> str:
    """The field that the text itself holds, such as an importance in brackets; empty if none.

    Args:
        text: the question, or the text that goes with it.
        labels: whether "Ready:" and the like count too, as they stand behind an item in other formats.
    """
    if (")" in text or "]" in text) and _IMPORTANCE.search(text):
        return "importance"
    found = _LABEL.search(text) if labels and ": " in text else None
    return _FIELDS.get(found[1].casefold(), found[1].casefold()) if found else ""


def _plain(text: str) -> str:
    return _LEADING.sub("", " ".join(text.casefold().split()))
