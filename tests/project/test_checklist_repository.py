"""The example of a repository of checklists: what it holds is sound, and its pipeline does what it promises."""

import os
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
    """It looks at the whole repository: a list that was renamed stops the commit of the routine that includes it.

    It also runs where a commit only removes a list, and so names no file that is there.
    """
    assert (hook["id"], hook["always_run"], hook["pass_filenames"]) == ("presencecheck-check", True, False)
    assert "types" not in hook
    program, *words = hook["entry"].split()
    assert program == "presencecheck"
    (repository / "website").mkdir()
    (repository / "website" / "mkdocs.yml").write_text("site_name: Lime Street\nnav: [a.md]\n")
    passed = presencecheck(*words, cwd=repository)
    assert (passed.code, "1 other YAML file was passed over" in passed.out) == (0, True)
    room = repository / "consulting-room.yaml"
    room.rename(repository / "cr.yaml").write_text((repository / "cr.yaml").read_text().replace(": consulting-", ": "))
    failed = presencecheck(*words, cwd=repository)
    assert failed.code == 1
    assert 'there is no checklist "consulting-room"' in failed.out
