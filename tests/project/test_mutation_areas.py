"""Which modules are broken on purpose, and by which tests that is to be noticed: every name leads to something."""

import re
from pathlib import Path

import pytest
from mutation.areas import AREAS
from mutation.results import REASONS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "presencecheck"
PAGE = ROOT / "docs" / "mutation.md"


@pytest.mark.parametrize("area", AREAS)
def test_every_pattern_finds_files(area: str) -> None:
    """A module or a test that moved is not left behind under its old name."""
    modules, tests, slow = AREAS[area]
    assert [pattern for pattern in modules if not list(PACKAGE.glob(pattern))] == []
    assert [pattern for pattern in tests if not list((ROOT / "tests").glob(f"{pattern}.py"))] == []
    for name in slow:
        file, separator, test = name.partition("::")
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert not separator or f"def {test}(" in text, name


def test_the_page_names_modules_that_are_there() -> None:
    """Its tables have no module under an old name."""
    rows = re.findall(r"^\| `([\w/]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 20
    assert [name for name in rows if not (PACKAGE / f"{name}.py").is_file()] == []


def test_every_reason_names_a_function_that_is_there() -> None:
    """A reason why a survivor needs no test is taken away with what it is about."""
    places = re.findall(r'^where = "([\w/.]+)"', REASONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(places) > 50
    assert [place for place in places if not is_there(*place.partition(".")[::2])] == []


def is_there(module: str, function: str) -> bool:
    """Whether there is such a module or package, and such a function in it."""
    file = PACKAGE / f"{module}.py"
    if not file.is_file():
        return (PACKAGE / module).is_dir()
    return f"def {function.rpartition('.')[2]}" in file.read_text(encoding="utf-8")
