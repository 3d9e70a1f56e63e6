"""Looking at a pack's source for a newer version, without changing anything."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.acceptance import check_signer, check_source
from presencecheck.packs.changes import Changed, What, changes
from presencecheck.packs.folder import read_folder
from presencecheck.packs.lock import Installed
from presencecheck.packs.pack import Pack, examine, stored_contents
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer
from presencecheck.packs.sources import read_source, source_of

State = Literal["current", "changed", "address", "failed"]


class Look(Frozen):
    """What a pack's source holds now."""

    state: State
    """Nothing new, another version, an address whose content is fixed, or a source that cannot be used."""
    pack: Pack | None = None
    signer: Signer | None = None
    changes: tuple[Changed, ...] = ()
    error: PresenceCheckError | None = None


def look(entry: Installed, packs: Path, allowed: Path, policy: Policy) -> Look:
    """What the source of an installed pack holds now; that it cannot be used is told and not raised.

    Args:
        entry: the pack as it is locked.
        packs: the folder of all packs.
        allowed: the allowed signers in force.
        policy: the computer-wide policy.
    """
    try:
        check_source(policy, entry.source)
        place = source_of(entry.source)
        if place.kind == "address":
            return Look("address")
        pack = examine(read_source(place, lambda host: None))
        if pack.description.name != entry.name:
            raise PresenceCheckError(
                pack_messages.OTHER_PACK.format(source=entry.source, name=pack.description.name),
                pack_messages.OTHER_PACK_HINT.format(source=entry.source),
            )
        signer = check_signer(pack, entry, policy, allowed, entry.source)
    except PresenceCheckError as error:
        return Look("failed", error=error)
    if pack.sha256 == entry.sha256:
        return Look("current")
    return Look("changed", pack, signer, tuple(changes(contents_of(entry, packs), pack.contents)))


def contents_of(entry: Installed, packs: Path) -> Mapping[str, What]:
    """The checklists of an installed pack, as far as they can still be read."""
    place = entry.place(packs)
    try:
        return stored_contents(read_folder(place).files, str(place))
    except PresenceCheckError:
        return {}
