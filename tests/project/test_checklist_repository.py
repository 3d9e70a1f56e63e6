"""The example of a repository of checklists: what it holds is sound, and its pipeline does what it promises."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.commands import presencecheck

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "checklist-repository"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the example."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "repository"))


def run_step(repository: Path) -> "subprocess.CompletedProcess[str]":
    """The last step of the workflow, as its runner would do it."""
    workflow = yaml.safe_load((repository / ".github" / "workflows" / "check.yaml").read_text())
    command = workflow["jobs"]["checklists"]["steps"][-1]["run"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        command,
        shell=True,
        cwd=repository,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def hooks() -> list[dict[str, Any]]:
    """The hook as we offer it, and as the example configures it."""
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    configured = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    return [*offered, *configured]


def chosen(hook: dict[str, Any], repository: Path) -> list[str]:
    """The files that pre-commit would hand to the hook."""
    assert hook["types"] == ["yaml"]
    names = sorted(path.relative_to(repository).as_posix() for path in repository.rglob("*.yaml"))
    return [name for name in names if not re.search(hook["exclude"], name)]


def test_the_example_is_sound(repository: Path) -> None:
    """Each list and the pack's description pass without a warning; the routine finds what it includes."""
    result = presencecheck("check", ".", cwd=repository)
    assert (result.code, result.out) == (0, "4 files checked: no errors.\n")


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="the workflow's runner is a POSIX system")
def test_the_workflow(repository: Path) -> None:
    """A fault in a change fails the workflow and is shown at its line."""
    assert run_step(repository).returncode == 0
    path = repository / "settle.yaml"
    path.write_text(path.read_text().replace("options:", "option:"))
    failed = run_step(repository)
    assert failed.returncode == 1
    line = path.read_text().splitlines().index("    option: [not at all, a little, very much]") + 1
    assert f"::error file=settle.yaml,line={line},col=5,title=presencecheck unknown-key::" in failed.stdout


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["language"])
def test_the_hook(repository: Path, hook: dict[str, Any]) -> None:
    """What pre-commit hands over is the checklists, with the pack's description; it stops a commit with a fault."""
    assert hook["id"] == "presencecheck-check"
    files = chosen(hook, repository)
    assert files == ["before-video.yaml", "consulting-room.yaml", "pack.yaml", "settle.yaml"]
    program, *words = hook["entry"].split()
    assert program == "presencecheck"
    assert presencecheck(*words, *files, cwd=repository).code == 0
    (repository / "before-video.yaml").write_text("format: 1\n")
    assert presencecheck(*words, *files, cwd=repository).code == 1
