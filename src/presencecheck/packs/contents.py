"""The checklists of a pack by their ids; of a large pack only some are in memory at a time."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from presencecheck.core.checklist import Routine
from presencecheck.core.overlay import Overlay
from presencecheck.formats.load import load
from presencecheck.packs.changes import Content

MOST_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of the files whose checklists are kept as they were read; others are read again where they are looked at."""


class Contents(Mapping[str, Content]):
    """Checklists, routines and overlays that were validated, in the order in which they were added.

    Attributes:
        routines: how many of them are routines.
        uses: the names that its routines include and its overlays extend.
    """

    def __init__(self) -> None:
        self.routines = 0
        self.uses: set[str] = set()
        self._kept = 0
        self._files: dict[str, tuple[str, bytes]] = {}
        self._recent: OrderedDict[str, Content] = OrderedDict()

    def add(self, name: str, what: Content, path: str, source: bytes) -> None:
        """Add what was read.

        Args:
            name: its id, by its file.
            what: a file's content.
            path: the name of the file.
            source: its bytes.
        """
        if isinstance(what, Routine):
            self.routines += 1
            self.uses |= {include.checklist for include in what.include if include.checklist}
        elif isinstance(what, Overlay):
            self.uses.add(what.extends)
        self._files[name] = path, source
        self._keep(name, what)

    def _keep(self, name: str, what: Content) -> None:
        self._recent[name] = what
        self._kept += len(self._files[name][1])
        while self._kept > MOST_IN_MEMORY and len(self._recent) > 1:
            oldest, _ = self._recent.popitem(last=False)
            self._kept -= len(self._files[oldest][1])

    def __getitem__(self, name: str) -> Content:
        path, source = self._files[name]
        if name not in self._recent:
            what = load(source, path, advised=False).what
            if what is None:  # pragma: no cover - it was validated when it was added
                raise KeyError(name)
            self._keep(name, what)
        return self._recent[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
