"""`merge`: the runs of another computer's history, or of a backup, brought into this one."""

from presencecheck.cli.options import Copy, Json
from presencecheck.cli.output import print_json, print_paragraph
from presencecheck.messages import merge as merge_messages


def merge(copy: Copy, json: Json = False) -> None:
    """Bring in the runs of another computer's history or of a backup: each once, however often you do it."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.operations.merge import merge as bring_in
    from presencecheck.reports.json.merge import merged_shape
    from presencecheck.system import settings
    from presencecheck.system.clock import now
    from presencecheck.system.paths import user_paths

    do_maintenance(asks=not json)
    paths = user_paths()
    usual = settings.load_strictly(paths.config)
    oldest = settings.oldest_day(usual, now().day)
    merged = bring_in(paths.history, copy, oldest, day_only=usual.times == "day")
    if json:
        print_json(**merged_shape(merged))
        return
    print_paragraph(merge_messages.MERGED.format(new=merged.new, known=merged.known))
    if merged.longer:
        print_paragraph(merge_messages.MERGED_LONGER.of(merged.longer))
    if merged.old:
        print_paragraph(merge_messages.MERGED_OLD.of(merged.old))
