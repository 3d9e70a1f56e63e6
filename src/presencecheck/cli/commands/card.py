"""`card`: a checklist as one screen to have in view."""

from presencecheck.cli.options import Name
from presencecheck.cli.output import print_line, print_paragraph


def card(name: Name) -> None:
    """Show a checklist as one screen to have in view, with nothing to press."""
    from presencecheck.library.library import Library
    from presencecheck.library.planning import sections
    from presencecheck.reports.text.checklist import card_lines
    from presencecheck.system.paths import user_paths

    library = Library.of(user_paths())
    for section in sections(library, library.load(library.find(name))):
        print_line(section.checklist.title)
        for indent, text in card_lines(section.checklist):
            print_paragraph(text, indent)
