"""Whose pages a person prints."""

from presencecheck.core.checklist import Layer
from presencecheck.library.practice import practice_facts
from presencecheck.reports.letterhead import Letterhead, letterhead
from presencecheck.system.clock import now
from presencecheck.system.paths import Paths, policy_file


def letterhead_for(paths: Paths, layer: Layer, name: str, language: str) -> Letterhead:
    """The practice for a list of this layer and id, in the list's language.

    Raises:
        PresenceCheckError: the policy of this computer cannot be read, or a pack is not as it was accepted.
    """
    return letterhead(practice_facts(paths, policy_file(), layer, name), language, now().day)
