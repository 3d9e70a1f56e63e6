"""The JSON of `pack show`: all that a pack holds. Part of the interface."""

from collections.abc import Iterable

from presencecheck.core.serialize import to_dict
from presencecheck.packs.pack import Pack
from presencecheck.packs.signature import Signer
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.show import kind_of
from presencecheck.reports.pack_view import Shown, addresses_in, changelog_of, readme_of


def shown_shape(pack: Pack, source: str, signer: Signer | None, lists: Iterable[Shown]) -> Shape:
    """What a pack says of itself, its texts, its addresses and its lists."""
    said = pack.metadata
    names = ("name", "title", "version", "publisher", "licence", "language")
    return {
        **{name: getattr(said, name) for name in names},
        "source": source,
        "sha256": pack.sha256,
        "signer": signer.fingerprint if signer else None,
        "principal": (signer.principal if signer else "") or None,
        "requires": [each.text for each in said.requires],
        "readme": readme_of(pack).content or None,
        "changelog": changelog_of(pack).content or None,
        "addresses": list(addresses_in(pack)),
        "lists": [_list_shape(each) for each in lists],
    }


def _list_shape(shown: Shown) -> Shape:
    if shown.loaded is None:
        return {"id": shown.id, "message": shown.error.message if shown.error else ""}
    return {"id": shown.id, kind_of(shown.loaded.content): to_dict(shown.loaded.content)}
