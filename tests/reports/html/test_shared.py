"""What a practice may see, and what it does not."""

import re
from collections import Counter
from pathlib import Path

from presencecheck.system.clock import day_of
from tests.support.generated_histories import day
from tests.support.report_pages import LAST, Words, shared
from tests.support.slow_figures import runs_of


def test_what_a_practice_sees_is_counted_rightly(years: Path) -> None:
    """The counts are those of the runs; only what can be put in place is there."""
    since = "2026-09-01"
    runs = runs_of(years, day(day_of(since)), day(LAST))
    text = shared(years, day_of(since))
    words = Words(text)
    rows = {row[0]: row[1:] for row in words.rows if len(row) == 7}
    asked: dict[str, str] = {}
    outcomes: dict[str, Counter[str]] = {}
    for told in runs:
        for step in told.run.visible:
            card = step.item.id == "card"
            title = told.run.plan.sections[step.section].checklist.title
            asked[step.ref] = f"The card “{title}”." if card else step.item.ask
            if step.item.knows_not_yet:
                outcomes.setdefault(step.ref, Counter())[told.outcomes[step.ref]] += 1
            else:
                assert step.item.ask not in words.text
    for ref, counts in outcomes.items():
        answered = sum(counts.values()) - counts["unanswered"]
        not_yet = counts["fixed"] + counts["accepted"]
        cells = (answered, not_yet, *(counts[name] for name in ("still-so", "accepted", "skipped", "not-applicable")))
        same = [other for other in outcomes if asked[other] == asked[ref]]
        if len(same) == 1:
            assert rows[asked[ref]] == [str(count) for count in cells]
    assert len(rows) > 15


def test_what_a_practice_does_not_see(years: Path) -> None:
    """No rating, no time, no verdict, no run, no single day but Mondays."""
    since = "2026-09-01"
    words = Words(shared(years, day_of(since))).text
    for told in runs_of(years, day(day_of(since)), day(LAST)):
        assert told.id not in words
    assert not re.search(r"\d\d:\d\d|\d+ s\b|\d+ min\b", words)
    assert not re.search(r"here right now|breath|How they ended|ready,|before, ", words)
    for found in re.findall(r"\b(\d{1,2} [A-Z][a-z]{2} 2026)\b", words):
        number, name, year = found.split()
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        assert day(day_of(f"{year}-{months.index(name) + 1:02}-{int(number):02}")).weekday() == 0
