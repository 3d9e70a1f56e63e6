"""What a pack needs of others: `requires` in pack.yaml, as `umbrella`, `umbrella >=1.2`, `umbrella >=1.2, <2`. Pure."""

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest

from presencecheck.core.frozen import Frozen
from presencecheck.core.names import is_id

_VERSION = r"[0-9]+(?:\.[0-9]+)*"
_FORM = re.compile(rf"([a-z0-9-]+)(?:\s*>=\s*({_VERSION}))?(?:\s*,?\s*<\s*({_VERSION}))?")
_NUMBERS = re.compile("[0-9]+")


class Requirement(Frozen):
    """Another pack that has to be installed.

    Attributes:
        name: its name.
        at_least: the lowest version that will do; empty for any.
        below: the lowest version that will not do any more; empty where there is none.
    """

    name: str
    at_least: str = ""
    below: str = ""

    @property
    def text(self) -> str:
        """As it is written in pack.yaml."""
        bounds = (f">={self.at_least}" if self.at_least else "", f"<{self.below}" if self.below else "")
        return " ".join(filter(None, (self.name, ", ".join(filter(None, bounds)))))

    def is_met_by(self, version: str | None) -> bool:
        """Whether this version of the pack will do; None where the pack is not installed."""
        if version is None:
            return False
        return (not self.at_least or _compare(version, self.at_least) >= 0) and (
            not self.below or _compare(version, self.below) < 0
        )


def parse(text: str) -> Requirement | None:
    """What a line of `requires` says; None where it is none."""
    found = _FORM.fullmatch(text.strip())
    return Requirement(found[1], found[2] or "", found[3] or "") if found and is_id(found[1]) else None


def unmet(requires: Iterable[Requirement], versions: Mapping[str, str]) -> tuple[Requirement, ...]:
    """What of these is not met by the installed packs; `versions` are theirs by their names."""
    return tuple(each for each in requires if not each.is_met_by(versions.get(each.name)))


def _compare(version: str, other: str) -> int:
    """Below 0 where the version's numbers are lower than those of the other, above 0 where higher; 1.2 is 1.2.0."""
    pairs = zip_longest(*(map(int, _NUMBERS.findall(text[:40])) for text in (version, other)), fillvalue=0)
    return next((1 if one > two else -1 for one, two in pairs if one != two), 0)
