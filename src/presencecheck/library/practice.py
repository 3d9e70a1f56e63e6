"""What is known of the practice whose pages a person prints: by the settings, this computer's policy, or the pack."""

from collections.abc import Mapping
from pathlib import Path

from presencecheck.core.checklist import Layer
from presencecheck.packs import policy
from presencecheck.packs.file_set import METADATA
from presencecheck.packs.integrity import check_accepted
from presencecheck.packs.lock import installed
from presencecheck.packs.metadata import read_metadata
from presencecheck.system import settings
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths
from presencecheck.system.practice import IS_RIGHT

_MOST_BYTES = 64 * 1024


def practice_facts(paths: Paths, policy_file: Path, layer: Layer) -> Mapping[str, str]:
    """Each fact from the first that has it: the person's settings, the policy, the pack that the list is from.

    Args:
        paths: the person's.
        policy_file: the policy of this computer.
        layer: the layer of the list that is printed.

    Raises:
        PresenceCheckError: the policy cannot be read, or the pack's description is not as it was accepted.
    """
    own = settings.load(paths.config).practice
    found = [vars(own), policy.load(policy_file, paths.config).practice, _of_pack(paths, layer)]
    return {fact: next((each[fact] for each in found if each.get(fact)), "") for fact in IS_RIGHT}


def _of_pack(paths: Paths, layer: Layer) -> Mapping[str, str]:
    pack = next((pack for pack in installed(paths.packs) if pack.name == layer), None)
    if pack is None:
        return {}
    path = pack.place(paths.packs) / METADATA
    content = read_bytes(path, _MOST_BYTES)
    check_accepted(pack, path, content)
    said = read_metadata(content, str(path))[0]
    return said.practice if said else {}
