"""`probe`: what is measured now, by name."""

import pytest

from presencecheck.messages import probes as probes_messages
from tests.support.commands import Here, presencecheck
from tests.support.real_parts import library


def test_an_unknown_name(run: Here) -> None:
    """A near miss is named; else all that there are."""
    done = run("probe", "nettwork")
    assert (done.code, done.out) == (2, "")
    assert probes_messages.UNKNOWN_PROBE.format(name="nettwork") in done.err
    assert "network" in done.err
    assert "machine" in run("probe", "zzzz").err


@pytest.mark.real
def test_a_named_one(run: Here) -> None:
    """A row each under the headings, once, in the order of the names."""
    head, *rows = run("probe", "machine", "machine").out.splitlines()
    assert head.split()[0] == probes_messages.COLUMN
    assert [row.split()[0] for row in rows if row.startswith("machine ")] == ["machine"]


RANK = {"ok": 0, "warn": 1, "fail": 2}


@pytest.mark.real
def test_real_readings() -> None:
    """On this machine, whatever it is, each tells something in one sentence, with a remedy where it is not well."""
    library("psutil")
    result = presencecheck("probe", "power", "machine", "apps", "--json")
    found = {probe["name"]: probe for probe in result.data["probes"]}
    assert list(found) == ["power", "machine", "apps"]
    for probe in found.values():
        assert probe["finding"] in RANK
        assert probe["sentence"].endswith(".")
        assert probe["finding"] == "ok" or "remedy" in probe
    assert 0 <= found["machine"]["value"] <= 100 or found["machine"]["unit"] == "GB"


@pytest.mark.parametrize(("name", "hint"), [("nework", 'Did you mean "network"?'), ("xyzzy", "Known: power")])
def test_no_such_probe(name: str, hint: str) -> None:
    """A name that is not known is a usage error."""
    result = presencecheck("probe", name)
    assert (result.code, hint in result.err) == (2, True)


def test_the_page_is_named() -> None:
    """What is looked at in the browser is not measured here, and the way there is said."""
    [found] = presencecheck("probe", "devices", "--json").data["probes"]
    assert (found["finding"], found["remedy"]) == ("unknown", probes_messages.ON_THE_PAGE.hint)
