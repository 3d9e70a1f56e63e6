"""Whether a pack's source has a newer version; nothing is changed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.formats.load import load
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.acceptance import check_signer, check_source
from presencecheck.packs.changes import ChecklistChange, Content, LockedChange, changes, is_higher, locked_change
from presencecheck.packs.contents import Contents
from presencecheck.packs.folder import read_folder
from presencecheck.packs.lock import Installed, read_lock
from presencecheck.packs.pack import Pack, examine
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer
from presencecheck.packs.sources import read_if_changed, source_of
from presencecheck.packs.verification import is_whole
from presencecheck.packs.vouching import required_principal
from presencecheck.system.program_name import typed_word

State = Literal["current", "changed", "older", "address", "failed"]


class UpdateCheck(Frozen):
    """The state of a pack's source."""

    state: State
    """Nothing new; a higher version; other content of a version that is lower or the same; an unsigned pack of an
    address, whose content is fixed; or a source that cannot be used."""
    pack: Pack | None = None
    signer: Signer | None = None
    changes: tuple[ChecklistChange, ...] = ()
    locked: LockedChange = LockedChange()
    error: PresenceCheckError | None = None


def check_for_update(
    entry: Installed, packs: Path, policy: Policy, contacting: Callable[[str], None] = lambda host: None
) -> UpdateCheck:
    """Compare an installed pack with its source; a source that cannot be used is returned as `failed`, not raised.

    An address is asked again where the pack is signed: then its signer is trusted, and no sha256 is needed.

    Args:
        entry: the pack as it is locked.
        packs: the folder of all packs.
        policy: the computer-wide policy.
        contacting: is told the name of each host before it is asked.
    """
    try:
        check_source(policy, entry.source)
        place = source_of(entry.source)
        required = required_principal(entry, packs, policy)
        if place.kind == "address" and not (required or entry.fingerprint):
            return UpdateCheck("address")
        # Who signed what the server still has is looked at again, in the copy that is here.
        members = read_if_changed(place, contacting, _known(entry, packs)) or read_folder(entry.place(packs))
        pack = examine(members)
        if pack.metadata.name != entry.name:
            words = {"source": entry.source, "typed": typed_word(entry.source), "name": pack.metadata.name}
            raise PresenceCheckError(*pack_messages.OTHER_PACK.format(**words))
        signer = check_signer(pack, entry, policy, entry.source, required)
    except PresenceCheckError as error:
        return UpdateCheck("failed", error=error)
    if pack.sha256 == entry.sha256:
        return UpdateCheck("current")
    state: State = "changed" if is_higher(pack.metadata.version, entry.version) else "older"
    before = installed_contents(entry, packs)
    locked = locked_change(before, pack.contents)
    return UpdateCheck(state, pack, signer, tuple(changes(before, pack.contents)), locked)


def _known(entry: Installed, packs: Path) -> str:
    """The server's name for the zip that a pack came in; empty where it has none, or the copy here is not whole."""
    seen = read_lock(packs)[1].get(entry.name)
    return seen.etag if seen and seen.etag and is_whole(entry, packs) else ""


def installed_contents(entry: Installed, packs: Path) -> Mapping[str, Content]:
    """The checklists of an installed pack that can still be read."""
    place = entry.place(packs)
    try:
        files = read_folder(place).checklists()
    except PresenceCheckError:
        return {}
    contents = Contents()
    for name, file, content in files:
        what = load(content, f"{place}/{file}", expected_id=name, advised=False).what
        if what is not None:
            contents.add(name, what, file, content)
    return contents
