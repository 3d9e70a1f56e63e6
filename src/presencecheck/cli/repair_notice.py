"""Says how the history was repaired."""

from presencecheck.cli.output import notice
from presencecheck.history.format.file_header import HistoryUnfitError
from presencecheck.history.operations.recover import PutAside, Righted, put_right
from presencecheck.history.operations.repair import Mended
from presencecheck.messages import repair as repair_messages
from presencecheck.system.paths import user_paths


def notice_repair(righted: Righted) -> None:
    """Say what was wrong, where the damaged file is now, and what was saved."""
    if isinstance(righted, Mended):
        for line in repair_messages.MENDED:
            notice(line.format(fault=righted.fault, kept=righted.kept))
        notice(repair_messages.MENDED_SAVED.of(righted.saved))
    elif isinstance(righted, PutAside):
        notice(repair_messages.LOGS_ASIDE.format(kept=", ".join(map(str, righted.kept))))
    else:
        notice(repair_messages.TAKEN_BACK.of(righted.runs))


def repair_and_notice(trouble: HistoryUnfitError) -> None:
    """Repair the person's own history and say how.

    Raises:
        HistoryError: it is another one, or it cannot be.
    """
    if trouble.path != user_paths().history:
        raise trouble
    righted = put_right(trouble)
    if righted is not None:
        notice_repair(righted)
