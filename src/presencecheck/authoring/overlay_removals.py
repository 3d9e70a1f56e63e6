"""What an overlay leaves out, changed in its text; all its other lines and comments stay. Pure."""

import re

from presencecheck.formats.yaml_reader import read
from presencecheck.messages import retire as retire_messages

_BOM = "\ufeff"
_DASH = re.compile(r"[ \t]*-[ \t]+")
_COMMENT = re.compile(r"[ \t]*(#.*)?")
_KEY = re.compile(r"""(remove|"remove"|'remove')[ \t]*:""")


def add_removal(text: str, checklist: str, name: str, ask: str) -> str:
    """The text of an overlay that also leaves out an item.

    Args:
        text: an overlay without errors.
        checklist: its id.
        name: the id of the item.
        ask: its question, which stands beside it as a comment.

    Raises:
        ValueError: it is written in a way that cannot be changed in place.
    """
    sheet = _Sheet(text)
    entry = f"{name}  # {' '.join(ask.split())}"
    if sheet.names is None:
        comment = retire_messages.REMOVALS.format(id=checklist)
        sheet.append("", comment, "remove:", f"  - {entry}")
    elif sheet.is_inline:
        line, end, separator = sheet.inline_end()
        row = sheet.lines[line]
        sheet.lines[line] = f"{row[:end]}{separator}{name}{row[end:]}"
    else:
        line, dash, _ = sheet.block_entry(len(sheet.names) - 1)
        sheet.lines.insert(line + 1, dash + entry)
    return sheet.text


def drop_removal(text: str, checklist: str, number: int) -> str:
    """The text of an overlay without one of the items that it leaves out.

    Args:
        text: an overlay without errors.
        checklist: its id.
        number: the place of the item among those that are left out.

    Raises:
        ValueError: it is written in a way that cannot be changed in place.
    """
    sheet = _Sheet(text)
    if sheet.is_inline:
        sheet.drop_inline(number)
    else:
        line, _, _ = sheet.block_entry(number)
        del sheet.lines[line]
        if len(sheet.names or ()) == 1:
            sheet.drop_key(retire_messages.REMOVALS.format(id=checklist))
    return sheet.text


class _Sheet:
    """The lines of an overlay's text.

    Attributes:
        lines: without their ends.
        names: what the overlay leaves out; None where it has no such list.
    """

    def __init__(self, text: str) -> None:
        self._start = _BOM if text.startswith(_BOM) else ""
        self._end = "\r\n" if 0 < text.count("\r\n") == text.count("\n") else "\n"
        self.lines = text.removeprefix(_BOM).split(self._end)
        self._document = read(text.encode())
        data = self._document.data
        if not isinstance(data, dict):
            raise ValueError("no fields")
        names = data.get("remove")
        self.names = None if names is None else [str(name) for name in names]

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._start + self._end.join(self.lines)

    def append(self, *block: str) -> None:
        """Add lines at the end; where the last line had no end, the new last one has none."""
        place = len(self.lines) - (self.lines[-1] == "")
        self.lines[place:place] = block

    @property
    def is_inline(self) -> bool:
        """Whether the names stand in brackets."""
        line, column = self._document.values[("remove",)]
        return self.lines[line - 1].startswith("[", column - 1)

    def inline_end(self) -> tuple[int, int, str]:
        """The line and place behind the last name in brackets, and what separates another one from it."""
        if not self.names:
            line, column = self._document.values[("remove",)]
            return line - 1, column, ""
        line, start, token = self._token(len(self.names) - 1)
        return line, start + len(token), ", "

    def drop_inline(self, number: int) -> None:
        """Take a name out of the brackets, with one comma."""
        line, start, token = self._token(number)
        before, after = self.lines[line][:start], self.lines[line][start + len(token) :]
        if comma := re.search(r",[ \t]*$", before):
            before = before[: comma.start()]
        elif comma := re.match(r"[ \t]*,[ \t]*", after):
            after = after[comma.end() :]
        if (before + after).strip():
            self.lines[line] = before + after
        else:
            del self.lines[line]

    def block_entry(self, number: int) -> tuple[int, str, str]:
        """The line of a name that stands behind a dash of its own, what is before it, and the name as it is written.

        Raises:
            ValueError: something else stands on that line.
        """
        line, start, token = self._token(number)
        before, after = self.lines[line][:start], self.lines[line][start + len(token) :]
        if not (_DASH.fullmatch(before) and _COMMENT.fullmatch(after)):
            raise ValueError(token)
        return line, before, token

    def drop_key(self, comment: str) -> None:
        """Take the key of an empty list away if it was written here, which its comment shows; else leave it empty."""
        place = self._document.keys[("remove",)][0] - 1
        row = self.lines[place]
        if row == "remove:" and place and self.lines[place - 1] == comment:
            is_apart = place > 1 and not self.lines[place - 2]
            del self.lines[place - 1 - is_apart : place + 1]
            return
        key = _KEY.match(row)
        if key is None:
            raise ValueError(row)
        self.lines[place] = f"{key[0]} []{row[key.end() :]}"

    def _token(self, number: int) -> tuple[int, int, str]:
        """Where a name stands, counted from 0, and how it is written."""
        line, column = self._document.values[("remove", number)]
        name = (self.names or [])[number]
        rest = self.lines[line - 1][column - 1 :]
        token = next((each for each in (name, f'"{name}"', f"'{name}'") if rest.startswith(each)), None)
        if token is None:
            raise ValueError(name)
        return line - 1, column - 1, token
