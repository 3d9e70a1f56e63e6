"""SHA256SUMS: the list of a pack's files with the sha256 of each, in the format of sha256sum. Pure."""

import re
from collections.abc import Mapping
from hashlib import sha256

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.file_set import MANIFEST, SIGNATURE, is_member

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


class Mismatch(Frozen):
    """How files differ from a manifest, by their names."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unlisted: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.unlisted)


def digest(content: bytes) -> str:
    """The sha256 of `content` in 64 small hexadecimal digits."""
    return sha256(content).hexdigest()


def make_manifest(files: Mapping[str, bytes]) -> bytes:
    """The manifest of these files; it does not list itself or its signature."""
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(_listed(files))).encode("ascii")


def parse_manifest(content: bytes, source: str) -> dict[str, str]:
    """The sha256 of each file that a manifest lists.

    Raises:
        PresenceCheckError: it is not a manifest.
    """
    listed: dict[str, str] = {}
    for number, line in enumerate(content.decode("ascii", "replace").removesuffix("\n").split("\n"), 1):
        found = _LINE.fullmatch(line)
        name = found[2] if found else ""
        if not found or not is_member(name) or name in (MANIFEST, SIGNATURE) or name in listed:
            raise PresenceCheckError(
                *pack_messages.ODD_MANIFEST_LINE.format(source=source, number=number, manifest=MANIFEST)
            )
        listed[name] = found[1]
    return listed


def compare(files: Mapping[str, bytes], listed: Mapping[str, str]) -> Mismatch:
    """What is missing, changed or not listed."""
    here = _listed(files)
    return Mismatch(
        missing=tuple(sorted(listed.keys() - here)),
        changed=tuple(sorted(name for name in here & listed.keys() if digest(files[name]) != listed[name])),
        unlisted=tuple(sorted(here - listed.keys())),
    )


def _listed(files: Mapping[str, bytes]) -> set[str]:
    return files.keys() - {MANIFEST, SIGNATURE}
