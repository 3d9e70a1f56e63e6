"""Whether what is installed is, byte for byte, what was accepted."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import pack as pack_messages
from presencecheck.packs import signature
from presencecheck.packs.file_set import MANIFEST, SIGNATURE
from presencecheck.packs.folder import read_folder
from presencecheck.packs.lock import Installed
from presencecheck.packs.manifest import compare, digest, parse_manifest
from presencecheck.packs.policy import Policy
from presencecheck.system.files import read_bytes


class Damage(Frozen):
    """One difference from what was accepted."""

    file: str
    """The file's full path; for what concerns the pack as a whole, its folder."""
    message: str
    hint: str


def verify(pack: Installed, packs: Path, allowed: Path, policy: Policy) -> Iterator[Damage]:
    """Every difference between an installed pack and what was accepted, and what the policy no longer allows.

    Args:
        pack: as it is locked.
        packs: the folder of all packs.
        allowed: the allowed signers in force.
        policy: the computer-wide policy.
    """
    place = pack.place(packs)
    again = pack_messages.ADD_AGAIN.format(source=pack.source)
    try:
        manifest = read_bytes(place / MANIFEST, MOST_BYTES, follow=False)
    except PresenceCheckError:
        yield Damage(str(place / MANIFEST), pack_messages.CANNOT_BE_READ, again)
        return
    try:
        files = read_folder(place)
    except PresenceCheckError as error:
        yield Damage(str(place), error.message.removesuffix("."), again)
        return
    if digest(manifest) != pack.sha256:
        yield Damage(str(place / MANIFEST), pack_messages.OTHER_MANIFEST, again)
        return
    mismatch = compare(files.files, parse_manifest(manifest, str(place)))
    stray = tuple(files.left_out) + mismatch.unlisted
    for names, message, hint in (
        (mismatch.missing, pack_messages.FILE_MISSING, again),
        (mismatch.changed, pack_messages.FILE_CHANGED, again),
        (stray, pack_messages.FILE_STRAY, pack_messages.FILE_STRAY_HINT),
    ):
        for name in names:
            yield Damage(str(place / name), message, hint)
    yield from _signature(pack, place, manifest, allowed)
    yield from _policy(pack, place, policy)


def is_whole(pack: Installed, packs: Path) -> bool:
    """Whether every file of an installed pack is what was accepted."""
    place = pack.place(packs)
    try:
        manifest = read_bytes(place / MANIFEST, MOST_BYTES, follow=False)
        files = read_folder(place).files
        return digest(manifest) == pack.sha256 and not compare(files, parse_manifest(manifest, str(place)))
    except PresenceCheckError:
        return False


def _signature(pack: Installed, place: Path, manifest: bytes, allowed: Path) -> Iterator[Damage]:
    if not pack.fingerprint:
        return
    again = pack_messages.ADD_AGAIN.format(source=pack.source)
    try:
        mark = read_bytes(place / SIGNATURE, MOST_BYTES, follow=False)
    except PresenceCheckError:
        yield Damage(str(place / SIGNATURE), pack_messages.CANNOT_BE_READ, again)
        return
    try:
        signer = signature.verify(manifest, mark, allowed, str(place))
    except PresenceCheckError as error:
        yield Damage(str(place / SIGNATURE), error.message.removesuffix("."), error.hint or again)
        return
    if signer.fingerprint != pack.fingerprint:
        yield Damage(str(place / SIGNATURE), pack_messages.OTHER_KEY, again)
    elif pack.principal and not signer.principal:
        yield Damage(str(allowed), *pack_messages.NO_LONGER_VOUCHED.format(principal=pack.principal, name=pack.name))


def _policy(pack: Installed, place: Path, policy: Policy) -> Iterator[Damage]:
    hint = pack_messages.NO_LONGER_ALLOWED_HINT.format(name=pack.name)
    if not policy.allows_source(pack.source):
        yield Damage(str(place), pack_messages.SOURCE_NO_LONGER_ALLOWED.format(source=pack.source), hint)
    if policy.signers is not None and not pack.principal:
        yield Damage(str(place), pack_messages.SIGNER_NO_LONGER_ALLOWED, hint)
