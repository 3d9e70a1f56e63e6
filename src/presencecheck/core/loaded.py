"""What came out of the library: a checklist or routine, and how it came to be what it is. Pure."""

from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.frozen import Frozen
from presencecheck.core.overlay import Overlay


class Laid(Frozen):
    """An overlay, and the checklist that it was laid over."""

    overlay: Overlay
    base: Checklist
    source: Source
    """Where the base was read from."""


class Loaded(Frozen):
    """A checklist or routine, where it was read from, and for an overlay, what it was made from."""

    what: Checklist | Routine
    source: Source
    laid: Laid | None = None
