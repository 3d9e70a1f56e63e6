"""Markup inside a line of Markdown → plain text. Pure."""

import html
import re
from typing import NamedTuple

ASKING = ("?", "？", "؟")
"""How a question ends, in several scripts."""
_MOST = 5000
"""Characters of a line in which emphasis is looked for; nobody writes longer ones by hand."""
_TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    | (?<!`)(?P<fence>`+)(?!`)(?P<code>.+?)(?<!`)(?P=fence)(?!`)
    | !\[(?P<picture>[^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)
    | \[(?P<label>[^\[\]]+)\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+"[^"]*")?\)
    | !?\[\[(?:[^\[\]|]*\|)?(?P<note>[^\[\]|]+)\]\]
    | <(?P<auto>[a-zA-Z][\w+.-]+:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>
    | (?P<break><br\s*/?>)
    | (?P<tag></?[a-zA-Z][^<>]*>)
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)
    """,
    re.VERBOSE,
)
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(~~|==)(?=\S)(.+?)(?<=\S)\1"),
)
_KEPT = re.compile("\x01(\\d+)\x02")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+)(?<=\S)\1(?P<colon>:?)")


class Plain(NamedTuple):
    """Text without markup, and the addresses that its links led to."""

    text: str
    links: tuple[str, ...] = ()


def plain(text: str) -> Plain:
    """The text as a reader of the page sees it; of a link its words, of a picture what is said in its place."""
    kept: list[str] = []
    links: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\x01{len(kept) - 1}\x02"

    def replace(token: re.Match[str]) -> str:
        found = {name: words for name, words in token.groupdict().items() if words is not None}
        if "address" in found:
            links.append(found["address"])
        if "code" in found:
            return keep(_code(found["code"]))
        if "escaped" in found or "auto" in found:
            return keep(found.get("escaped") or found["auto"])
        if "entity" in found:
            return keep(html.unescape(found["entity"]))
        words = found.get("label") or found.get("picture") or found.get("note")
        return words or (" " if "break" in found else "")

    marked = _TOKEN.sub(replace, text)
    bare = _without_emphasis(marked)
    shown = _KEPT.sub(lambda found: kept[int(found[1])], bare)
    return Plain(one_line(shown), tuple(links))


def one_line(text: str) -> str:
    """The words with one space between them; blanks that no checklist may hold stay, so that they are refused."""
    return " ".join(filter(None, re.split(f"[{SPACES}\n]+", text)))


SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What may stand between words; other blanks are control characters, which must come through to be refused."""


def bold_line(text: str) -> str:
    """The words of a line that is bold as a whole; empty where it is not."""
    found = _BOLD.fullmatch(text.strip(SPACES))
    return found["text"] + found["colon"] if found else ""


def _code(words: str) -> str:
    return words[1:-1] if words.startswith(" ") and words.endswith(" ") and words.strip() else words


def _without_emphasis(text: str) -> str:
    if len(text) > _MOST:
        return text
    for _ in range(3):  # one inside another
        before = text
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
        if text == before:
            break
    return text
