"""A walk as the command line and the settings together ask for it."""

from collections.abc import Sequence
from contextlib import suppress

from presencecheck.core.checklist import Hour
from presencecheck.core.context import Context
from presencecheck.core.errors import ExitCode
from presencecheck.system import settings
from presencecheck.system.paths import locate
from presencecheck.walk.request import Wishes
from presencecheck.walk.start import conduct


def start(
    names: Sequence[str] = (),
    said: Hour | None = None,
    *,
    at: str = "",
    plain: bool = False,
    motion: bool = True,
    private: bool = False,
    answers: str = "",
    json: bool = False,
    logged: bool = True,
    resume: bool | None = None,
    probe: bool | None = None,
) -> int:
    """Walk; the exit code says how it ended. What is left out is as the settings have it; see the options of `run`.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
    """
    paths = locate()
    usual = settings.load(paths.config)
    wishes = Wishes(
        names=tuple(names or (usual.routine,)),
        usual=Context(usual.modality, usual.setting),  # type: ignore[arg-type]
        said=said or Hour(),
        named=bool(names),
        at=at,
        plain=plain or usual.plain,
        motion=usual.motion and motion,
        private=usual.private or private,
        answers=answers,
        json=json,
        logged=logged,
        resume=resume,
        measured=(usual.probes.on and not answers) if probe is None else probe,
        tuning=usual.probes,
    )
    code = conduct(paths, wishes)
    if logged:
        from presencecheck.cli.maintenance import tidy

        # Who left in a hurry is not held up; and a Ctrl-C now is only another way to say no.
        with suppress(KeyboardInterrupt):
            tidy(asks=code in (ExitCode.FINE, ExitCode.NOT_READY) and not (answers or json))
    return code
