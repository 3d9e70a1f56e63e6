"""What a walk is asked to be: the options of `run`, and the settings behind them."""

from presencecheck.core.checklist import Hour
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.names import is_path
from presencecheck.system.settings import Settings


class RunRequest(Frozen):
    """The options of `run`, named like its parameters; without any, it is the bare `presencecheck`.

    Attributes:
        names: checklists or routines; without any, the routine that the settings have for this walk of the day.
        session: what is said of this session; what is left out is as usual.
        at: when the session begins, as HH:MM, or `next` for the next start of the calendar; empty where that was not
            said.
        within: minutes until the session begins, as they were written; empty where that was not said.
        plain: whether to walk in plain lines; None is as the settings have it, or as the desktop says.
        answers: a file of answers, or `-`; empty where a person is asked.
        log: whether the run is kept in the history.
        resume: whether to resume an unfinished run; None asks the person.
        probe: whether to measure; None is as the settings have it.
        browser: whether the walk is shown in the browser.
        opens: whether the browser is opened for it, or the address told.
        heard_in_browser: whether the walk is in the browser where a screen reader is on.
    """

    names: tuple[str, ...] = ()
    session: Hour = Hour()
    at: str = ""
    plain: bool | None = None
    motion: bool = True
    private: bool = False
    answers: str = ""
    json: bool = False
    log: bool = True
    resume: bool | None = None
    probe: bool | None = None
    browser: bool = False
    opens: bool = True
    heard_in_browser: bool = False
    within: str = ""

    @property
    def is_trial(self) -> bool:
        """Whether a file is tried that is none of the person's lists."""
        return any(map(is_path, self.names))

    @property
    def is_unattended(self) -> bool:
        """Whether nothing may be asked that is not in the checklist."""
        return bool(self.answers) or self.json


def with_settings(request: RunRequest, settings: Settings) -> RunRequest:
    """Fill in from the settings what the command line left open."""
    measures = settings.probes.on and not request.answers
    return replace(
        request,
        plain=_plain(request, settings),
        browser=request.browser or (settings.surface == "browser" and not (request.plain or request.is_unattended)),
        motion=request.motion and settings.motion,
        private=request.private or settings.private,
        probe=measures if request.probe is None else request.probe,
    )


def _plain(request: RunRequest, settings: Settings) -> bool | None:
    """What the command line says, else the settings; None where neither was ever set."""
    if request.plain is not None:
        return request.plain
    if settings.plain or (settings.surface == "plain" and not request.browser):
        return True
    return False if settings.given & {"plain", "surface"} else None
