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
