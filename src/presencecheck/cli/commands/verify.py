"""`verify`: whether the history is as it was written."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import ExitCode, UsageError
from presencecheck.messages import help as help_messages
from presencecheck.messages import history as history_messages
from presencecheck.messages import verify as verify_messages

if TYPE_CHECKING:
    from presencecheck.history.operations.verify import Inspection

_HEAD = re.compile("[0-9]{1,18}-[0-9a-f]{64}")


def verify(
    head: Annotated[str, Option(metavar=help_messages.METAVARS["head"], help=verify_messages.OPTIONS["head"])] = "",
    mend: Annotated[bool, Option("--mend", help=verify_messages.OPTIONS["mend"])] = False,
    json: Json = False,
    plain: Plain = False,
) -> int:
    """See whether every row of the history is as it was written, and print its head."""
    from presencecheck.history.format.file_header import HistoryDamagedError
    from presencecheck.history.operations.verify import Inspection, inspect_twice
    from presencecheck.history.store.lost import is_new
    from presencecheck.reports.json.verify import inspection_shape
    from presencecheck.system.paths import user_paths

    if head and not _HEAD.fullmatch(head):
        raise UsageError(*verify_messages.NOT_A_HEAD.format(head=head))
    path = user_paths().history
    there = not is_new(path)
    found = inspect_twice(path, head) if there else Inspection(place="differs" if head else "")
    if json:
        print_json(**inspection_shape(path, found))
    elif there:
        _print_result(found, path, mend)
    else:
        notice(f"{history_messages.NO_HISTORY} {history_messages.NO_HISTORY_HINT}")
    if found.faults and mend:
        from presencecheck.cli.repair_notice import repair_and_notice

        repair_and_notice(HistoryDamagedError(path))
    return ExitCode.NOT_READY if found.faults or found.place in ("differs", "unknown") else ExitCode.FINE


def _print_result(found: "Inspection", path: Path, mend: bool) -> None:
    if found.faults:
        print_line(verify_messages.DAMAGED.format(path=path))
        for fault in found.faults:
            print_paragraph(fault, 2)
        if not mend:
            notice(verify_messages.MEND_HINT)
        return
    if found.forgotten:
        words = {
            "runs": verify_messages.RUNS.of(found.runs),
            "forgotten": verify_messages.FORGOTTEN.of(found.forgotten),
        }
        print_paragraph(verify_messages.FINE_FORGOTTEN.format(**words))
    else:
        print_paragraph(verify_messages.FINE.of(found.runs))
    if found.place:
        print_paragraph(verify_messages.HEAD_COMPARED[found.place])
        if found.place == "differs":
            notice(verify_messages.HEAD_HINT)
    elif found.head:
        print_line(verify_messages.HEAD.format(head=found.head))
        print_paragraph(verify_messages.HEAD_MEANS)
