"""Says how the history was repaired."""

from presencecheck.cli.output import notice
from presencecheck.history.format.file_header import HistoryUnfitError
from presencecheck.history.operations.recover import LogsPutAside, Recovery, Replaced, recover
from presencecheck.history.operations.repair import Repaired
from presencecheck.history.store.lost import LostHistory
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import lost as lost_messages
from presencecheck.messages import repair as repair_messages
from presencecheck.system.paths import user_paths


def notice_repair(recovery: Recovery) -> None:
    """Say what was wrong, where the damaged file is now, and what was saved."""
    if isinstance(recovery, Repaired):
        for line in repair_messages.MENDED:
            notice(line.format(fault=recovery.fault, kept=recovery.kept))
        notice(repair_messages.MENDED_SAVED.of(recovery.saved))
    elif isinstance(recovery, LogsPutAside):
        notice(repair_messages.LOGS_ASIDE.format(kept=enumeration_messages.join_with_commas(map(str, recovery.kept))))
    elif isinstance(recovery, LostHistory):
        notice(f"{lost_messages.DURING_WALK.format(path=recovery.path)} {recovery.hint}")
    elif isinstance(recovery, Replaced):
        notice(lost_messages.REPLACED.format(path=recovery.path))
    else:
        notice(repair_messages.TAKEN_BACK.of(recovery.runs))


def repair_and_notice(trouble: HistoryUnfitError) -> None:
    """Repair the person's own history and say how.

    Raises:
        HistoryError: it is another one, or it cannot be.
    """
    if trouble.path != user_paths().history:
        raise trouble
    recovery = recover(trouble)
    if recovery is not None:
        notice_repair(recovery)
