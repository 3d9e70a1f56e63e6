"""Names that a list of the person's own or of a pack had before a shipped one got them; what they mean is told once."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import split_name
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import library as library_messages
from presencecheck.system.files import read_json, write_private

_MOST_BYTES = 64 * 1024


def untold(taken: Sequence[str], cache: Path) -> tuple[str, ...]:
    """A sentence of the names that were not told yet on this computer; none where all were. They count as told then.

    Args:
        taken: LAYER:ID of each list that has such a name.
        cache: the folder of files that can be deleted at any time.
    """
    fresh = untold_names(taken, cache)
    return (describe(fresh),) if fresh else ()


def untold_names(names: Sequence[str], cache: Path) -> Sequence[str]:
    """Those of the names that were not told yet on this computer; they count as told then."""
    path = cache / "told-names.json"
    told = read_json(path, _MOST_BYTES, _names) or frozenset()
    fresh = [name for name in names if name not in told]
    if fresh:
        with suppress(PresenceCheckError):  # then they are told again
            write_private(path, json.dumps(sorted(told.union(names))).encode(), durable=False)
    return fresh


def describe(taken: Sequence[str]) -> str:
    """What these names mean, and by which names the shipped lists are found.

    Args:
        taken: as for `untold`; not empty.
    """
    names = [split_name(name)[1] for name in taken]
    return library_messages.TAKEN.of(
        len(taken),
        names=enumeration_messages.join_with_commas(f'"{name}"' for name in names),
        theirs=enumeration_messages.join_with_commas(taken),
        ours=enumeration_messages.join_with_commas(f"shipped:{name}" for name in names),
    )


def _names(data: object) -> frozenset[str]:
    if not isinstance(data, list):
        raise TypeError(data)
    return frozenset(map(str, data))
