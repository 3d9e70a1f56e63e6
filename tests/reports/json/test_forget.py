"""The JSON of `forget`."""

from pathlib import Path

from presencecheck.history.operations.forget import ForgetResult
from presencecheck.history.operations.forget_scope import Found
from presencecheck.reports.json.forget import forgotten_shape

FOUND = Found([1], ["a"], None, 2)


def test_what_was_done() -> None:
    """The runs, the backups that were cleaned, what was deleted, and where copies are out of reach."""
    elsewhere = [Path("/usb/copy.db")]
    assert forgotten_shape(FOUND, ForgetResult(3, 1, 4, shrunk=False), elsewhere) == {
        "forgotten": 3,
        "open": 2,
        "backups": {"cleaned": 1, "elsewhere": [str(Path("/usb/copy.db"))]},
        "deleted": 4,
        "shrunk": False,
        "beside": [],
        "unsearched": [],
    }


def test_nothing_to_forget() -> None:
    """Nothing was done, and nothing is left to shrink."""
    shape = forgotten_shape(FOUND, None, [])
    assert (shape["forgotten"], shape["deleted"], shape["shrunk"]) == (0, 0, True)
    assert shape["backups"] == {"cleaned": 0, "elsewhere": []}
