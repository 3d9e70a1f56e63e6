"""What is installed is what stands in the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.evidence import Evidence

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]


LEFT_OUT = (".git", ".venv", "*_cache", "__pycache__", ".hypothesis", "dist")


def build(folder: Path, day: int, mode: int, **environment: str) -> Path:
    """The source archive, and the wheel made from it, out of a clean copy and without asking any registry."""
    copy = folder / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for path in copy.rglob("*"):
        path.chmod(path.stat().st_mode & 0o100 | mode if path.is_file() else 0o700)
        os.utime(path, (day, day))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(copy)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
    return folder / "dist"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what was built."""
    return build(tmp_path_factory.mktemp("built"), 10**9, 0o644)


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The wheel."""
    [built] = dist.glob("*.whl")
    return built


def test_the_same_sources_make_the_same_files(dist: Path, tmp_path: Path, evidence: Evidence) -> None:
    """Built elsewhere, from files of other days and modes and in another zone, they are the same to the last byte."""
    again = build(tmp_path, 10**9 + 12_345, 0o600, TZ="Pacific/Auckland", PYTHONHASHSEED="7", LC_ALL="C")
    sums, others = (
        {path.name: sha256(path.read_bytes()).hexdigest() for path in each.iterdir()} for each in (dist, again)
    )
    assert sums == others
    assert sorted(name.rpartition(".")[2] for name in sums) == ["gz", "whl"]
    evidence("S", "builds of the wheel and the source archive, compared by sha256", 2 * len(sums), "different")


def test_the_source_archive_is_the_tree(dist: Path) -> None:
    """Every file that is needed to build and to test is in it, byte for byte."""
    [archive] = dist.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        files = {
            info.name.partition("/")[2]: packed.extractfile(info).read()  # type: ignore[union-attr]
            for info in packed.getmembers()
            if info.isfile()
        }
    assert {"pyproject.toml", "LICENSE", "SECURITY.md", ".ci/bounds.py", "tests/requirements.txt"} <= files.keys()
    assert {name for name in files if name.startswith("src/") and "__pycache__" not in name} == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for name, content in files.items():
        assert name in ("PKG-INFO", ".gitignore") or (ROOT / name).read_bytes() == content


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


def test_the_wheel_holds_the_style_sheets(wheel: Path) -> None:
    """Every style sheet of the printed pages is in the wheel, byte for byte."""
    folder = "presencecheck/reports/html/"
    with ZipFile(wheel) as archive:
        packed = {
            name.removeprefix(folder): archive.read(name)
            for name in archive.namelist()
            if name.startswith(folder) and name.endswith(".css")
        }
    assert {"page.css", "card.css", "checklist.css", "report.css"} <= packed.keys()
    assert packed == {path.name: path.read_bytes() for path in (ROOT / "src" / folder).glob("*.css")}


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
