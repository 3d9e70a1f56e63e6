"""The JSON of `forget`; part of the interface."""

from pathlib import Path

from presencecheck.history.operations.forget import ForgetResult
from presencecheck.history.operations.forget_scope import Found
from presencecheck.reports.json.envelope import Shape


def forgotten_shape(found: Found, done: ForgetResult | None, elsewhere: list[Path]) -> Shape:
    """What `forget` did."""
    return {
        "forgotten": done.runs if done else 0,
        "open": found.open,
        "backups": {"cleaned": done.backups if done else 0, "elsewhere": [str(copy) for copy in elsewhere]},
        "deleted": done.deleted if done else 0,
        "shrunk": done.shrunk if done else True,
        "beside": [str(file) for file in done.beside] if done else [],
        "unsearched": [str(file) for file in done.unsearched] if done else [],
    }
