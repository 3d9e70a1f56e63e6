"""What is known of the practice, for pages and for the names in texts: by the settings, the policy, or the pack."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from presencecheck.core.checklist import Checklist, Layer
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import split_name
from presencecheck.core.practice_names import PracticeValues, filled
from presencecheck.library.library import Library
from presencecheck.messages import page_languages as page_languages_messages
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


_Packs = Mapping[Layer, Mapping[str, str]]


def practice_facts(
    paths: Paths, policy_file: Path, layer: Layer, name: str = "", packs: _Packs | None = None
) -> Mapping[str, str]:
    """Each fact from the first that has it: the person's settings, the policy, the pack that the list is from.

    Args:
        paths: the person's.
        policy_file: the policy of this computer.
        layer: the layer of the list that is shown.
        name: its id; where it changes a list of a pack, that pack's facts count too.
        packs: what packs say that are only looked at, by their layers.

    Raises:
        PresenceCheckError: the policy cannot be read, or the pack's description is not as it was accepted.
    """
    own = settings.load(paths.config).practice
    looked_at = packs or {}
    layers = (layer, *_below(paths, layer, name))
    of_packs = (looked_at[each] if each in looked_at else _of_pack(paths, each) for each in layers)
    return _first_of(vars(own), policy.load(policy_file, paths.config).practice, *of_packs)


def _first_of(*found: Mapping[str, str]) -> dict[str, str]:
    return {fact: next((each[fact] for each in found if each.get(fact)), "") for fact in IS_RIGHT}


def _below(paths: Paths, layer: Layer, name: str) -> Iterator[Layer]:
    """The layers of the lists that a list changes, the nearest first."""
    with suppress(PresenceCheckError):  # what cannot be read has no facts
        library = Library.of(paths)
        entry = next(library.all(f"{layer}:{name}"), None) if name else None
        while entry is not None and (applied := library.load(entry).applied):
            yield applied.source.layer
            entry = next(library.all(f"{applied.source.layer}:{split_name(applied.overlay.extends)[1]}"), None)


def _of_pack(paths: Paths, layer: Layer) -> Mapping[str, str]:
    pack = next((pack for pack in installed(paths.packs) if pack.name == layer), None)
    if pack is None:
        return {}
    path = pack.place(paths.packs) / METADATA
    content = read_bytes(path, _MOST_BYTES)
    check_accepted(pack, path, content)
    said = read_metadata(content, str(path))[0]
    return said.practice if said else {}


class PracticeNames:
    """What the names in the texts of lists stand for, list by list.

    Args:
        paths: the person's.
        policy_file: the policy of this computer.
        is_walk: whether a session is near: what cannot be read then has no facts, and stops nobody.
        packs: what packs say that are only looked at, by their layers.
    """

    def __init__(
        self,
        paths: Paths,
        policy_file: Path,
        *,
        is_walk: bool = False,
        packs: _Packs | None = None,
    ) -> None:
        self._paths, self._policy_file, self._is_walk, self._packs = paths, policy_file, is_walk, packs
        self._found: dict[tuple[Layer, str], Mapping[str, str]] = {}

    def values(self, layer: Layer, name: str, language: str) -> PracticeValues:
        """What they stand for in a list.

        Args:
            layer: its layer.
            name: its id.
            language: its language, for what nobody has set.

        Raises:
            PresenceCheckError: as `practice_facts`, where no session is near.
        """
        if (layer, name) not in self._found:
            self._found[layer, name] = self._facts(layer, name)
        return PracticeValues(self._found[layer, name], page_languages_messages.page_words(language).unset)

    def values_by_name(self, name: str) -> PracticeValues:
        """What they stand for in the list that a name means now; where there is none, what is known without a pack."""
        with suppress(PresenceCheckError):
            library = Library.of(self._paths)
            entry = library.find(name)
            return self.values(entry.layer, name, library.load(entry).content.language)
        return self.values("", "", "")

    def list_as_read(self, checklist: Checklist, layer: Layer) -> Checklist:
        """A checklist of this layer as a person reads it.

        Raises:
            PresenceCheckError: as `values`.
        """
        return filled(checklist, self.values(layer, checklist.id, checklist.language).fill)

    def _facts(self, layer: Layer, name: str) -> Mapping[str, str]:
        try:
            return practice_facts(self._paths, self._policy_file, layer, name, self._packs)
        except PresenceCheckError:
            if not self._is_walk:
                raise
            return vars(settings.load(self._paths.config).practice)
