"""The questions in lists from others whose kept answers would tell of a client."""

from collections.abc import Iterator, Mapping

from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import compose
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Item
from presencecheck.core.names import split_name
from presencecheck.core.overlay import Overlay
from presencecheck.formats.lint.advice import kept_about_client
from presencecheck.library.library import Library
from presencecheck.packs.changes import Content


class ClientQuestion(Frozen):
    """A question whose kept answer would tell of a client.

    Attributes:
        ref: LIST/ITEM.
        ask: its words.
        about: "risk", "identity" or "state".
    """

    ref: str
    ask: str
    about: str


def client_questions(contents: Mapping[str, Content], library: Library, layer: str) -> tuple[ClientQuestion, ...]:
    """Those of the lists of one layer, as they would be walked.

    Args:
        contents: the lists by their ids.
        library: where overlays find what they extend.
        layer: the name of the pack, or "own".
    """
    return tuple(
        ClientQuestion(f"{name}/{item.id}", item.ask, about)
        for name, what in contents.items()
        for item in _items(name, what, contents, library, layer)
        if (about := kept_about_client(item))
    )


def _items(
    name: str,
    what: Content,
    contents: Mapping[str, Content],
    library: Library,
    layer: str,
) -> Iterator[Item]:
    if isinstance(what, Checklist):
        yield from () if what.is_handed_out else what.items
    elif isinstance(what, Overlay):
        base = _base(name, what, contents, library, layer)
        given = {change["id"] for change in what.change} | {item.id for item in _written(what)}
        items = _written(what) if base is None else compose(what, base, layer).checklist.items
        yield from (item for item in items if item.id in given)


def _written(overlay: Overlay) -> tuple[Item, ...]:
    """The items that stand whole in an overlay."""
    return (*overlay.replace, *(addition.item for addition in overlay.add))


def _base(
    name: str,
    overlay: Overlay,
    contents: Mapping[str, Content],
    library: Library,
    layer: str,
) -> Checklist | None:
    """What an overlay extends, beside it or in the library; None where there is no such checklist."""
    wanted, short = split_name(overlay.extends)
    beside = contents.get(short) if wanted in ("", layer) and short != name else None
    if isinstance(beside, Checklist):
        return beside
    try:
        found = next((file for file in library.all(overlay.extends) if file.layer not in (layer, "own")), None)
        content = library.load(found).content if found else None
    except PresenceCheckError:
        return None
    return content if isinstance(content, Checklist) and not content.is_handed_out else None
