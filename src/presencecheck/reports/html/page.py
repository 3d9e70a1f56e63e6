"""Pages that stand alone: one HTML file without script, address or picture from elsewhere.

Whatever comes from a checklist, a name or the history goes through `text` or `tag`, which escape it.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

from presencecheck.core.languages import LANGUAGE_TAG
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.sanitize import sanitize

_FROM_RIGHT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
_EMPTY = {"br", "col", "hr", "input", "meta"}


class Html(str):
    """HTML that is ready for a page; any other text is escaped before it becomes part of one."""

    __slots__ = ()


def text(words: str) -> Html:
    """Any words as HTML that shows them literally; what could hide or turn the reading direction is replaced."""
    return Html(escape(sanitize(words)))


def tag(name: str, /, *inside: str, **attributes: str) -> Html:
    """An element.

    Args:
        name: the element's name.
        inside: its parts, in order; those that are not `Html` are escaped.
        attributes: their values, escaped here; a name's underscores become hyphens, and one at its end is dropped
            (`class_`, `aria_label`). One without a value is written `hidden=""`.
    """
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Html:
    """Parts one behind the other; those that are not `Html` are escaped."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def language_tag(language: str) -> str:
    """The language of a file as a browser knows it; English where the file names none that could be one."""
    return language if LANGUAGE_TAG.fullmatch(language) else "en"


def page(title: str, language: str, style: str, body: str) -> str:
    """A whole page: light, dark and for print, from 320 pixels up.

    Args:
        title: the page's title, escaped here.
        language: the language of the words, as `en` or `pt-BR`.
        style: CSS of this kind of page, written by us; it follows on the one all pages share.
        body: the content as HTML, made with `tag` and `text`. An attribute `style` in it has no effect: the page's
            policy lets in its one style sheet and nothing else.
    """
    sheet = stylesheet("page") + style
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    known = language_tag(language)
    direction = "rtl" if known.split("-")[0].lower() in _FROM_RIGHT else "ltr"
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", Html(sheet)),
    )
    whole = tag("html", tag("head", head), tag("body", Html(body)), lang=known, dir=direction)
    return f"<!doctype html>\n{whole}\n"
