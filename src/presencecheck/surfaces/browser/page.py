"""A whole page of the walk: complete in itself, so that it stays readable when the program has ended. Pure but for its
own style and script, which are read once.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from presencecheck.messages import browser as browser_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.surfaces.browser.forms import ANSWER, ENTER, KEY_LEAVE, RAN, STEP, Button, Form, boxes_markup
from presencecheck.surfaces.browser.markup import NOTHING, Markup, joined, tag

_FOLDER = Path(__file__).resolve().parent / "page"
_SCRIPTS = ("link.js", "keys.js", "exercise.js")
_PLACES = ("main", "again", "side")


class Content(NamedTuple):
    """What one page shows.

    Attributes:
        title: of the walk, for the tab.
        main: what is asked or told.
        settled: what was answered just before.
        form: what can be answered; None where nothing can.
        progress: where the walk stands.
        notice: a quiet line above the answers.
        more: what opens below the answers.
        after: what stands below all of it, or beside it where there is room, such as a card.
        lost: what is said once the program is gone; empty where nothing is.
        data: for the script, by name, as it is when the page is sent.
    """

    title: str
    main: Markup
    settled: Markup = NOTHING
    form: Form | None = None
    progress: str = ""
    notice: str = ""
    more: Markup = NOTHING
    after: Markup = NOTHING
    lost: str = ""
    data: Callable[[], Mapping[str, str]] = dict


def page(content: Content, step: int) -> bytes:
    """The page as it is sent.

    Args:
        content: what it shows.
        step: the number of the question, which comes back with the answer.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{content.title} · {browser_messages.PROGRAM}" if content.title else browser_messages.PROGRAM),
        # Without one the browser would ask for it, at an address that the door refuses.
        tag("link", rel="icon", href="data:,"),
        tag("style", style()),
    )
    parts = [
        tag("header", _program(content)),
        tag("main", *_main(content, step)),
        *([tag("p", "", class_="lost", id="lost", role="alert", data_words=content.lost)] if content.lost else []),
        tag("script", script()) if content.form or content.lost else "",
    ]
    data = {f"data_{key}": value for key, value in content.data().items()}
    if content.after:
        data["class_"] = "wide"
    html = tag("html", head, tag("body", *parts, **data), lang=browser_messages.LANGUAGE)
    return f"<!doctype html>{html}".encode()


def _program(content: Content) -> Markup:
    return joined(
        tag("p", content.title or browser_messages.PROGRAM, class_="program", dir="auto"),
        *([tag("p", content.progress, class_="progress")] if content.progress else []),
    )


def _main(content: Content, step: int) -> list[Markup]:
    parts = [
        *([tag("div", content.settled, class_="settled")] if content.settled else []),
        content.main,
        *([_form(content.form, step, content.notice)] if content.form else []),
        *([content.more] if content.more else []),
    ]
    # In a wide window the two stand beside each other, so that the card is in view however much is still open.
    return [tag("div", *parts, class_="said"), tag("div", content.after, class_="cards")] if content.after else parts


def _form(form: Form, step: int, notice: str) -> Markup:
    """The form; its first button is the one that Enter presses in a field."""
    rows = [[button for button in form.buttons if button.place == place] for place in _PLACES]
    leaves = any(button.key == KEY_LEAVE for button in form.buttons)
    return tag(
        "form",
        tag("input", type="hidden", name=STEP, value=step),
        tag("input", type="hidden", name=RAN, value="", id="ran"),
        *([_enter_button()] if form.no_enter else []),
        form.fields,
        boxes_markup(form),
        tag("p", notice, class_="notice", id="notice", role="status"),
        *(_row(row, place) for place, row in zip(_PLACES, rows, strict=True) if row),
        method="post",
        action="answer",
        autocomplete="off",
        class_=form.kind or "plain",
        data_kind=form.kind,
        data_enter=form.no_enter,
        data_unknown=keys_messages.NO_MEANING,
        data_foreign=keys_messages.NO_LATIN_LETTER,
        data_escape=keys_messages.ESCAPE.format(key=KEY_LEAVE) if leaves else "",
        data_hasty=keys_messages.NOT_TAKEN,
        data_letters=browser_messages.LETTERS_ARE_TEXT,
    )


def _enter_button() -> Markup:
    """What Enter in a box presses where it must answer nothing: a browser takes the first button of a form."""
    return tag("button", ENTER, name=ANSWER, value=ENTER, class_="unseen", tabindex=-1, aria_hidden="true")


def _row(buttons: list[Button], place: str) -> Markup:
    """Buttons beside each other; behind those that say the same stands once what they say."""
    said = [tag("span", buttons[0].label, aria_hidden="true")] if place == "again" else []
    return tag("p", *map(_button, buttons), *said, class_=f"row {place}")


def _button(button: Button) -> Markup:
    words = [tag("kbd", button.key), " "] if button.key else []
    label = [tag("span", button.label, class_=button.place == "again" and "unseen", dir="auto")] if button.label else []
    return tag(
        "button",
        *words,
        *label,
        name=ANSWER,
        value=button.value,
        data_key=button.key.lower() if len(button.key) == 1 else "",
        data_letter=button.letter or False,
        data_takes_enter=button.takes_enter,
    )


@cache
def style() -> Markup:
    """The style of every page."""
    return Markup((_FOLDER / "walk.css").read_text(encoding="utf-8"))


@cache
def script() -> Markup:
    """The script of every page on which something can be done."""
    return Markup("\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS))
