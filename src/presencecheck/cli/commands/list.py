"""`list`: what the library holds."""

from typing import Any

from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line, print_table
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import list as list_messages


def list_(json: Json = False) -> None:
    """List every checklist and routine, with the time it takes and where it comes from."""
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.library.library import Library
    from presencecheck.library.planning import sections
    from presencecheck.reports.json.list import checklist_shape
    from presencecheck.system.paths import user_paths

    library = Library.of(user_paths())
    rows, broken = [], []
    for entry in library.entries():
        try:
            loaded = library.load(entry)
            parts = [section.checklist for section in sections(library, loaded)]
        except PresenceCheckError as error:
            broken.append(f"{error.message} {error.hint}")
            continue
        items = sum(len(part.items) - len(part.added) for part in parts)
        seconds = sum(part.seconds for part in parts)
        rows.append(checklist_shape(entry, loaded.content, items, seconds))
    if json:
        print_json(checklists=rows)
    elif rows:
        for kind in ("routine", "checklist"):
            _table(kind, [row for row in rows if row["kind"] == kind])
    else:
        notice(list_messages.NO_CHECKLISTS)
    for problem in broken:
        notice(problem)
    if taken := library.taken():
        from presencecheck.library.taken_names import describe

        notice(describe(taken))


def _table(kind: str, rows: list[dict[str, Any]]) -> None:
    cells = [
        (
            row["id"],
            str(row["items"]),
            durations_messages.estimate(row["seconds"]),
            list_messages.HIDES.format(layer=row["layer"], hidden=enumeration_messages.join_with_commas(row["hides"]))
            if row["hides"]
            else row["layer"],
            list_messages.TO_HAND_OUT.format(title=row["title"]) if row["style"] == "hand-out" else row["title"],
        )
        for row in rows
    ]
    if cells:
        print_line()
        print_line(list_messages.KINDS[kind])
        print_table(list_messages.COLUMNS, cells, numbers=(1, 2))
