"""What a person typed is in no file, also where the program is brought down from outside."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(sys.platform != "linux", reason="what can be read of it is Linux's"),
]

STATE = """\
import ctypes, resource, sys
from presencecheck.cli.main import main
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
try:
    main(["where"])
except SystemExit:
    pass
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), file=sys.stderr)
"""
BROUGHT_DOWN = """\
import os, sys
from presencecheck.system.core_dumps import forbid_core_dumps
if sys.argv[1] == "forbidden":
    forbid_core_dumps()
typed = "SECRET" + "WORD"
os.abort()
"""


def test_the_program_has_no_core_dumps(tmp_path: Path) -> None:
    """From its start on no core file may be written, and no other process of the same person may look in."""
    done = subprocess.run([sys.executable, "-c", STATE], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stderr.split() == ["0", "0"]


def test_nothing_is_left_by_an_abort(tmp_path: Path) -> None:
    """Where the system writes core files into the folder, none is left; without our doing there is one."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="utf-8").strip()
    if pattern.startswith(("|", "/")):
        pytest.skip("the system hands core dumps to another program or keeps them elsewhere")
    left = {}
    for how in ("allowed", "forbidden"):
        folder = tmp_path / how
        folder.mkdir()
        command = f"ulimit -c unlimited; exec {sys.executable} -c '{BROUGHT_DOWN}' {how}"
        subprocess.run(["bash", "-c", command], cwd=folder, check=False, capture_output=True)
        left[how] = list(folder.iterdir())
    if not left["allowed"]:
        pytest.skip("no core file can be had here")
    assert left["forbidden"] == []
