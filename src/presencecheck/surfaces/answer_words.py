"""Typed words and answers of a file → replies. One vocabulary for the plain surface and for answer files. Pure."""

import re
from collections.abc import Sequence

from presencecheck.core.events import Answer
from presencecheck.core.items import Value
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.surfaces.key_layouts import fold_line
from presencecheck.surfaces.surface import ClientHere, Leave, Navigate, Reply, ReplyAnswer

ANSWERS = {answer.value: answer for answer in Answer}
BACK = "back"
CLIENT = "client"
QUIT = "quit"
STILL_SO = "still-so"
"""The name of a prompt that confirms several items together, in answer files."""
RECALL = "recall"
"""The name of a prompt that recalls a card, there."""

_ALIASES = {
    **dict.fromkeys(("y", "yep", "yeah", "yup", "ok", "okay"), "yes"),
    **dict.fromkeys(("n", "no", "nope", "not yet"), "not-yet"),
    "g": "accept",
    "a": "accept",
    "s": "skip",
    "x": "not-applicable",
    "na": "not-applicable",
    "n/a": "not-applicable",
    "b": BACK,
    "c": CLIENT,
    "q": QUIT,
    "leave": QUIT,
    "exit": QUIT,
    **dict.fromkeys(("why", "h", "help"), "?"),
}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_STOPS = ".!,;:?\u2026\u3002\uff01\uff0c\uff1f"
"""What may stand behind a word that means the same without it; programs that take dictation set it by themselves."""
IN_TEXT: dict[str, Reply] = {
    "skip": ReplyAnswer(Answer.SKIP),
    BACK: Navigate("back"),
    CLIENT: ClientHere(),
    QUIT: Leave(),
}
"""The lines that are not taken as the words of a text, if they are exactly this."""
_EVERYWHERE: dict[str, Reply] = {**IN_TEXT, "not-applicable": ReplyAnswer(Answer.NOT_APPLICABLE)}
Question = Acknowledge | Choose | Mark | Rate | Write | Hold
"""A prompt that a person can answer in words."""


def without_stop(line: str) -> str:
    """A typed line in small letters, without the stop at its end; one that is nothing but stops stays."""
    folded = fold_line(line).casefold()
    return folded.rstrip(_STOPS) or folded


def word_of(line: str) -> str:
    """A typed line as one of the words that are understood, where lines are no text: "yes" for "Yeah.", "5" for "Five".

    A line that is none of them comes back in small letters, without the stop at its end.
    """
    word = without_stop(line)
    return _ALIASES.get(word) or re.sub(r"[a-z]+", lambda part: _NUMBERS.get(part[0], part[0]), word)


def yes_and_no(options: Sequence[str]) -> dict[str, str]:
    """The options that say yes or no, as "yes" and "no, only now" do, by the letters that say it elsewhere."""
    letters = {"yes": "y", "no": "n"}
    said = ((option.partition(",")[0].casefold(), option) for option in options)
    return {letters[word]: option for word, option in said if word in letters}


def parse_reply(words: str, prompt: Question, *, can_accept: bool = False, kept: bool) -> Reply | None:
    """What a typed line means; None where it is no answer here.

    Args:
        words: the line, without surrounding spaces.
        prompt: what was asked.
        can_accept: whether going on as it is, is an answer: after "not yet", or against a measurement.
        kept: whether an earlier answer stands, which an empty line keeps.
    """
    if words == "":
        return _parse_empty(prompt, kept=kept)
    if isinstance(prompt, Write):
        return IN_TEXT.get(words, ReplyAnswer(Answer.YES, words[: prompt.limit]))
    words, word = fold_line(words), word_of(words)
    if word in _EVERYWHERE:
        return _EVERYWHERE[word]
    readings = (parse_value(each, prompt) for each in (words, words.rstrip(_STOPS), word))
    value = next((reading for reading in readings if reading is not None), None)
    return ReplyAnswer(Answer.YES, value) if value is not None else _parse_word(word, prompt, can_accept=can_accept)


def parse_value(words: str, prompt: Question) -> Value | None:
    """The number, option or options that `words` name for this prompt; None where they name none."""
    match prompt:
        case Rate(minimum=minimum, maximum=maximum):
            number = _small_number(words)
            return number if number is not None and minimum <= number <= maximum else None
        case Choose(options=options):
            number = None if words in options else _small_number(words)
            if number is not None:
                return options[number - 1] if 1 <= number <= len(options) else None
            word = words.casefold()
            exact = (option for option in options if option.casefold() == word)
            return next(exact, yes_and_no(options).get({"yes": "y", "no": "n"}.get(word, word)))
        case Mark():
            return _parse_marks(words, prompt)
    return None


def _parse_marks(words: str, prompt: Mark) -> tuple[str, ...] | None:
    """The options of these numbers, in their order; none of them for a 0 alone."""
    if words == "0":
        return ()
    numbers = [_small_number(word) for word in words.replace(",", " ").replace(";", " ").split()]
    known = [number for number in numbers if number is not None and 1 <= number <= len(prompt.options)]
    if len(known) != len(numbers) or not 1 <= len(set(known)) <= prompt.most:
        return None
    return prompt.in_order([prompt.options[number - 1] for number in known])


def _small_number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 4 else None


def _parse_word(word: str, prompt: Question, *, can_accept: bool) -> Reply | None:
    if isinstance(prompt, Acknowledge):
        answer = ANSWERS.get(word)
        return ReplyAnswer(answer) if answer and (can_accept or answer is not Answer.ACCEPT) else None
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
