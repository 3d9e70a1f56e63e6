"""`add`: a checklist file that someone sent, checked and shown, then copied to the own lists."""

from typing import Annotated

from presencecheck.cli.options import Yes
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import add as add_messages
from presencecheck.messages import help as help_messages


def add(
    file: Annotated[str, Argument(metavar=help_messages.METAVARS["file"], help=add_messages.OPTIONS["file"])],
    name: Annotated[str, Option("--as", metavar=help_messages.METAVARS["id"], help=add_messages.OPTIONS["name"])] = "",
    yes: Yes = False,
) -> int:
    """Show every question of a checklist file that someone sent you, and add it to your own lists if you agree."""
    from presencecheck.authoring.create import create
    from presencecheck.authoring.one_list import SentList
    from presencecheck.cli.confirm import confirm
    from presencecheck.cli.output import notice, print_line, print_paragraph
    from presencecheck.cli.passed_over import open_library
    from presencecheck.cli.practice_names import as_read
    from presencecheck.cli.problems import print_problems
    from presencecheck.library.own_folder import require_own_folder
    from presencecheck.messages import edit as edit_messages
    from presencecheck.messages import new as new_messages
    from presencecheck.reports.formats import paragraphs_of
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    require_own_folder(paths)
    library = open_library(paths)
    sent = SentList(file, library)
    if sent.problems:
        code = print_problems(1, sent.problems)
        if code:
            return code
    place = sent.place(paths.own, name)
    if place is None:
        print_line(add_messages.SAME.format(id=sent.what.id))
        return 0
    for indent, text in paragraphs_of(*as_read(paths, sent.what, "own", sent.sections())):
        print_paragraph(text, indent)
    if layer := sent.layer_below(place.stem):
        notice(new_messages.SHADOWS.format(layer=layer))
    if not confirm(add_messages.ASK, yes=yes):
        print_line(add_messages.NOTHING_DONE)
        return 0
    create(place, sent.text(place.stem))
    print_line(str(place))
    notice(edit_messages.WALK.format(name=place.stem))
    return 0
