"""The installed packs: whether their list can be read, and whether they have what they need."""

from collections.abc import Iterator

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import doctor as doctor_messages
from presencecheck.packs import policy
from presencecheck.packs.dependencies import unmet_now
from presencecheck.packs.lock import newer_versions, read_lock
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths, policy_file


def check_packs(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check the packs and the policy for them; nothing where there are none, and no policy that fails."""
    try:
        policy.load(policy_file(), paths.config)
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
