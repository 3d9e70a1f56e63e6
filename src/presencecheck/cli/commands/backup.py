"""`backup`, `restore` and `merge`: the history and its copies."""

from pathlib import Path
from typing import Annotated

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.messages import backup as backup_messages
from presencecheck.messages import merge as merge_messages
from presencecheck.messages import restore as restore_messages

Copy = Annotated[Path, typer.Argument(metavar="FILE", help="A backup, or the history of another computer.")]


def backup(
    to: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER|FILE]", help="Where to; without it, beside the history.")
    ] = None,
    json: Json = False,
) -> None:
    """Copy the history, also while it is written, and see that the copy is whole."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.operations.backup import KEPT, back_up, thin_out
    from presencecheck.reports.json.keeping import backup_shape
    from presencecheck.system.paths import locate

    do_maintenance(asks=not json)
    path = locate().history
    place, found = back_up(path, to)
    older = thin_out(path, place) if to is None else 0
    if json:
        print_json(backup_shape(place, found))
        return
    print_line(backup_messages.BACKED_UP.of(found.runs, place=place))
    if to is not None:
        notice(backup_messages.BACKUP_ELSEWHERE)
    if older:
        notice(backup_messages.BACKUPS_THINNED.format(older=older, kept=KEPT))


def restore(
    copy: Copy,
    yes: Annotated[bool, typer.Option("--yes", help="Restore without asking.")] = False,
    json: Json = False,
) -> None:
    """Put a backup in the history's place; the present one is kept as a backup."""
    from presencecheck.cli.confirm import confirm
    from presencecheck.history.operations.backup import looked_over
    from presencecheck.history.operations.backup import restore as put_back
    from presencecheck.reports.json.keeping import restored_shape
    from presencecheck.system.paths import locate

    path = locate().history
    found = looked_over(copy, path)
    notice(restore_messages.RESTORE_WHAT.of(found.runs, copy=copy))
    if not confirm(restore_messages.RESTORE_ASK, yes=yes):
        notice(restore_messages.RESTORE_NOTHING)
        return
    present, found = put_back(path, copy)
    if json:
        print_json(restored_shape(present, found))
        return
    print_line(restore_messages.RESTORED.of(found.runs))
    if present is not None:
        print_line(restore_messages.RESTORED_BEFORE.format(present=present))


def merge(copy: Copy, json: Json = False) -> None:
    """Bring in the runs of another computer's history or of a backup: each once, however often you do it."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.operations.merge import merge as bring_in
    from presencecheck.reports.json.keeping import merged_shape
    from presencecheck.system import settings
    from presencecheck.system.clock import now
    from presencecheck.system.paths import locate

    do_maintenance(asks=not json)
    paths = locate()
    oldest = settings.oldest_day(settings.load(paths.config), now().day)
    merged = bring_in(paths.history, copy, oldest)
    if json:
        print_json(merged_shape(merged))
        return
    print_paragraph(merge_messages.MERGED.format(new=merged.new, known=merged.known))
    if merged.longer:
        print_paragraph(merge_messages.MERGED_LONGER.of(merged.longer))
    if merged.old:
        print_paragraph(merge_messages.MERGED_OLD.of(merged.old))
