"""Whether what is installed is, byte for byte, what was accepted."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import pack_verify as pack_verify_messages
from presencecheck.packs import signature
from presencecheck.packs.allowed_signers import signer_name
from presencecheck.packs.file_set import MANIFEST, SIGNATURE
from presencecheck.packs.folder import read_folder
from presencecheck.packs.lock import Installed
from presencecheck.packs.manifest import compare, digest, parse_manifest
from presencecheck.packs.policy import Policy
from presencecheck.system.files import read_bytes
from presencecheck.system.program_name import typed_word


class Damage(Frozen):
    """One difference from what was accepted."""

    file: str
    """The file's full path; for what concerns the pack as a whole, its folder."""
    message: str
    hint: str


def verify(pack: Installed, packs: Path, policy: Policy) -> Iterator[Damage]:
    """Every difference between an installed pack and what was accepted, and what the policy no longer allows.

    Args:
        pack: as it is locked.
        packs: the folder of all packs.
        policy: the computer-wide policy.
    """
    place = pack.place(packs)
    damages = list(_files(pack, place))
    yield from damages
    if pack.fingerprint and not damages:
        yield from _signature(pack, place, policy)
    if not policy.allows_source(pack.source):
        yield Damage(
            str(place), *pack_verify_messages.SOURCE_NO_LONGER_ALLOWED.format(source=pack.source, name=pack.name)
        )
    if policy.signed_only and not pack.principal:
        yield Damage(str(place), *pack_verify_messages.SIGNER_NO_LONGER_ALLOWED.format(name=pack.name))


def is_whole(pack: Installed, packs: Path) -> bool:
    """Whether every file of an installed pack is what was accepted."""
    return not list(_files(pack, pack.place(packs)))


def _files(pack: Installed, place: Path) -> Iterator[Damage]:
    again = pack_verify_messages.ADD_AGAIN.format(typed=typed_word(pack.source))
    try:
        manifest = read_bytes(place / MANIFEST, MOST_BYTES, follow=False)
    except PresenceCheckError:
        yield Damage(str(place / MANIFEST), pack_verify_messages.CANNOT_BE_READ, again)
        return
    try:
        files = read_folder(place)
    except PresenceCheckError as error:
        yield Damage(str(place), error.message.removesuffix("."), again)
        return
    if digest(manifest) != pack.sha256:
        yield Damage(str(place / MANIFEST), pack_verify_messages.OTHER_MANIFEST, again)
        return
    mismatch = compare(files.files, parse_manifest(manifest, str(place)))
    for names, said in (
        (mismatch.missing, (pack_verify_messages.FILE_MISSING, again)),
        (mismatch.changed, (pack_verify_messages.FILE_CHANGED, again)),
        ((*files.left_out, *mismatch.unlisted), pack_verify_messages.FILE_STRAY),
    ):
        yield from (Damage(str(place / name), *said) for name in names)


def _signature(pack: Installed, place: Path, policy: Policy) -> Iterator[Damage]:
    """What is wrong with the signature of a pack whose files are as they were accepted."""
    again = pack_verify_messages.ADD_AGAIN.format(typed=typed_word(pack.source))
    try:
        manifest, mark = (read_bytes(place / name, MOST_BYTES, follow=False) for name in (MANIFEST, SIGNATURE))
    except PresenceCheckError:
        yield Damage(str(place / SIGNATURE), pack_verify_messages.CANNOT_BE_READ, again)
        return
    try:
        signer = signature.verify(manifest, mark, policy.signers, str(place))
    except PresenceCheckError as error:
        yield Damage(str(place / SIGNATURE), error.message.removesuffix("."), error.hint or again)
        return
    if signer.fingerprint != pack.fingerprint:
        yield Damage(str(place / SIGNATURE), pack_verify_messages.OTHER_KEY, again)
    elif pack.principal and not signer.principal:
        words = {"principal": signer_name(pack.principal, pack.fingerprint), "name": pack.name}
        yield Damage(str(policy.signers), *pack_verify_messages.NO_LONGER_VOUCHED.format(**words))
