"""What is required of a pack before a person is asked to take it: source, signature, the same signer as before."""

from typing import TYPE_CHECKING

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import allowed_signers as allowed_signers_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.packs import signature
from presencecheck.packs.allowed_signers import signer_name
from presencecheck.packs.changes import is_higher
from presencecheck.packs.lock import Installed
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer
from presencecheck.system.files import path_exists

if TYPE_CHECKING:
    from presencecheck.packs.pack import Pack


def check_source(policy: Policy, source: str) -> None:
    """Check that a pack may come from `source`.

    Raises:
        PresenceCheckError: the policy does not allow it.
    """
    if not policy.allows_source(source):
        allowed = enumeration_messages.join_with_commas(policy.sources or ()) or pack_messages.NO_SOURCE
        raise PresenceCheckError(*pack_messages.SOURCE_NOT_ALLOWED.format(source=source, sources=allowed))


def check_signer(
    pack: "Pack", before: Installed | None, policy: Policy, source: str, required: str = ""
) -> Signer | None:
    """Check the signature of a pack; return its signer, or None if it is unsigned and may be.

    A person or practice that vouched for a pack may change their key: each that they vouch for now counts. Where nobody
    ever vouched, the key itself has to be the same.

    Args:
        pack: the pack.
        before: its installed version.
        policy: the computer-wide policy.
        source: where it comes from, for messages.
        required: by whom it has to be signed, as `vouching.required_principal` has it.

    Raises:
        PresenceCheckError: the signature is not good, is missing where there was one, is by somebody else than
            before, or by none that the policy allows.
    """
    mark = pack.signature
    signer = None if mark is None else signature.verify(pack.manifest, mark, policy.signers, source, wanted=required)
    if before is not None and required:
        _check_same_person(pack, signer, required, policy)
    elif before is not None and before.fingerprint:
        _check_same_key(pack, signer, before)
    if policy.signed_only and (signer is None or not signer.principal):
        doubt = _doubt(signer) if path_exists(policy.signers) else f"{allowed_signers_messages.NOT_THERE} "
        words = {"name": pack.metadata.name, "signers": policy.signers, "doubt": doubt}
        raise PresenceCheckError(*pack_messages.SIGNER_NOT_ALLOWED.format(**words))
    return signer


def check_version(pack: "Pack", before: Installed, *, allow_older: bool) -> None:
    """Check that a pack is newer than what is installed, unless the person allows what is not.

    Raises:
        PresenceCheckError: its version is lower, or the same though its content is another.
    """
    now = pack.metadata.version
    if not allow_older and not is_higher(now, before.version):
        error = pack_messages.SAME_VERSION_REFUSED if now == before.version else pack_messages.OLDER_REFUSED
        raise PresenceCheckError(*error.format(name=before.name, before=before.version, after=now))


def _check_same_person(pack: "Pack", signer: Signer | None, required: str, policy: Policy) -> None:
    if signer is not None and signer.principal == required:
        return
    words = {
        "name": pack.metadata.name,
        "signer": signer_name(required, ""),
        "how": _how(signer),
        "doubt": _doubt(signer),
        "signers": policy.signers,
    }
    raise PresenceCheckError(*pack_messages.NOT_VOUCHED.format(**words))


def _check_same_key(pack: "Pack", signer: Signer | None, before: Installed) -> None:
    if signer is None or signer.fingerprint != before.fingerprint:
        words = {"name": pack.metadata.name, "signer": before.fingerprint, "how": _how(signer)}
        raise PresenceCheckError(*pack_messages.SIGNER_CHANGED.format(**words))


def _how(signer: Signer | None) -> str:
    if signer is None:
        return pack_messages.WITHOUT_SIGNATURE
    if signer.principal:
        return pack_messages.BY_SOMEBODY_ELSE.format(signer=signer_name(signer.principal, signer.fingerprint))
    return pack_messages.BY_ANOTHER_KEY.format(fingerprint=signer.fingerprint)


def _doubt(signer: Signer | None) -> str:
    return pack_messages.DOUBT.format(doubt=signer.doubt) if signer and signer.doubt else ""
