"""Typed words and answers of a file → replies. One vocabulary for the plain surface and for answer files. Pure."""

from presencecheck.core.events import Answer
from presencecheck.core.items import Value
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.surfaces.surface import Leave, Navigate, Reply, ReplyAnswer

ANSWERS = {answer.value: answer for answer in Answer}
BACK = "back"
QUIT = "quit"

_ALIASES = {
    "y": "yes",
    "n": "not-yet",
    "no": "not-yet",
    "not yet": "not-yet",
    "a": "accept",
    "s": "skip",
    "x": "not-applicable",
    "na": "not-applicable",
    "b": BACK,
    "q": QUIT,
    "leave": QUIT,
    "exit": QUIT,
}
_EVERYWHERE: dict[str, Reply] = {
    QUIT: Leave(),
    BACK: Navigate("back"),
    "skip": ReplyAnswer(Answer.SKIP),
    "not-applicable": ReplyAnswer(Answer.NOT_APPLICABLE),
}
Question = Acknowledge | Choose | Rate | Write | Hold
"""A prompt that a person can answer in words."""


def parse_reply(words: str, prompt: Question, *, again: bool, kept: bool) -> Reply | None:
    """What a typed line means; None where it is no answer here.

    Args:
        words: the line, without surrounding spaces.
        prompt: what was asked.
        again: whether it is asked again, after "not yet".
        kept: whether an earlier answer stands, which an empty line keeps.
    """
    word = _ALIASES.get(words.casefold(), words.casefold())
    if word == "":
        return _parse_empty(prompt, kept=kept)
    if word in _EVERYWHERE:
        return _EVERYWHERE[word]
    if isinstance(prompt, Write):
        return ReplyAnswer(Answer.YES, words[: prompt.limit])
    value = parse_value(words, prompt)
    return ReplyAnswer(Answer.YES, value) if value is not None else _parse_word(word, prompt, again=again)


def parse_value(words: str, prompt: Question) -> Value | None:
    """The number or option that `words` name for this prompt; None where they name none."""
    match prompt:
        case Rate(minimum=minimum, maximum=maximum):
            number = _small_number(words)
            return number if number is not None and minimum <= number <= maximum else None
        case Choose(options=options):
            number = None if words in options else _small_number(words)
            if number is not None:
                return options[number - 1] if 1 <= number <= len(options) else None
            return next((option for option in options if option.casefold() == words.casefold()), None)
    return None


def _small_number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 4 else None


def _parse_word(word: str, prompt: Question, *, again: bool) -> Reply | None:
    if isinstance(prompt, Acknowledge):
        # "Not yet" a second time means going on as it is: the question was asked again to be answered.
        answer = ANSWERS.get("accept" if again and word == "not-yet" else word)
        return ReplyAnswer(answer) if answer else None
    # Where a number or an option is asked for, yes alone is no answer.
    return ReplyAnswer(Answer.YES) if word == "yes" and isinstance(prompt, Hold) else None


def _parse_empty(prompt: Question, *, kept: bool) -> Reply | None:
    if kept:
        return Navigate("on")
    match prompt:
        case Acknowledge(deliberate=False) | Hold():
            return ReplyAnswer(Answer.YES)
        case Write():
            return ReplyAnswer(Answer.SKIP)
    return None
