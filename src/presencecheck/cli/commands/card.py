"""`card`: a checklist, or the cards of a routine, as one screen to have in view, or as a page to print."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.options import Output, Plain, Yes, known_names
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import card as card_messages
from presencecheck.messages import help as help_messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presencecheck.core.plan import CardSheet

CardName = Annotated[
    str | None,
    Argument(
        metavar=help_messages.METAVARS["optional_name"],
        help=card_messages.OPTIONS["name"],
        complete=known_names,
    ),
]


def card(
    name: CardName = None,
    print_: Annotated[bool, Option("--print", help=card_messages.OPTIONS["print_"])] = False,
    output: Output = None,
    yes: Yes = False,
    plain: Plain = False,
) -> None:
    """Show a checklist, or the cards of a routine, as one screen to have in view, with nothing to press."""
    from presencecheck.cli.page_file import hand_over, refuse_other_format
    from presencecheck.cli.passed_over import load_settings, open_library
    from presencecheck.cli.practice_names import section_as_read, title_as_read
    from presencecheck.core.context import Context
    from presencecheck.core.errors import PresenceCheckError, UsageError
    from presencecheck.library.planning import cards
    from presencecheck.system.paths import user_paths
    from presencecheck.system.settings import AS_SHIPPED

    if output and not print_:
        raise UsageError(*card_messages.OUTPUT_ALONE)
    refuse_other_format(output)
    paths = user_paths()
    usual = load_settings(paths.config)
    wanted = usual.routine if name is None else name
    context = Context(usual.modality, usual.setting)  # type: ignore[arg-type]
    library = open_library(paths)
    find = partial(cards, library, usual=context, read=partial(section_as_read, paths))
    if name is None:
        what, sheets = library.trouble.usual_or_shipped(wanted, AS_SHIPPED.routine, find)
    else:
        what, sheets = find(name)
    if not sheets:
        raise PresenceCheckError(*card_messages.NO_CARD.format(name=wanted))
    if not print_:
        _show(sheets)
        return
    from presencecheck.cli.letterhead import letterhead_for
    from presencecheck.reports.html.card import card_page

    path = output or Path.cwd() / card_messages.FILE_NAME.format(id=what.id)
    layer = library.find(name or what.id).layer
    practice = letterhead_for(paths, layer, what.id, what.language)
    hand_over(card_page(title_as_read(paths, what, layer), what.language, sheets, practice), path, yes=yes, opens=False)


def _show(sheets: "Sequence[CardSheet]") -> None:
    from presencecheck.cli.output import print_line, print_paragraph
    from presencecheck.surfaces.ending import card as card_lines

    for place, sheet in enumerate(sheets):
        if place:
            print_line()
        for line in card_lines(sheet):
            if line.role != "gap":
                print_paragraph(f"{line.text}  {line.aside}" if line.aside else line.text, line.indent)
