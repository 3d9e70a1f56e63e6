"""What is said when something became of the history on the way."""

from typing import TYPE_CHECKING

from presencecheck.cli.output import tell
from presencecheck.errors import PresenceCheckError
from presencecheck.history.header import HistoryDamaged
from presencecheck.messages import keeping as say
from presencecheck.paths import locate

if TYPE_CHECKING:
    from presencecheck.history.mending import Mended


def tell_mended(mended: "Mended") -> None:
    """What was the matter, where it is now, and what was saved."""
    words = {"fault": mended.fault, "kept": mended.kept, "saved": mended.saved, "s": say.plural(mended.saved)}
    for line in say.MENDED:
        tell(line.format(**words))


def mended_by(error: PresenceCheckError) -> bool:
    """Whether the error was damage of the person's own history, which by now is put aside.

    Raises:
        HistoryTrouble: it cannot be.
    """
    path = locate().history
    if not (isinstance(error, HistoryDamaged) and error.path == path):
        return False
    from presencecheck.history.mending import mend

    tell_mended(mend(path))
    return True
