"""What the pages are made of on which lists and routines are written: forms, buttons and fields."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from presencecheck.authoring.draft.fields import DO, STEP
from presencecheck.core.items import MOST_SENTENCE
from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.markup import NOTHING, Markup, joined, tag
from presencecheck.surfaces.browser.page import style as walk_style


@cache
def style() -> Markup:
    """The style of every page."""
    own = (Path(__file__).resolve().parent / "form.css").read_text(encoding="utf-8")
    return Markup(f"{walk_style()}{own}")


def page(title: str, body: Iterable[str], notice: str = "") -> bytes:
    """A whole page."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · {browser_messages.PROGRAM}"),
        # Without one the browser would ask for it, at an address that the door refuses.
        tag("link", rel="icon", href="data:,"),
        tag("style", style()),
    )
    said = tag("p", notice, class_="notice", role="alert") if notice else NOTHING
    main = tag("main", tag("h1", title, dir="auto"), said, *body)
    header = tag("header", tag("p", browser_messages.PROGRAM, class_="program"))
    html = tag("html", head, tag("body", header, main), lang=browser_messages.LANGUAGE)
    return f"<!doctype html>{html}".encode()


def form(action: str, *inside: str) -> Markup:
    """A form that is sent to an address of the site."""
    return tag("form", *inside, method="post", action=action, autocomplete="off")


def hidden(step: int) -> Markup:
    """The number of the list's state, which comes back with each change."""
    return tag("input", type="hidden", name=STEP, value=step)


def row(*inside: str, place: str) -> Markup:
    """Buttons beside each other."""
    return tag("p", *inside, class_=f"row {place}")


def button(value: str, label: str, name: str = "") -> Markup:
    """A button and what it asks for; its name for those who hear it, where the label does not say all."""
    named: Mapping[str, str] = {"aria_label": name} if name else {}
    return tag("button", label, name=DO, value=value, **named)


def by_title(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and titles in the order in which a reader looks for a title."""
    return sorted(named, key=lambda each: (each[1].casefold(), each[0]))


def text_field(name: str, label: str, value: str, most: int, *, required: bool = True) -> Markup:
    """A field of one line."""
    field = tag("input", type="text", name=name, value=value, maxlength=most, dir="auto", required=required)
    return tag("label", label, field, class_="field")


def words_field(name: str, label: str, value: str, hint: str) -> Markup:
    """A field of two lines, with a hint below it."""
    area = tag("textarea", value, name=name, rows=2, maxlength=MOST_SENTENCE, dir="auto", required=True)
    return joined(tag("label", label, area, class_="field"), tag("p", hint, class_="quiet"))
