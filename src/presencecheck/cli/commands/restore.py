"""`restore`: a backup put in the history's place."""

from typing import Annotated

from presencecheck.cli.options import Copy, Json
from presencecheck.cli.output import notice, print_json, print_line
from presencecheck.cli.parameters import Option
from presencecheck.messages import restore as restore_messages


def restore(
    copy: Copy,
    yes: Annotated[bool, Option("--yes", help=restore_messages.OPTIONS["yes"])] = False,
    json: Json = False,
) -> None:
    """Put a backup in the history's place; the present one is kept as a backup."""
    from presencecheck.cli.confirm import confirm
    from presencecheck.history.operations.backup import restore as put_back
    from presencecheck.history.operations.backup import verify_copy
    from presencecheck.reports.json.restore import restored_shape
    from presencecheck.system.paths import user_paths

    path = user_paths().history
    found = verify_copy(copy, path)
    notice(restore_messages.RESTORE_WHAT.of(found.runs, copy=copy))
    if not confirm(restore_messages.RESTORE_ASK, yes=yes):
        notice(restore_messages.RESTORE_NOTHING)
        return
    present, found = put_back(path, copy)
    if json:
        print_json(**restored_shape(present, found))
        return
    print_line(restore_messages.RESTORED.of(found.runs))
    if present is not None:
        print_line(restore_messages.RESTORED_BEFORE.format(present=present))
