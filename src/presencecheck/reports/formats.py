"""The formats of `show`: one module each, one line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.plan import Section
from presencecheck.reports.checklist_view import ChecklistView, view_of
from presencecheck.reports.fhir.questionnaire import questionnaire
from presencecheck.reports.html.checklist import checklist_page
from presencecheck.reports.text.checklist import Paragraph, checklist_paragraphs
from presencecheck.reports.text.markdown import markdown
from presencecheck.reports.text.paste import plain_text

Format = Callable[[Checklist | Routine, Sequence[Section]], str]
"""What was asked for, and its checklists in their order → the whole text of a file."""


def _of_sheet(write: Callable[[ChecklistView], str]) -> Format:
    return lambda what, sections: write(view_of(what, [section.checklist for section in sections]))


FORMATS: Mapping[str, Format] = {
    "text": _of_sheet(plain_text),
    "markdown": _of_sheet(markdown),
    "html": _of_sheet(checklist_page),
    "fhir": questionnaire,
}
"""By the name that `--format` takes."""


def paragraphs_of(what: Checklist | Routine, sections: Sequence[Section]) -> Iterator[Paragraph]:
    """The same as `text`, for a window to wrap."""
    return checklist_paragraphs(view_of(what, [section.checklist for section in sections]))
