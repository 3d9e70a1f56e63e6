"""`diff`: what is changed of a checklist, and what changed below the changes."""

from typing import Annotated

from presencecheck.cli.options import Json, Name, Plain
from presencecheck.cli.output import notice, print_json, print_paragraph
from presencecheck.cli.parameters import Option
from presencecheck.messages import diff as diff_messages

Seen = Annotated[bool, Option("--seen", help=diff_messages.OPTIONS["seen"])]


def diff(name: Name, seen: Seen = False, json: Json = False, plain: Plain = False) -> None:
    """Show what an own or a pack's file changes of a checklist, and what has changed below it since it was written."""
    from presencecheck.cli.passed_over import open_library
    from presencecheck.library.compare import compare, note_seen
    from presencecheck.reports.json.diff import comparison_shape
    from presencecheck.reports.text.diff import diff_lines
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    library = open_library(paths)
    found = compare(library, library.find(name), paths.bases)
    if json:
        print_json(diff=comparison_shape(found))
    else:
        for indent, text in diff_lines(found):
            print_paragraph(text, indent)
    if seen:
        note_seen(found, paths.bases)
        notice(diff_messages.SEEN)
