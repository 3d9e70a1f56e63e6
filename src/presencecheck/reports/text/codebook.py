"""What an export's columns and codes mean, with the checklists as they were: as Markdown, and as data. Pure."""

import re
from collections.abc import Iterable, Iterator

from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Item
from presencecheck.core.prompts import Choose, Mark, Rate
from presencecheck.history.queries.export_rows import PlanUse
from presencecheck.messages import codebook as codebook_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.reports.fhir.items import has_value
from presencecheck.reports.text.markdown import escaped
from presencecheck.system.clock import date_of

_BAR = re.compile(r"(?<!\\)\|")


def codebook_text(plans: Iterable[PlanUse]) -> Iterator[str]:
    """The codebook as Markdown, line by line."""
    yield from (f"# {codebook_messages.TITLE}", "", codebook_messages.ABOUT, "")
    yield from (f"## {codebook_messages.COLUMNS_TITLE}", "", codebook_messages.COLUMNS_ABOUT, "")
    yield from _table(
        codebook_messages.COLUMN_HEADINGS,
        ((f"`{name}`", meaning) for name, meaning in codebook_messages.COLUMNS.items()),
    )
    yield from ("", f"## {codebook_messages.CODES_TITLE}")
    for name, codes in codebook_messages.CODES.items():
        yield ""
        yield from _table(
            (f"`{name}`", codebook_messages.MEANING), ((f"`{code}`", meaning) for code, meaning in codes.items())
        )
    versions = checklist_versions(plans)
    if versions:
        yield from ("", f"## {codebook_messages.CHECKLISTS_TITLE}")
    for sha256, (checklist, first, last, runs) in versions.items():
        words = {"title": checklist.title, "id": checklist.id, "version": checklist.version}
        yield from ("", f"### {_cell(codebook_messages.CHECKLIST.format(**words))}", "")
        days = {"first": date_of(first).isoformat(), "last": date_of(last).isoformat()}
        yield codebook_messages.CHECKLIST_USED.format(runs=stats_messages.runs_counted(runs), sha256=sha256, **days)
        yield ""
        yield from _table(codebook_messages.CHECKLIST_ITEMS, (_row(item) for item in checklist.items))


def checklist_versions(plans: Iterable[PlanUse]) -> dict[str, tuple[Checklist, int, int, int]]:
    """Every checklist as it was, by its sha256, with the first and last day it was used and in how many runs."""
    found: dict[str, tuple[Checklist, int, int, int]] = {}
    for plan, first, last, runs in plans:
        for part in plan.sections:
            sha256, checklist = part.source.sha256, part.checklist
            _, since, until, before = found.get(sha256, (checklist, first, last, 0))
            found[sha256] = (checklist, min(first, since), max(last, until), runs + before)
    return dict(sorted(found.items(), key=lambda entry: (entry[1][0].id, entry[1][1])))


def _row(item: Item) -> tuple[str, ...]:
    match item.prompt():
        case Rate(minimum=least, maximum=most, low=low, high=high):
            answers = codebook_messages.SCALE.format(least=least, low=low, most=most, high=high)
        case Choose(options=options) | Mark(options=options):
            answers = enumeration_messages.join_with_commas(options)
        case _:
            answers = item.state_word
    kept = f" {codebook_messages.NOT_KEPT}" if has_value(item) and not item.stores_value else ""
    return f"`{item.id}`", item.kind, item.importance, _cell(item.ask), _cell(answers) + kept


def _cell(words: str) -> str:
    # Within code, which `escaped` makes of what looks like an address, a bar would still end the cell.
    return _BAR.sub(r"\|", escaped(words))


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(headings)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
