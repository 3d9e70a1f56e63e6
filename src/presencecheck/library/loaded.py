"""What the library finds and gives: a file of a layer, and the checklist or routine that it stands for."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from presencecheck.core.checklist import Checklist, Layer, Routine, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen

if TYPE_CHECKING:
    from presencecheck.core.overlay import Overlay
    from presencecheck.library.conflict_copies import ConflictCopy


class ChecklistNotFoundError(PresenceCheckError):
    """No layer has a checklist of this name."""


class ChecklistFile(Frozen):
    """A checklist's file and its layer; the file is not read yet."""

    name: str
    path: Path
    layer: Layer
    hides: tuple[Layer, ...] = ()
    """The lower layers that have this name too."""
    gives_way: bool = False
    """Whether the shipped one of its name takes its place where it cannot be used."""


class AppliedOverlay(Frozen):
    """An overlay, and the checklist or routine that it is applied to."""

    overlay: "Overlay"
    base: Checklist | Routine
    source: Source
    """Where the base was read from."""

    @property
    def checklist(self) -> Checklist:
        """The base of an overlay of a checklist."""
        return cast("Checklist", self.base)


class LoadedChecklist(Frozen):
    """A checklist or routine as the library gives it, overlay applied, and where it was read from."""

    content: Checklist | Routine
    source: Source
    applied: AppliedOverlay | None = None
    """The overlay and its base; None for a checklist that stands alone."""


def copies_in(folder: Path) -> "Iterator[ConflictCopy]":
    """The second copies in a folder of own lists; nothing is imported for one that is empty, or not there."""
    try:
        is_empty = not any(os.scandir(folder))
    except OSError:
        is_empty = True
    if is_empty:
        return iter(())
    from presencecheck.library.conflict_copies import conflict_copies

    return conflict_copies(folder)


def is_copy(path: Path) -> bool:
    """Whether a file of own lists is a second copy of another; one without a hyphen in its name can be none."""
    if "-" not in path.name:
        return False
    from presencecheck.library.conflict_copies import copied_list

    return bool(copied_list(path))
