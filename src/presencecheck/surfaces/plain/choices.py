"""What can be typed at a question, in words. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import CLIENT, IN_TEXT, QUIT, Question, without_stop, word_of
from presencecheck.surfaces.presentation import Line


class Said:
    """What was said already of what can be typed: it is said in full once, and again where `help` is typed."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def covers(self, words: Sequence[str]) -> bool:
        """Whether all of these were said."""
        return self._words.issuperset(words)

    def add(self, words: Iterable[str]) -> None:
        """Take note of them."""
        self._words.update(words)

    def forget(self) -> None:
        """Let all be said in full again."""
        self._words.clear()


def choices(prompt: Question, state: AnswerState, said: Said, *, kept: bool) -> Iterator[Line]:
    """The lines that say what can be typed.

    Args:
        prompt: what is asked.
        state: how a question about a state stands.
        said: what was said before; what is said now is added.
        kept: whether an earlier answer stands, which Enter alone keeps.
    """
    words = [walk_messages.PLAIN_KEEP.format(meaning=walk_messages.KEY_KEEP)] if kept else []
    match prompt:
        case Acknowledge():
            words += _letters(state)
        case Rate():
            yield Line(walk_messages.PLAIN_SCALE.format(**vars(prompt)))
            words.append(walk_messages.PLAIN_NUMBER)
        case Choose():
            yield from _options(prompt)
            words.append(walk_messages.PLAIN_NUMBER)
        case Mark(most=most):
            yield from _options(prompt)
            words += (each.format(most=most) for each in walk_messages.PLAIN_MARK)
        case Write():
            words += walk_messages.PLAIN_WORDS
        case Hold():
            given = {"done": "y", "other": walk_messages.PLAIN_OTHER}
            words += (each.format(**given) for each in walk_messages.PLAIN_EXERCISE)
    typed = [*_named(_typed(prompt)), *(["?"] if isinstance(prompt, Write) else [walk_messages.PLAIN_HELP])]
    if said.covers([*words, *typed]) and not isinstance(prompt, Write):
        # Where words are written, a short line would leave open what of them is text.
        short = [word.split()[0] for word in words] if isinstance(prompt, Acknowledge) else words
        yield Line(_short_form([*short, walk_messages.PLAIN_HELP]))
    else:
        yield _type_one_of([*words, *typed])
    said.add([*words, *typed])


def _named(typed: Mapping[str, str]) -> list[str]:
    """The words that are typed, each with what it means where it does not say so itself."""
    means = walk_messages.PLAIN_MEANS
    return [means[meaning].format(word=word) if meaning in means else word for meaning, word in typed.items()]


def _short_form(words: Sequence[str]) -> str:
    return walk_messages.PLAIN_SHORT.format(words=enumeration_messages.join_with_or(words))


def offer_choices(question: Choose, *, has_client: bool) -> Iterator[Line]:
    """The same for a question that is not part of the run; the client can come between two that are."""
    yield from _options(question)
    words = [walk_messages.PLAIN_TYPED[word] for word in ([CLIENT, QUIT] if has_client else [QUIT])]
    yield _type_one_of([*map(str, range(1, len(question.options) + 1)), *words])


def empty_line_words(prompt: Question) -> str:
    """What is said where Enter alone is no answer."""
    return keys_messages.ESSENTIAL if isinstance(prompt, Acknowledge) else walk_messages.PLAIN_EMPTY_NUMBER


def is_for_help(line: str, prompt: Question) -> bool:
    """Whether a line asks what can be typed; where words are written, it is one of them."""
    return not isinstance(prompt, Write) and is_help(line)


def is_help(line: str) -> bool:
    """Whether a line asks what can be typed, where lines are no text."""
    return without_stop(line) in (walk_messages.PLAIN_HELP, "help", "h")


def is_letter_that_leaves(line: str, prompt: Question, said: Said) -> bool:
    """Whether a line of text is the letter that leaves elsewhere, for the first time: nobody may mean it as a word."""
    is_letter = isinstance(prompt, Write) and len(line) == 1 and word_of(line) == QUIT
    is_first = is_letter and not said.covers([keys_messages.LETTERS_ARE_TEXT])
    said.add([keys_messages.LETTERS_ARE_TEXT] if is_first else [])
    return is_first


def once(full: str, short: str, said: Said) -> Line:
    """What can be typed where several lines are answered together: in full, and once that was said, in short."""
    sentence = short if said.covers([full]) else full
    said.add([full])
    return Line(sentence.format(client=walk_messages.PLAIN_TYPED[CLIENT], quit=walk_messages.PLAIN_TYPED[QUIT]))


def meaning_of(line: str, prompt: Question) -> str:
    """What a line means to `answer_words`, if it is one of the words that the screen names; else the line.

    Where words are written, it has to be exactly that word.
    """
    if isinstance(prompt, Write):
        return {said: meaning for meaning, said in _typed(prompt).items()}.get(line, line)
    return {said.casefold(): meaning for meaning, said in _typed(prompt).items()}.get(word_of(line), line)


def _typed(prompt: Question) -> dict[str, str]:
    """The words that the question takes, by what they mean."""
    words = walk_messages.PLAIN_TYPED
    return {meaning: words[meaning] for meaning in IN_TEXT} if isinstance(prompt, Write) else words


def _letters(state: AnswerState) -> Iterator[str]:
    for letter, meaning in state.letters():
        template = walk_messages.PLAIN_MEASURE if letter == "m" else walk_messages.PLAIN_LETTER
        yield template.format(letter=letter, meaning=meaning)


def _options(prompt: Choose | Mark) -> Iterator[Line]:
    template = walk_messages.PLAIN_OPTION
    for number, option in enumerate(prompt.options, 1):
        yield Line(template.format(number=number, option=option), indent=2)


def _type_one_of(words: Sequence[str]) -> Line:
    return Line(walk_messages.PLAIN_TYPE.format(words=enumeration_messages.join_with_or(words)))
