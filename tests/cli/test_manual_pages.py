"""Man pages as `man` reads them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from presencecheck.cli.manual_pages import escape
from tests.support.commands import Here


def test_no_letter_is_a_command_of_the_page() -> None:
    """What roff would take for its own is written so that it is printed."""
    assert escape(".TH it's a-b\\c …\n'x") == r"\&.TH it\(aqs a\-b\ec \[u2026] \(aqx"


@pytest.mark.real
@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man")
def test_man_finds_nothing_wrong(run: Here, tmp_path: Path) -> None:
    """Not one warning, on any page."""
    folder = tmp_path / "man1"
    run("manual", "-o", str(folder))
    man = str(shutil.which("man"))
    pages = [str(path) for path in sorted(folder.iterdir())]
    environment = {"LC_ALL": "C.UTF-8", "MANWIDTH": "80", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [man, "--warnings=w", "-E", "UTF-8", "-Tutf8", "-l", *pages],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "PRESENCECHECK" in done.stdout
