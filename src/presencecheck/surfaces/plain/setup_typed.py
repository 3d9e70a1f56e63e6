"""A question of the set-up in plain lines: what can be typed, and what a line means. Pure."""

from collections.abc import Iterator

from presencecheck.core.prompts import Choose
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_words import BACK, QUIT, parse_value, word_of
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.setup_lines import can_go_back, can_pass, progress, total_of
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, SetUp, SetupPage, SetupReply


def choices(page: SetupPage) -> Iterator[Line]:
    """What can be typed."""
    numbers: list[str] = []
    if isinstance(page.prompt, Choose):
        for number, option in enumerate(page.prompt.options, 1):
            yield Line(walk_messages.PLAIN_OPTION.format(number=number, option=option), indent=2)
            numbers.append(str(number))
        usual = page.prompt.options.index(page.usual) + 1 if page.usual in page.prompt.options else 0
        words = [*numbers, *([setup_messages.PLAIN_USUAL.format(number=usual)] if usual else [])]
    else:
        words = list(setup_messages.PLAIN_LINK)
    typed = [*words, *(word for word, _ in _aside(page))]
    means = {setup_messages.PLAIN_PASS: setup_messages.PLAIN_PASSES}
    said = [means.get(word, "{word}").format(word=word, meaning=setup_messages.KEY_PASS) for word in typed]
    yield Line(walk_messages.PLAIN_TYPE.format(words=enumeration_messages.join_with_or(said)))


def number_of(page: SetupPage) -> str:
    """What stands before the question."""
    return walk_messages.PLAIN_STEP.format(number=page.number, count=total_of(page)) if progress(page) else ""


def understand(page: SetupPage, line: str) -> SetupReply | None:
    """What a line means; None where it is no answer."""
    # Where words are written, a word that means something must be exactly that.
    word = word_of(line) if isinstance(page.prompt, Choose) else line
    if word in dict(_aside(page)):
        return dict(_aside(page))[word]
    if not isinstance(page.prompt, Choose):
        return SetUp(line)
    if line == "":
        return SetUp(page.usual) if page.usual else None
    found = parse_value(line, page.prompt) or parse_value(word, page.prompt)
    return SetUp(str(found)) if found is not None else None


def _aside(page: SetupPage) -> Iterator[tuple[str, SetupReply]]:
    """The words that lead away from the question."""
    if can_go_back(page):
        yield BACK, Navigate("back")
    if can_pass(page):
        yield setup_messages.PLAIN_PASS, PassSetup()
    yield QUIT, Leave()
