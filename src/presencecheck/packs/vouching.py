"""Who vouches for an installed pack: asked again each time, since the allowed signers change."""

from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs import signature
from presencecheck.packs.file_set import MANIFEST, MOST_TOTAL, SIGNATURE
from presencecheck.packs.lock import Installed
from presencecheck.packs.policy import Policy
from presencecheck.system.files import read_bytes


def principal_now(entry: Installed, packs: Path, policy: Policy) -> str:
    """Who vouches now for the key of an installed pack; empty where nobody does, or its signature cannot be checked.

    Args:
        entry: the pack as it is locked.
        packs: the folder of all packs.
        policy: the computer-wide policy, which names the allowed signers.
    """
    if not entry.fingerprint:
        return ""
    place = entry.place(packs)
    try:
        manifest, mark = (read_bytes(place / name, MOST_TOTAL, follow=False) for name in (MANIFEST, SIGNATURE))
        signer = signature.verify(manifest, mark, policy.signers, str(place), wanted=entry.principal)
    except PresenceCheckError:
        return ""
    return signer.principal if signer.fingerprint == entry.fingerprint else ""


def required_principal(entry: Installed, packs: Path, policy: Policy) -> str:
    """By whom the next version has to be signed: who vouched for the pack when it was taken, or does now.

    Empty where nobody ever did: then the key itself has to stay the same.
    """
    return entry.principal or principal_now(entry, packs, policy)
