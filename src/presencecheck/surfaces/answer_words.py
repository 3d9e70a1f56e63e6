"""Typed words and scripted answers → replies. One vocabulary for the plain surface and for answer files. Pure."""

from presencecheck.core.events import Answer
from presencecheck.core.items import Value
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.surfaces.surface import Go, Leave, Reply, Say

ANSWERS = {answer.value: answer for answer in Answer}
BACK = "back"

_SHORT = {
    "y": "yes",
    "n": "not-yet",
    "no": "not-yet",
    "not yet": "not-yet",
    "a": "accept",
    "s": "skip",
    "x": "not-applicable",
    "na": "not-applicable",
    "b": BACK,
    "q": "quit",
    "leave": "quit",
    "exit": "quit",
}
QUIT = "quit"
_EVERYWHERE: dict[str, Reply] = {
    QUIT: Leave(),
    BACK: Go("back"),
    "skip": Say(Answer.SKIP),
    "not-applicable": Say(Answer.NOT_APPLICABLE),
}
Asked = Acknowledge | Choose | Rate | Write | Hold


def typed(words: str, prompt: Asked, *, again: bool, kept: bool) -> Reply | None:
    """What a typed line means; None where it is no answer here."""
    word = _SHORT.get(words.casefold(), words.casefold())
    if word == "":
        return _empty(prompt, kept=kept)
    if word in _EVERYWHERE:
        return _EVERYWHERE[word]
    if isinstance(prompt, Write):
        return Say(Answer.YES, words[: prompt.limit])
    value = value_of(words, prompt)
    return Say(Answer.YES, value) if value is not None else _said(word, prompt, again=again)


def _said(word: str, prompt: Asked, *, again: bool) -> Reply | None:
    if isinstance(prompt, Acknowledge):
        # Said twice, "not yet" means going on as it is: the question was asked again to be answered.
        answer = ANSWERS.get("accept" if again and word == "not-yet" else word)
        return Say(answer) if answer else None
    # A number or option is owed where one is asked for; yes alone says nothing there.
    return Say(Answer.YES) if word == "yes" and isinstance(prompt, Hold) else None


def value_of(words: str, prompt: Asked) -> Value | None:
    """The number or option that `words` name for this prompt."""
    match prompt:
        case Rate(minimum=minimum, maximum=maximum):
            number = int(words) if words.isascii() and words.isdecimal() and len(words) < 4 else minimum - 1
            return number if minimum <= number <= maximum else None
        case Choose(options=options):
            if words.isascii() and words.isdecimal() and len(words) < 4 and words not in options:
                return options[int(words) - 1] if 1 <= int(words) <= len(options) else None
            return next((option for option in options if option.casefold() == words.casefold()), None)
    return None


def _empty(prompt: Asked, *, kept: bool) -> Reply | None:
    if kept:
        return Go("on")
    match prompt:
        case Acknowledge(deliberate=False) | Hold():
            return Say(Answer.YES)
        case Write():
            return Say(Answer.SKIP)
    return None
