"""What the installed packs need of each other, and whether they have it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import split_name
from presencecheck.messages import requires as requires_messages
from presencecheck.packs.file_set import METADATA
from presencecheck.packs.integrity import check_accepted
from presencecheck.packs.lock import Installed, installed
from presencecheck.packs.metadata import RESERVED, Metadata, read_metadata
from presencecheck.packs.requirements import Requirement, unmet
from presencecheck.system.files import read_bytes


class Unmet(Frozen):
    """A pack, and what it needs and does not have."""

    pack: str
    requirement: Requirement
    has: str
    """The version that is installed; empty where none is."""

    @property
    def error(self) -> PresenceCheckError:
        """What is wrong, and what to do about it."""
        words = {"name": self.pack, "requirement": self.requirement.text, "needed": self.requirement.name}
        text = requires_messages.OTHER_VERSION if self.has else requires_messages.NOT_HERE
        return PresenceCheckError(*text.format(has=self.has, **words))


def declared(entry: Installed, packs: Path) -> tuple[Requirement, ...]:
    """What an installed pack says that it needs; nothing where that cannot be read."""
    path = entry.place(packs) / METADATA
    try:
        content = read_bytes(path, MOST_BYTES, follow=False)
        check_accepted(entry, path, content)
    except PresenceCheckError:
        return ()
    said = read_metadata(content, str(path))[0]
    return said.requires if said else ()


def check_required(pack: Metadata, packs: Path) -> None:
    """Check that what a pack needs is installed.

    Raises:
        PresenceCheckError: it is not, or another version of it is.
    """
    versions = _versions(installed(packs))
    for requirement in unmet(pack.requires, versions):
        raise Unmet(pack.name, requirement, versions.get(requirement.name, "")).error


def unmet_now(packs: Path) -> tuple[Unmet, ...]:
    """What the installed packs need and do not have."""
    entries = installed(packs)
    return tuple(_unmet({entry.name: declared(entry, packs) for entry in entries}, _versions(entries)))


def unmet_after(packs: Path, name: str, files: Mapping[str, bytes] | None) -> tuple[Unmet, ...]:
    """What other packs would lack, and do not lack now, if one had these files.

    Args:
        packs: the folder of all packs.
        name: the name of the pack that changes.
        files: as they would be, by their names; None if it were removed.
    """
    entries = installed(packs)
    others = {entry.name: declared(entry, packs) for entry in entries if entry.name != name}
    now = _versions(entries)
    said = read_metadata(files.get(METADATA, b""), METADATA)[0] if files else None
    then = {**now, name: said.version} if said else {other: now[other] for other in now if other != name}
    lacking = {(each.pack, each.requirement) for each in _unmet(others, now)}
    return tuple(each for each in _unmet(others, then) if (each.pack, each.requirement) not in lacking)


def in_order(entries: Sequence[Installed], packs: Path) -> list[Installed]:
    """These packs, each after those that it needs, else in the order that they have."""
    needs = {entry.name: {each.name for each in declared(entry, packs)} - {entry.name} for entry in entries}
    found: list[Installed] = []
    rest = list(entries)
    while rest:
        waiting = {entry.name for entry in rest}
        ready = [entry for entry in rest if not needs[entry.name] & waiting] or rest[:1]
        found += ready
        rest = [entry for entry in rest if entry not in ready]
    return found


def undeclared(pack: Metadata, uses: Iterable[str]) -> tuple[str, ...]:
    """The other packs whose lists a pack uses by their names without saying that it needs them.

    Args:
        pack: what it says of itself.
        uses: the names that its routines include and its overlays extend.
    """
    said = {pack.name, *RESERVED, *(each.name for each in pack.requires)}
    return tuple(sorted({split_name(name)[0] for name in uses} - said - {""}))


def _versions(entries: Iterable[Installed]) -> dict[str, str]:
    return {entry.name: entry.version for entry in entries}


def _unmet(needs: Mapping[str, tuple[Requirement, ...]], versions: Mapping[str, str]) -> Iterator[Unmet]:
    for pack, requires in needs.items():
        for requirement in unmet(requires, versions):
            yield Unmet(pack, requirement, versions.get(requirement.name, ""))
