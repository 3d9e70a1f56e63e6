"""One walk with an answer file, from request to result; the caller alone prints."""

from pathlib import Path

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.core.readiness import Readiness
from presencecheck.messages import run as run_messages
from presencecheck.system.paths import user_paths
from presencecheck.walk.request import RunRequest
from presencecheck.walk.start import Notices, start
from presencecheck.walk.whole import WalkResult
from tests.support.commands import READY, SMALL, answers, own


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    """Answers to a small checklist."""
    own(home, "small", SMALL)
    path = tmp_path / "answers"
    path.write_text(answers(*READY), encoding="utf-8")
    return path


def begin(**options: object) -> tuple[WalkResult, list[str]]:
    """Walk, and what was to be said beside it."""
    said: list[str] = []
    request = RunRequest(names=("small",), json=True, **options)  # type: ignore[arg-type]
    return start(user_paths(), request, Notices(said.append, lambda repaired: said.append(str(repaired)))), said


def test_the_result(file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was walked and under which name it is kept; nothing is printed."""
    result, said = begin(answers=str(file))
    assert result.run is not None
    assert (result.run.readiness, result.left, said) == (Readiness.READY, None, [])
    assert user_paths().history.exists()
    assert capsys.readouterr() == ("", "")


def test_a_history_that_is_gone_is_told(file: Path) -> None:
    """Before the walk, where there is no surface to say it; the runs that were are not those of today."""
    begin(answers=str(file))
    user_paths().history.unlink()
    user_paths().history.with_suffix(".reserve").touch()
    _, said = begin(answers=str(file))
    assert [line for line in said if line.startswith(f"The history {user_paths().history} is gone")] == said
    assert len(said) == 1
    assert begin(answers=str(file))[1] == []


def test_unlogged(file: Path) -> None:
    """Without the log it ends the same, and leaves no history."""
    result, _ = begin(answers=str(file), log=False)
    assert result.run is not None
    assert not user_paths().history.exists()


def test_answers_that_end_early(file: Path) -> None:
    """The result says how the walk was left."""
    file.write_text(answers(*READY[:2]), encoding="utf-8")
    result, _ = begin(answers=str(file))
    assert result.left is not None
    assert result.run is not None
    assert result.run.answered == 2


def test_options_that_exclude_each_other(file: Path) -> None:
    """A run that is not kept cannot be one that is resumed."""
    with pytest.raises(UsageError) as caught:
        begin(answers=str(file), resume=True, log=False)
    assert caught.value.message == run_messages.RESUME_UNLOGGED
