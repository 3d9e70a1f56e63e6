"""Findings in a table, what helps below it, and the exit code."""

import json

import pytest

from presencecheck.cli.findings import print_findings
from presencecheck.probes.measurement import Measurement

FOUND = [("line", Measurement("ok", "Steady.")), ("power", Measurement("warn", "Low.", "Plug it in."))]


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize(("more", "code"), [([], 0), ([("disk", Measurement("fail", "Full."))], 1)])
def test_only_a_fail_fails(
    capsys: pytest.CaptureFixture[str], more: list[tuple[str, Measurement]], code: int, as_json: bool
) -> None:
    """A warning does not; the same in words and as JSON."""
    assert print_findings("part", "checks", FOUND + more, json=as_json) == code
    out = capsys.readouterr().out
    if as_json:
        assert [entry["finding"] for entry in json.loads(out)["checks"]] == ["ok", "warn", *["fail"] * code]
    else:
        assert out.split()[0] == "part"
        assert out.splitlines()[-1].endswith("Plug it in.")


def test_a_remedy_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    """What two parts need stands in one line, with the names of both."""
    both = [(name, Measurement("unknown", "No host.", "Name the host.")) for name in ("network", "clock")]
    print_findings("part", "checks", both + FOUND, json=False)
    *_, first, second = capsys.readouterr().out.splitlines()
    assert (first, second) == ("network, clock: Name the host.", "power: Plug it in.")


def test_json_has_the_fields_of_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    """What only a walk asks for is no part of it."""
    print_findings("part", "checks", [("x", Measurement("unknown", "No.", is_unavailable=True))], json=True)
    assert json.loads(capsys.readouterr().out)["checks"] == [{"name": "x", "finding": "unknown", "sentence": "No."}]
