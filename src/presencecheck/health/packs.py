"""The installed packs: whether their list can be read, and whether they have what they need."""

from collections.abc import Iterator

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.required import missing_packs
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import policy as policy_messages
from presencecheck.packs import policy
from presencecheck.packs.dependencies import unmet_now
from presencecheck.packs.lock import newer_versions, read_lock
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.files import path_exists
from presencecheck.system.paths import Paths, policy_file
from presencecheck.system.policy_terms import PolicyTerms


def check_packs(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check the packs and the policy; nothing where there are none."""
    try:
        allowed = policy.load(policy_file(), paths.config)
        if allowed.signed_only and not path_exists(allowed.signers):
            yield "policy", Measurement("fail", *policy_messages.NO_SIGNERS.format(path=allowed.signers))
        elif (terms := settings.load(paths.config).policy) is not None:
            yield "policy", _check_terms(terms, paths)
    except PresenceCheckError as error:
        yield "policy", Measurement("fail", error.message, error.hint)
    try:
        (entries, seen), lacking = read_lock(paths.packs), unmet_now(paths.packs)
    except PresenceCheckError as error:
        yield "packs", Measurement("fail", error.message, error.hint)
        return
    if lacking:
        first = lacking[0].error
        yield "packs", Measurement("warn", first.message, first.hint)
    elif entries:
        fine = doctor_messages.PACKS.of(len(entries))
        newer = newer_versions(entries, seen)
        yield "packs", Measurement("ok", " ".join((fine, *newer)), doctor_messages.PACKS_NEWER if newer else "")


def _check_terms(terms: PolicyTerms, paths: Paths) -> Measurement:
    """What the practice sets and requires here; the first of its packs that is missing."""
    for _, error in missing_packs(terms, paths):
        return Measurement("warn", error.message, error.hint)
    keys, lists = sorted({*terms.defaults, *terms.fixed}), terms.lists
    join = enumeration_messages.join_with_commas
    said = [
        *([policy_messages.SETS.format(by=terms.by, keys=join(keys))] if keys else []),
        *([policy_messages.WALKED.format(by=terms.by, ids=join(lists))] if lists else []),
    ]
    return Measurement("ok", " ".join(said) or policy_messages.PACKS_ONLY)
