"""Typed words and scripted answers → replies. One vocabulary for the plain surface and for answer files. Pure."""

from presencecheck.items import Value
from presencecheck.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.run import Answer
from presencecheck.surfaces import Go, Leave, Reply, Say

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
Asked = Acknowledge | Choose | Rate | Write | Hold


def typed(words: str, prompt: Asked, *, again: bool, kept: bool) -> Reply | None:
    """What a typed line means; None where it is no answer here."""
    if isinstance(prompt, Write) and words.casefold() not in ("", "b", "back", "q", "quit", "s", "skip", "x"):
        return Say(Answer.YES, words[: prompt.limit])
    word = _SHORT.get(words.casefold(), words.casefold())
    if word == "quit":
        return Leave()
    if word == BACK:
        return Go("back")
    if word == "":
        return _empty(prompt, kept=kept)
    value = value_of(words, prompt)
    if value is not None:
        return Say(Answer.YES, value)
    if again and word == "not-yet":
        return Say(Answer.ACCEPT)
    answer = ANSWERS.get(word)
    # A number or option is owed where one is asked for; yes alone says nothing there.
    if answer is None or (answer is Answer.YES and isinstance(prompt, Rate | Choose)):
        return None
    if answer in (Answer.NOT_YET, Answer.ACCEPT) and not isinstance(prompt, Acknowledge):
        return None
    return Say(answer)


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
