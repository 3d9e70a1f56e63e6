"""The look ahead at the newest libraries says which moved and what breaks; it can neither decide nor keep silent."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAID = """\
[gw0] [ 10%] PASSED tests/formats/test_yaml_reader.py::test_text[a b]
[gw1] [ 20%] FAILED tests/formats/test_yaml_reader.py::test_depth[CSafeLoader-[]
[gw1] [ 30%] ERROR tests/reports/html/test_page.py::test_page
tests/reports/html/test_page.py::test_page
[gw0] [ 40%] SKIPPED tests/test_sound.py::test_tone
FAILED tests/formats/test_yaml_reader.py::test_depth[CSafeLoader-[] - AssertionError: FAILED
"""


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that knows which tests meet which package."""
    monkeypatch.syspath_prepend(ROOT / ".ci")
    return __import__("moved")


def test_what_moved(moved: Any) -> None:
    """A package in another version, or one that nobody pinned, moved; a pinned one that a system leaves out did not."""
    pinned = {"pyyaml": "6.0.3", "rich": "15.0.0", "colorama": "0.4.6"}
    found = {"rich": "15.0.0", "pyyaml": "6.0.4", "new": "1"}
    assert moved.moves(pinned, found) == {"new": "not pinned -> 1", "pyyaml": "6.0.3 -> 6.0.4"}


@pytest.mark.real
def test_what_moved_in_this_environment(moved: Any, tmp_path: Path) -> None:
    """What pip really says is read: each package of an environment counts, and is compared with its pin."""
    newest = __import__("newest")
    trial = newest.Trial(tmp_path)
    trial.folder, trial.bin = tmp_path, Path(sys.executable).parent
    (tmp_path / "tests").mkdir()
    pins = (
        f"pyyaml=={version('pyyaml')} \\\n    --hash=sha256:00\nrich==1.0 ; os_name == 'nt' \\\n    --hash=sha256:00\n"
    )
    (tmp_path / "tests" / "requirements.txt").write_text(pins)
    found = trial.moves()
    assert "pyyaml" not in found
    assert found["rich"] == f"1.0 -> {version('rich')}"
    assert found["pytest-xdist"] == f"not pinned -> {version('pytest-xdist')}"


def test_every_test_that_is_named_exists(moved: Any) -> None:
    """The tables name test files that are there, so that none is left out in silence."""
    for area in {*moved.QUICK, *(area for areas in moved.MEETS.values() for area in areas)}:
        assert (ROOT / "tests" / f"{area}.py").is_file(), area


def test_what_moved_is_tried_first(moved: Any) -> None:
    """Where the time does not suffice, the tests that meet what moved have run."""
    chosen = [Path(path).name for path in moved.files(["pyyaml", "unheard-of"], ROOT / "tests")]
    assert chosen[:2] == ["test_yaml_reader.py", "test_load.py"]
    assert {Path(f"{area}.py").name for area in moved.QUICK} <= set(chosen)
    assert len(set(chosen)) == len(chosen)


def test_lint_and_types_are_looked_at_where_their_tools_moved(moved: Any) -> None:
    """Types that a package brings are mypy's matter."""
    assert moved.commands(["types-pyyaml", "rich"]) == ["mypy"]
    assert moved.commands(["ruff"]) == ["ruff check .", "ruff format --check ."]


def test_what_pytest_says_is_understood(moved: Any) -> None:
    """Each test that ended counts, also where the time was up before the summary; each failure is named once."""
    ran, broken = moved.ended(SAID)
    assert len(ran) == 4
    assert broken == [
        "tests/formats/test_yaml_reader.py::test_depth[CSafeLoader-[]",
        "tests/reports/html/test_page.py::test_page",
    ]


@pytest.mark.real
def test_what_cannot_be_installed_is_said_and_decides_nothing(tmp_path: Path) -> None:
    """Without a place to fetch libraries from, nothing is known about them: that is said aloud, and is no failure."""
    place = tmp_path / "temporary"
    place.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "newest.py")],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "TMPDIR": str(place)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "NEWEST LIBRARIES" in done.stdout
    assert "COULD NOT BE INSTALLED, so nothing is known" in done.stdout
    assert not list(place.iterdir())
