"""Keys with what each does, and how they are laid out in rows. Pure."""

from collections.abc import Iterable

from presencecheck.core.columns import columns, wrap
from presencecheck.messages import walk as walk_messages

Fragment = tuple[str, str]
"""A style and a text."""
Rows = list[list[Fragment]]
LEAVE = "q"
"""The key that leaves, where letters are keys."""
Hint = tuple[str, str]
"""A key as shown, and what it does."""


def common_hints() -> list[Hint]:
    """The keys that every question has."""
    return [
        ("s", walk_messages.KEY_SKIP),
        ("x", walk_messages.KEY_NOT_APPLICABLE),
        ("b", walk_messages.KEY_BACK),
        ("?", walk_messages.KEY_WHY),
        ("c", walk_messages.KEY_CLIENT),
        (LEAVE, walk_messages.KEY_LEAVE),
    ]


def list_keys(hints: Iterable[Hint]) -> str:
    """The keys alone, as a sentence names them."""
    return ", ".join(key for key, _ in hints)


def choice_hints(lowest: int, highest: int, *, enter: bool) -> list[Hint]:
    """The digits, and Enter where something is marked."""
    numbers = walk_messages.NUMBERS.format(lowest=lowest, highest=highest)
    keys = [numbers, walk_messages.ENTER] if enter else [numbers]
    return [(key, walk_messages.KEY_CHOOSE) for key in keys]


def lay_out_hints(hints: Iterable[Hint], width: int) -> Rows:
    """Lay out keys and their meanings in rows of at most `width` columns; a hint is never broken."""
    rows: Rows = [[("", "  ")]]
    used = 2
    for key, meaning in hints:
        size = columns(key) + 1 + columns(meaning)
        if used > 2 and used + 3 + size > width:
            rows.append([("", "  ")])
            used = 2
        if used > 2:
            rows[-1].append(("", "   "))
            used += 3
        rows[-1] += [("class:key", key), ("class:word", f" {meaning}")]
        used += size
    return rows


def lay_out_option(lead: str, style: str, option: str, width: int) -> Rows:
    """Lay out an option behind its digit in rows that break between words, the further ones below its first word."""
    first, *others = wrap(option, max(width - columns(lead), 10)) or [""]
    indent = " " * columns(lead)
    return [[("class:key", lead), (style, first)], *([("", indent), (style, row)] for row in others)]


def lay_out_progress(words: str, width: int) -> Rows:
    """Lay out where the walk stands in rows of at most `width` columns, which break between its parts if they can."""
    between = walk_messages.PROGRESS_PARTS
    rows: list[str] = []
    for part in filter(None, words.split(between)):
        joined = f"{rows[-1]}{between}{part}" if rows else part
        if rows and 2 + columns(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(part)
    return [[("class:quiet", each)] for row in rows for each in wrap_text(row, width)]


def wrap_text(text: str, width: int) -> list[str]:
    """Wrap `text` to rows of at most `width` columns, indented."""
    return wrap(text, max(width, 10), "  ")


def join_rows(rows: Rows) -> list[Fragment]:
    """Join rows to one text."""
    return [part for number, row in enumerate(rows) for part in ([("", "\n"), *row] if number else row)]
