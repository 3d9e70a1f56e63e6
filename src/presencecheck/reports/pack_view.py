"""All that a pack holds, to be read before it is taken and after: its texts, its addresses, every question."""

import re
from collections.abc import Iterator

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.library.library import Library
from presencecheck.library.loaded import LoadedChecklist
from presencecheck.packs.pack import Pack

_README = ("readme.md",)
_CHANGELOG = ("changelog.md", "changes.md", "news.md")
_ADDRESS = re.compile(r"""https?://[^\s"'<>()\[\]{}`|\\^]+""", re.IGNORECASE)


class Text(Frozen):
    """A text of a pack; both empty where there is none."""

    file: str = ""
    content: str = ""


class Shown(Frozen):
    """One of its lists: as it is walked, or why it cannot be."""

    id: str
    loaded: LoadedChecklist | None = None
    error: PresenceCheckError | None = None


def readme_of(pack: Pack) -> Text:
    """What it says of itself."""
    return _text(pack, _README)


def changelog_of(pack: Pack) -> Text:
    """What changed from version to version, in its own words."""
    return _text(pack, _CHANGELOG)


def addresses_in(pack: Pack) -> tuple[str, ...]:
    """The web addresses in its lists and texts, each once, sorted."""
    found = (_ADDRESS.findall(content.decode("utf-8", "replace")) for content in pack.files.values())
    return tuple(sorted({address.rstrip(".,;:!?*_") for some in found for address in some}))


def lists_of(pack: Pack, library: Library) -> Iterator[Shown]:
    """Each of its lists as the library has them, where it has the pack.

    Args:
        pack: the pack.
        library: all lists, those of the pack among them.
    """
    for name in pack.contents:
        try:
            yield Shown(name, library.load(library.find(f"{pack.metadata.name}:{name}")))
        except PresenceCheckError as error:
            yield Shown(name, error=error)


def _text(pack: Pack, names: tuple[str, ...]) -> Text:
    file = next((name for name in sorted(pack.files) if name.casefold() in names), "")
    return Text(file, pack.files[file].decode("utf-8-sig", "replace")) if file else Text()
