"""From the result of a walk to output and exit code, and the maintenance afterwards."""

from typing import Any

import pytest

from presencecheck.cli import maintenance, start_walk
from presencecheck.core.errors import ExitCode
from presencecheck.core.run import Run
from presencecheck.surfaces.surface import Leave
from presencecheck.system.clock import Moment
from presencecheck.walk.request import RunRequest
from presencecheck.walk.whole import WalkResult
from tests.support.builders import confirm, listed, walked

PLAN = listed(confirm("door", importance="essential"))
READY, OPEN, LEFT = walked(PLAN, "yes"), walked(PLAN, "skip"), Run(PLAN)


@pytest.mark.parametrize(
    ("run", "left", "code", "asks"),
    [
        (READY, None, ExitCode.FINE, True),
        (OPEN, None, ExitCode.NOT_READY, True),
        (LEFT, Leave(), ExitCode.LEFT, False),
        (LEFT, Leave(interrupted=True), ExitCode.INTERRUPTED, False),
        (None, Leave(), ExitCode.LEFT, False),
    ],
)
@pytest.mark.parametrize("json", [False, True])
def test_codes_and_maintenance(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    run: Run | None,
    left: Leave | None,
    code: int,
    asks: bool,
    json: bool,
) -> None:
    """Each way to end has its code; who left, or reads JSON, is asked nothing afterwards."""
    asked: list[bool] = []
    result = WalkResult(run, left, "id", Moment(0, 0))

    def walk(*_: Any) -> WalkResult:
        return result

    def maintain(*, asks: bool) -> None:
        asked.append(asks)

    monkeypatch.setattr(start_walk, "start", walk)
    monkeypatch.setattr(maintenance, "do_maintenance", maintain)
    assert start_walk.start_walk(RunRequest(json=json)) == code
    assert asked == [asks and not json]
    assert bool(capsys.readouterr().out) == (json and run is not None)
    asked.clear()
    start_walk.start_walk(RunRequest(log=False))
    assert asked == []
