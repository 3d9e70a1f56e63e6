"""Names of the practice come out of a list and back into one as they were written."""

from pathlib import Path

import pytest

from presencecheck.authoring.imports.import_list import import_list
from presencecheck.core.checklist import Checklist
from presencecheck.formats.load import load
from presencecheck.reports.formats import FORMATS
from presencecheck.reports.json.show import as_json
from tests.support.builders import section
from tests.support.named_lists import WELCOME


def read(text: str) -> Checklist:
    """A list from the text of its file."""
    what = load(text.encode(), "welcome.yaml").what
    assert isinstance(what, Checklist)
    return what


@pytest.mark.parametrize("form", ["yaml", "json", "markdown", "fhir", "csv"])
def test_in_every_text_that_a_format_holds(form: str, tmp_path: Path) -> None:
    """Every text that comes back has its name."""
    what = read(WELCOME)
    made = {"yaml": lambda: WELCOME, "json": lambda: as_json(what)}
    written = made[form]() if form in made else FORMATS[form](what, (section(what),))
    path = tmp_path / f"welcome.{form}"
    path.write_text(written, encoding="utf-8")
    back = read(import_list(str(path), "welcome", "").files[0].text)
    assert [item.ask for item in back.items[:4]] == [item.ask for item in what.items[:4]]
    first, item = back.items[0], what.items[0]
    assert (first.section, first.state_word, first.remedy) == (item.section, item.state_word, item.remedy)
    assert "W {{ practice.phone }}" in first.why
