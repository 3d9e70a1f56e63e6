"""What is installed is what stands in the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without asking any registry."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_checklists(wheel: Path) -> None:
    """Each shipped checklist is in the wheel, byte for byte, and no code is among them."""
    with ZipFile(wheel) as archive:
        packed = {
            name.removeprefix("presencecheck/checklists/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("presencecheck/checklists/")
        }
        assert "presencecheck/py.typed" in archive.namelist()
    assert packed == {path.name: path.read_bytes() for path in (ROOT / "checklists").iterdir()}
    assert not [name for name in packed if name.endswith(".py")]


def test_the_wheel_holds_the_device_page(wheel: Path) -> None:
    """The files of the page are in the wheel, byte for byte."""
    folder = "presencecheck/devices/page/"
    with ZipFile(wheel) as archive:
        packed = {
            name.removeprefix(folder): archive.read(name) for name in archive.namelist() if name.startswith(folder)
        }
    assert "page.html" in packed
    assert packed == {path.name: path.read_bytes() for path in (ROOT / "src" / folder).iterdir()}


def test_the_installed_program_uses_its_own_checklists(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout, the program lists the shipped routines from its own folder."""
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    # The libraries are those of the tests; only presencecheck itself is the installed one.
    here = [path for path in sys.path if path.endswith("site-packages")]
    (Path(site) / "libraries.pth").write_text("\n".join(here))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    listed = subprocess.run(
        [str(python), "-m", "presencecheck", "list", "--json"],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
    ).stdout
    assert f"{site}/presencecheck/checklists/full.yaml" in listed
