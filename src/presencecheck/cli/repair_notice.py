"""What is said when something became of the history on the way."""

from presencecheck.cli.output import notice
from presencecheck.history.format.file_header import HistoryUnfit
from presencecheck.history.operations.recover import PutAside, Righted, put_right
from presencecheck.history.operations.repair import Mended
from presencecheck.messages import keeping as say
from presencecheck.system.paths import locate


def notice_repair(righted: Righted) -> None:
    """What was the matter, where it is now, and what was saved."""
    if isinstance(righted, Mended):
        words = {"fault": righted.fault, "kept": righted.kept, "saved": righted.saved, "s": say.plural(righted.saved)}
        for line in say.MENDED:
            notice(line.format(**words))
    elif isinstance(righted, PutAside):
        notice(say.LOGS_ASIDE.format(kept=", ".join(map(str, righted.kept))))
    else:
        notice(say.TAKEN_BACK.format(runs=righted.runs, s=say.plural(righted.runs)))


def repair_and_notice(trouble: HistoryUnfit) -> None:
    """Put the person's own history right, and say what became of it.

    Raises:
        HistoryTrouble: it is another one, or it cannot be.
    """
    if trouble.path != locate().history:
        raise trouble
    righted = put_right(trouble)
    if righted is not None:
        notice_repair(righted)
