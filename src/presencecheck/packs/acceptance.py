"""What is required of a pack before a person is asked to take it: source, signature, the same signer as before."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.packs import signature
from presencecheck.packs.allowed_signers import signer_name
from presencecheck.packs.lock import Installed
from presencecheck.packs.pack import Pack
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer


def check_source(policy: Policy, source: str) -> None:
    """Check that a pack may come from `source`.

    Raises:
        PresenceCheckError: the policy does not allow it.
    """
    if not policy.allows_source(source):
        allowed = enumeration_messages.join_with_commas(policy.sources or ()) or pack_messages.NO_SOURCE
        raise PresenceCheckError(*pack_messages.SOURCE_NOT_ALLOWED.format(source=source, sources=allowed))


def check_signer(pack: Pack, before: Installed | None, policy: Policy, source: str) -> Signer | None:
    """Check the signature of a pack; return its signer, or None if it is unsigned and may be.

    Args:
        pack: the pack.
        before: its installed version.
        policy: the computer-wide policy.
        source: where it comes from, for messages.

    Raises:
        PresenceCheckError: the signature is not good, is missing where there was one, is by another key than
            before, or by none that the policy allows.
    """
    name = pack.metadata.name
    mark = pack.signature
    signer = None if mark is None else signature.verify(pack.manifest, mark, policy.signers, source)
    if before is not None and before.fingerprint and (signer is None or signer.fingerprint != before.fingerprint):
        how = (
            pack_messages.BY_ANOTHER_KEY.format(fingerprint=signer.fingerprint)
            if signer
            else pack_messages.WITHOUT_SIGNATURE
        )
        words = {"name": name, "signer": signer_name(before.principal, before.fingerprint), "how": how}
        raise PresenceCheckError(*pack_messages.SIGNER_CHANGED.format(**words))
    if policy.signed_only and (signer is None or not signer.principal):
        doubt = pack_messages.DOUBT.format(doubt=signer.doubt) if signer and signer.doubt else ""
        raise PresenceCheckError(
            *pack_messages.SIGNER_NOT_ALLOWED.format(name=name, signers=policy.signers, doubt=doubt)
        )
    return signer
