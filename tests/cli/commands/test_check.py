"""`presencecheck check` as an author, a pipeline and a folder of a thousand files meet it."""

import re
from pathlib import Path

import pytest

from tests.support.checklist_files import write
from tests.support.commands import SMALL, own, presencecheck


def test_formats(tmp_path: Path) -> None:
    """The same problems as lines, as JSON and as annotations; `--json` is short for the second."""
    path = write(tmp_path, "small.yaml", SMALL.replace("ready: Shut", "redy: Shut"))
    name = str(path)
    text, json, short, github = (
        presencecheck("check", name, *options)
        for options in ([], ["--format", "json"], ["--json"], ["--format", "github"])
    )
    assert {each.code for each in (text, json, short, github)} == {1}
    assert text.out.startswith(f"{name}:6:40: error: ")
    assert json.data == short.data
    expected = re.escape(f"::error file={name},line=6,col=40,title=presencecheck unknown-key::") + ".*Did you mean"
    assert re.match(expected, github.out)
    assert github.out.splitlines()[-1] == text.out.splitlines()[-1]
    assert presencecheck("check", name, "--json", "--format", "github").code == 2
    assert presencecheck("check", name, "--format", "junit").code == 2


def test_annotations_are_named_from_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever path was given: a review shows them only at paths inside the repository."""
    path = write(tmp_path, "lists/small.yaml", SMALL.replace("ready: Shut", "redy: Shut"))
    by_name = "::error file=lists/small.yaml,"
    assert presencecheck("check", str(path), "--format", "github", cwd=tmp_path).out.startswith(by_name)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert presencecheck("check", str(path), "--format", "github", cwd=tmp_path / "lists").out.startswith(by_name)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert presencecheck("check", str(path), "--format", "github").out.startswith(f"::error file={path},")


def test_a_name_that_nothing_has(home: Path) -> None:
    """It is said what it could have been, and which list was likely meant."""
    own(home, "consulting-room", SMALL.replace("id: small", "id: consulting-room"))
    result = presencecheck("check", "consulting-rom")
    assert result.code == 4
    assert '"consulting-rom" is neither a file, nor a folder, nor the name of a list.' in result.err
    assert "consulting-room" in result.err
    assert presencecheck("check", "consulting-room").code == 0
