"""Sentences in place of tables: by the option, the environment, or the setting; what matters first."""

import re

import pytest

from presencecheck.cli import plain
from tests.support.commands import Here, presencecheck, walk


@pytest.fixture(autouse=True)
def _asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of a test begins as one of a new process."""
    monkeypatch.setattr(plain, "_asked", False)


WISHES = ["option", "ACCESSIBLE", "PRESENCECHECK_PLAIN", "setting"]


@pytest.fixture(params=WISHES)
def wish(request: pytest.FixtureRequest, run: Here, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A way to ask for plain lines; the words that it adds to a command."""
    if request.param == "setting":
        run("config", "set", "plain", "true")
    elif request.param != "option":
        monkeypatch.setenv(request.param, "1")
    return ["--plain"] if request.param == "option" else []


def test_the_lists_in_sentences(run: Here, wish: list[str]) -> None:
    """The name first, then what it is; every number says what it counts."""
    said = run("list", *wish).out
    assert re.search(r"^quick: Quick routine. \d+ steps, then a card of \d+ lines, about [^;]+;", said, re.MULTILINE)
    assert not re.search(r"\w {2,}\w", said)


@pytest.mark.parametrize("words", ["history", "stats", "where", "config list", "pack list", "list", "verify"])
def test_no_columns_anywhere(run: Here, wish: list[str], words: str) -> None:
    """No command that reports leaves gaps that only the eye can follow, nor draws."""
    walk("quick", [("essentials/unheard", "yes")], "--fresh")
    said = run(*words.split(), *wish).out
    assert not re.search(r"\S {2,}\S", said), said
    assert not set(said) & set("─━│█▁▏")


@pytest.mark.real
def test_the_worst_comes_first() -> None:
    """Of what `doctor` found, what needs something."""
    told = presencecheck("doctor", "--plain", "--all").out
    findings = re.findall(r"^[^:]+: (fail|warn|unknown|ok)\. ", told, re.MULTILINE)
    assert len(findings) > 5
    order = ["fail", "warn", "unknown", "ok"]
    assert findings == sorted(findings, key=order.index)
