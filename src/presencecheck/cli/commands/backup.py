"""`backup`: a copy of the history."""

from pathlib import Path
from typing import Annotated

from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line
from presencecheck.cli.parameters import Argument
from presencecheck.messages import backup as backup_messages
from presencecheck.messages import help as help_messages


def backup(
    to: Annotated[
        Path | None,
        Argument(metavar=help_messages.METAVARS["folder_or_file"], help=backup_messages.OPTIONS["to"]),
    ] = None,
    json: Json = False,
) -> None:
    """Copy the history, also while it is written, and see that the copy is whole."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.operations.backup import KEPT, thin_out, write_backup
    from presencecheck.reports.json.backup import backup_shape
    from presencecheck.system.paths import user_paths

    do_maintenance(asks=not json)
    path = user_paths().history
    place, found = write_backup(path, to)
    older = thin_out(path, place) if to is None else 0
    if json:
        print_json(**backup_shape(place, found))
        return
    print_line(backup_messages.BACKED_UP.of(found.runs, place=place))
    if to is not None:
        notice(backup_messages.BACKUP_ELSEWHERE)
    if older:
        notice(backup_messages.BACKUPS_THINNED.format(older=older, kept=KEPT))
