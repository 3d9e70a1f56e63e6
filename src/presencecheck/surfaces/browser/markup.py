"""HTML from parts: whatever is not markup already is escaped, and commands in it are as they have to be typed here."""

from html import escape

from presencecheck.system.program_name import as_called


class Markup(str):
    """Text that is HTML."""

    __slots__ = ()


NOTHING = Markup("")
_VOID = frozenset(("input", "link", "meta", "br"))


def tag(name: str, /, *children: str, **attributes: str | bool | int) -> Markup:
    """An element; children that are not markup are escaped.

    Args:
        name: its name.
        children: what it contains, in order.
        attributes: its attributes; a trailing underscore goes, other ones become hyphens. False leaves one out, True
            gives it no value.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not False)
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Children one after the other; those that are not markup are escaped."""
    return Markup("".join(child if isinstance(child, Markup) else escape(as_called(child)) for child in children))


def _attribute(key: str, value: str | bool | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
