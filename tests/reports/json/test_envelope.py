"""The object around each command's JSON."""

from presencecheck.reports.json.envelope import enveloped


def test_the_format_comes_first() -> None:
    """A reader sees the version before anything else."""
    assert list(enveloped(runs=[])) == ["format", "runs"]
    assert enveloped()["format"] == 1
