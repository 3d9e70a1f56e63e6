"""The forms of a walk: a button for each answer, with the key that presses it. Pure.

The value of a button is the word that `answer_words` reads in plain lines, so that there is one vocabulary.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import still_so
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import BACK, CLIENT, QUIT, yes_and_no
from presencecheck.surfaces.browser.markup import NOTHING, Markup, joined, tag
from presencecheck.surfaces.setup_lines import can_go_back, can_pass
from presencecheck.surfaces.surface import RecallPage, SetupPage, StillSoPage

ANSWER, STEP, MARKS, WORDS, RAN = "do", "n", "mark", "words", "ran"
"""The names of the fields of a form."""
KEEP, TAKE, BEGIN, MORE, ENTER = "keep", "take", "begin", "more", "enter"
"""Values of buttons that are no words of `answer_words`."""
SKIP, NOT_APPLICABLE = "skip", "x"
KEY_LEAVE = "q"


class Button(NamedTuple):
    """One answer.

    Attributes:
        value: what is sent.
        key: the key that presses it, as shown; empty for none.
        label: what it says.
        takes_enter: Enter and the right arrow press it.
        place: `main` for an answer, `side` for what every question has, `again` for one of many that say the same: its
            label is heard with each, and seen once.
        letter: the letter that presses it, too, where it says yes or no.
    """

    value: str
    key: str
    label: str
    takes_enter: bool = False
    place: str = "main"
    letter: str = ""


class Box(NamedTuple):
    """One line that can be marked.

    Attributes:
        place: from 1; the first ten have a digit.
        option: what it says.
        note: said beside it, more quietly.
    """

    place: int
    option: str
    note: str = ""


class Form(NamedTuple):
    """A question's form.

    Attributes:
        buttons: in their order.
        fields: what stands above them.
        boxes: what can be marked, below that.
        marked: the places of the boxes that are marked, from 0.
        no_enter: what Enter says where no button takes it.
        kind: which sort it is, for the style and the script.
    """

    buttons: tuple[Button, ...]
    fields: Markup = NOTHING
    boxes: tuple[Box, ...] = ()
    marked: Collection[int] = ()
    no_enter: str = ""
    kind: str = ""


def question_form(
    prompt: Acknowledge | Choose | Mark | Rate | Write, state: AnswerState, *, kept: bool, marked: Collection[int] = ()
) -> Form:
    """The form of a question that no exercise is.

    Args:
        prompt: what is asked.
        state: how the question stands.
        kept: whether an earlier answer stands.
        marked: the places of the options that it marked, from 0.
    """
    keep = (_keep(),) if kept else ()
    match prompt:
        case Acknowledge():
            own = tuple(
                Button(letter, letter, label, letter == "y" and not (kept or prompt.deliberate))
                for letter, label in state.letters()
            )
            no_enter = keys_messages.ESSENTIAL if prompt.deliberate and not kept else ""
            # What a measurement speaks against must not look like the thing to press.
            kind = "against" if state.is_against else ""
            return Form((*keep, *own, *common_buttons()), no_enter=no_enter, kind=kind)
        case Choose():
            return Form((*keep, *_options(prompt.options), *common_buttons()), kind="choice")
        case Rate():
            numbers = range(prompt.minimum, prompt.maximum + 1)
            own = tuple(Button(str(number), str(number), "") for number in numbers)
            ends = tag("p", walk_messages.SCALE_ENDS.format(**vars(prompt)), class_="quiet", dir="auto")
            return Form((*keep, *own, *common_buttons()), ends, kind="scale")
        case Mark():
            most = browser_messages.SEVERAL.format(most=prompt.most)
            take = Button(TAKE, walk_messages.ENTER, walk_messages.KEY_TAKE, not kept)
            fields = tag("p", most, class_="quiet")
            return Form((*keep, take, *common_buttons()), fields, _boxes(prompt.options), marked, kind="marks")
        case Write():
            return _text_form(prompt, keep)


def exercise_form(prompt: Hold, *, kept: bool, is_running: bool) -> Form:
    """The form of an exercise, before it begins and while it runs."""
    other = tag("p", browser_messages.EXERCISE.format(**_told(prompt)), class_="quiet")
    if is_running:
        enough = Button("y", walk_messages.ENTER, walk_messages.KEY_ENOUGH, takes_enter=True)
        return Form((enough, *common_buttons()), other, kind="running")
    begin = Button(BEGIN, walk_messages.ENTER, walk_messages.KEY_BEGIN, not kept)
    keep = (_keep(),) if kept else ()
    return Form((*keep, begin, Button("y", "y", walk_messages.KEY_DONE), *common_buttons()), other)


def still_so_form(page: StillSoPage) -> Form:
    """The lines to confirm together; a marked one is asked by itself."""
    fields = tag("p", browser_messages.MARKED_SINGLY, class_="quiet")
    boxes = tuple(Box(place, line.state, still_so.notes(line)) for place, line in enumerate(page.lines, 1))
    own = (Button("y", "y", walk_messages.KEY_STILL_SO), Button("n", "n", walk_messages.KEY_ASK_ALL))
    buttons = (*own, *_aside_buttons(has_client=True))
    return Form(buttons, fields, boxes, no_enter=walk_messages.STILL_SO_ENTER, kind="marks")


def recall_form(page: RecallPage) -> Form:
    """The lines of a card; a marked one was left open."""
    boxes = _boxes(line.state for line in page.lines)
    take = Button(TAKE, walk_messages.ENTER, walk_messages.KEY_TAKE, takes_enter=True)
    return Form((take, *_aside_buttons(has_client=True)), boxes=boxes, kind="marks")


def offer_form(question: Choose, *, has_client: bool) -> Form:
    """The options of what is asked beside the run; Enter takes the first one, which is what is most likely wanted."""
    first, *others = _options(question.options)
    options = (first._replace(takes_enter=True), *others)
    return Form((*options, *_aside_buttons(has_client=has_client)), kind="offer")


def setup_form(page: SetupPage) -> Form:
    """A question of the set-up; Enter takes the usual option, and an empty field."""
    back = (Button(BACK, "b", walk_messages.KEY_BACK, place="side"),) if can_go_back(page) else ()
    passing = (Button(SKIP, "s", setup_messages.KEY_PASS, place="side"),) if can_pass(page) else ()
    aside = (*back, *passing, *_aside_buttons(has_client=False))
    if isinstance(page.prompt, Choose):
        own = (
            Button(str(place), str(place), setup_messages.USUAL.format(option=option), takes_enter=True)
            if option == page.usual
            else Button(str(place), str(place), option)
            for place, option in enumerate(page.prompt.options, 1)
        )
        return Form((*own, *aside), kind="choice")
    take = Button(TAKE, walk_messages.ENTER, walk_messages.KEY_WRITE, takes_enter=True)
    return Form((take, *(button._replace(key="") for button in aside)), _text_field(page.prompt), kind="text")


def last_form(shown: int, others: int, *, has_last: bool) -> Form:
    """What can still be changed after the verdict, and the end.

    Args:
        shown: the number of open items that have a digit.
        others: the number of open items that have none now.
        has_last: whether there is a last question.
    """
    numbers = [str(number % 10) for number in range(1, shown + 1)]
    digits = tuple(Button(number, number, walk_messages.KEY_AGAIN, place="again") for number in numbers)
    more = (Button(MORE, "+", walk_messages.KEY_MORE.format(count=others)),) if others else ()
    last = (Button(BACK, "b", walk_messages.KEY_LAST),) if has_last else ()
    return Form((Button(TAKE, walk_messages.ENTER, walk_messages.KEY_END, takes_enter=True), *digits, *more, *last))


def new_form() -> Form:
    """Whether a new walk is wanted."""
    new = Button(TAKE, walk_messages.ENTER, walk_messages.KEY_NEW, takes_enter=True)
    return Form((new, *_aside_buttons(has_client=False)))


def common_buttons() -> tuple[Button, ...]:
    """What every question has."""
    return (
        Button(SKIP, "s", walk_messages.KEY_SKIP, place="side"),
        Button(NOT_APPLICABLE, "x", walk_messages.KEY_NOT_APPLICABLE, place="side"),
        Button(BACK, "b", walk_messages.KEY_BACK, place="side"),
        *_aside_buttons(has_client=True),
    )


def boxes_markup(form: Form) -> Markup:
    """Its boxes, with their digits."""
    return joined(*(_box(box, is_marked=box.place - 1 in form.marked) for box in form.boxes))


def _boxes(options: Iterable[str]) -> tuple[Box, ...]:
    return tuple(Box(place, option) for place, option in enumerate(options, 1))


def _box(box: Box, *, is_marked: bool) -> Markup:
    digit = str(box.place % 10) if box.place <= 10 else ""
    mark = tag("input", type="checkbox", name=MARKS, value=box.place, checked=is_marked, autocomplete="off")
    key = joined(tag("kbd", digit), " ") if digit else ""
    words = tag("span", box.option, dir="auto")
    aside = joined(" ", tag("span", box.note, class_="aside")) if box.note else ""
    return tag("label", mark, key, words, aside, class_="box", data_key=digit)


def _text_form(prompt: Write, keep: tuple[Button, ...]) -> Form:
    field = _text_field(prompt)
    take = Button(TAKE, walk_messages.ENTER, walk_messages.KEY_WRITE, takes_enter=True)
    client = Button(CLIENT, keys_messages.CLIENT_WRITING, walk_messages.KEY_CLIENT, place="side")
    rest = [button._replace(key="") for button in common_buttons() if button.value != CLIENT]
    kept = [button._replace(key="", takes_enter=False) for button in keep]
    return Form((take, *kept, *rest, client), field, kind="text")


def _text_field(prompt: Write) -> Markup:
    return tag(
        "input",
        type="text",
        name=WORDS,
        maxlength=prompt.limit,
        autocomplete="off",
        aria_labelledby="question",
        spellcheck="false",
        dir="auto",
    )


def _told(prompt: Hold) -> dict[str, str]:
    cues = [
        browser_messages.EXERCISE_CUE.format(cue=beat.cue, seconds=durations_messages.spoken(round(beat.seconds)))
        for beat in prompt.beats
    ]
    return {
        "seconds": durations_messages.spoken(prompt.seconds),
        "cues": browser_messages.EXERCISE_CUES.join(cues),
    }


def _keep() -> Button:
    return Button(KEEP, walk_messages.ENTER, walk_messages.KEY_KEEP, takes_enter=True)


def _options(options: Sequence[str]) -> tuple[Button, ...]:
    letters = {option: letter for letter, option in yes_and_no(options).items()}
    return tuple(
        Button(str(place), str(place), option, letter=letters.get(option, ""))
        for place, option in enumerate(options, 1)
    )


def _aside_buttons(*, has_client: bool) -> tuple[Button, ...]:
    client = (Button(CLIENT, "c", walk_messages.KEY_CLIENT, place="side"),) if has_client else ()
    return (*client, Button(QUIT, KEY_LEAVE, walk_messages.KEY_LEAVE, place="side"))
