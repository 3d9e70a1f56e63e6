"""Whether a text asks two questions, which one answer cannot fit. Pure."""

import re

_MARK = re.compile(r"\?(?=\s|$)")
"""The end of a question; not a mark inside a quotation such as “Can you hear me?” or inside a word."""

# In these languages, a second question begins with its verb and subject; a mere list of things does not.
_SECOND = re.compile(
    r"\b(?:and|or) (?:(?:is|are|was|were|does|did|can|will) (?:the|your|you|it|they|there|this|that|these|those"
    r"|everyone|everything|anyone|anything|all|both|each|no)|(?:do|have|has|could|would) (?:you|we|they|it|i))\b"
    r"|\b(?:und|oder) (?:(?:ist|sind|liegt|steht|hat) (?:der|die|das|dein|deine|ihr|ihre|alles|es)"
    r"|(?:hast|bist|kannst|weisst) du|(?:haben|sind|können|wissen) sie)\b"
    r"|\b(?:et|ou) (?:est-ce (?:que|qu)|\w+-(?:vous|tu|il|elle|ils|elles)\b)"
)
_JOINING = (" and ", " or ", " und ", " oder ", " et ", " ou ")
_INDIRECT = re.compile(r"\b(?:who|what|which|where|when|whether|how|wer|was|wo|wann|ob|wie|qui|où|quand|comment)\b")


def asks_twice(text: str) -> bool:
    """Whether `text` asks two questions: by two question marks, or by a second verb with a subject of its own."""
    marks = text.count("?")
    if marks > 1 and any(part.strip() for part in _MARK.split(text)[1:]):
        return True
    if not marks or not any(word in text for word in _JOINING):
        return False
    folded = text.casefold()
    second = _SECOND.search(folded)
    # "Do you know where it is and is it …": after a question word, the second verb may belong to that clause.
    return second is not None and not _INDIRECT.search(folded, 0, second.start())
