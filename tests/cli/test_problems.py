"""Problems of files, printed, and the exit code that says whether any is an error."""

from pathlib import Path

from presencecheck.messages import check as check_messages
from tests.support.commands import SMALL, Here


def test_the_verdict_counts(run: Here, tmp_path: Path) -> None:
    """Files and errors, each in the right number."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    fine = run("check", tmp_path / "small.yaml")
    files = check_messages.FILES.of(1)
    assert (fine.code, fine.out.splitlines()[-1]) == (0, check_messages.FILES_FINE.format(files=files))
    (tmp_path / "bad.yaml").write_text("format: 1\nid: bad\n", encoding="utf-8")
    bad = run("check", tmp_path / "bad.yaml")
    errors = check_messages.ERRORS.of(len(bad.out.splitlines()) - 1)
    assert (bad.code, bad.out.splitlines()[-1]) == (1, check_messages.FILES_BAD.format(files=files, errors=errors))


def test_annotations_end_with_the_same_verdict(run: Here, tmp_path: Path) -> None:
    """For a workflow, each problem is a command; the last line is for people."""
    (tmp_path / "bad.yaml").write_text("format: 1\nid: bad\n", encoding="utf-8")
    text, github = (
        run("check", tmp_path / "bad.yaml", "--format", form).out.splitlines() for form in ("text", "github")
    )
    assert text[-1] == github[-1]
    assert all(line.startswith("::") for line in github[:-1])
