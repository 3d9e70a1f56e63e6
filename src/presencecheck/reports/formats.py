"""The formats of `show`: one module each, one line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.plan import Section
from presencecheck.reports.checklist_view import ChecklistView, view_of
from presencecheck.reports.fhir.questionnaire import questionnaire
from presencecheck.reports.html.checklist import checklist_page
from presencecheck.reports.letterhead import NO_LETTERHEAD, Letterhead
from presencecheck.reports.text.checklist import Paragraph, checklist_paragraphs
from presencecheck.reports.text.checklist_csv import checklist_csv
from presencecheck.reports.text.markdown import markdown
from presencecheck.reports.text.paste import plain_text

LARGE = "large-print"
"""The page in large print."""


class Format(Protocol):
    """Writes the whole text of a file."""

    def __call__(
        self, what: Checklist | Routine, sections: Sequence[Section], practice: Letterhead = NO_LETTERHEAD
    ) -> str:
        """Write what was asked for, with its checklists in their order, and the practice that hands it out."""


def _of_sheet(write: Callable[[ChecklistView], str]) -> Format:
    return lambda what, sections, practice=NO_LETTERHEAD: write(_view(what, sections, practice))


def _view(what: Checklist | Routine, sections: Sequence[Section], practice: Letterhead) -> ChecklistView:
    return view_of(what, [section.checklist for section in sections], practice)


FORMATS: Mapping[str, Format] = {
    "text": _of_sheet(plain_text),
    "markdown": _of_sheet(markdown),
    "html": _of_sheet(checklist_page),
    LARGE: _of_sheet(partial(checklist_page, large=True)),
    "csv": lambda what, sections, practice=NO_LETTERHEAD: checklist_csv(what, sections),
    "fhir": lambda what, sections, practice=NO_LETTERHEAD: questionnaire(what, sections),
}
"""By the name that `--format` takes."""


def paragraphs_of(
    what: Checklist | Routine, sections: Sequence[Section], practice: Letterhead = NO_LETTERHEAD
) -> Iterator[Paragraph]:
    """The same as `text`, for a window to wrap."""
    return checklist_paragraphs(_view(what, sections, practice))
