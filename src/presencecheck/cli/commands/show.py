"""`show`: a checklist or routine to read, to paste, to print, or for another program."""

from typing import Annotated, Literal

from presencecheck.cli.options import Json, Name, Output, Plain, Yes
from presencecheck.cli.parameters import Option
from presencecheck.messages import show as show_messages

Format = Literal["text", "markdown", "html", "large-print", "csv", "fhir"]


def show(
    name: Name,
    format_: Annotated[
        Format | None,
        Option("--format", help=show_messages.OPTIONS["format"]),
    ] = None,
    output: Output = None,
    yes: Yes = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show a checklist or routine: every question, why it matters, what helps, what it rests on."""
    from presencecheck.cli.locked import locked_sentences
    from presencecheck.cli.output import print_paragraph, print_text
    from presencecheck.cli.page_file import hand_over, refuse_other_format
    from presencecheck.cli.passed_over import open_library
    from presencecheck.cli.practice_names import as_read, names_used
    from presencecheck.core.errors import UsageError
    from presencecheck.library.planning import sections
    from presencecheck.reports.formats import FORMATS, paragraphs_of
    from presencecheck.reports.json.show import as_json
    from presencecheck.reports.letterhead import NO_LETTERHEAD
    from presencecheck.system.paths import user_paths

    if json and format_:
        raise UsageError(*show_messages.TWO_FORMATS)
    refuse_other_format(output)
    paths = user_paths()
    library = open_library(paths)
    loaded = library.load(library.find(name))
    what, parts = loaded.content, () if json else tuple(sections(library, loaded))
    practice = NO_LETTERHEAD
    if parts and all(part.checklist.is_handed_out for part in parts):
        from presencecheck.cli.letterhead import letterhead_for

        practice = letterhead_for(paths, loaded.source.layer, what.id, what.language)
    is_data = json or format_ == "csv"
    read, read_parts = (what, parts) if is_data else as_read(paths, what, loaded.source.layer, parts)
    if not (json or output or format_):
        for indent, text in paragraphs_of(read, read_parts, practice):
            print_paragraph(text, indent)
        for sentence in locked_sentences(library, parts):
            print_paragraph(sentence)
        return
    if json:
        written = as_json(what, names_used(paths, what, loaded.source.layer))
    else:
        written = FORMATS[format_ or "text"](read, read_parts, practice)
    if output:
        hand_over(written, output, yes=yes, opens=False)
    else:
        print_text(written)
