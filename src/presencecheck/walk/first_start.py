"""Whether this is the first start of a person, who is then asked a few questions before the walk."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.traces import has_traces
from presencecheck.system.files import path_exists
from presencecheck.system.paths import Paths
from presencecheck.system.settings import load
from presencecheck.walk.request import RunRequest


def is_first_start(request: RunRequest, paths: Paths) -> bool:
    """Whether somebody who has neither settings nor a history begins a walk without naming one.

    What the environment says of a terminal is no setting that a person has made.
    """
    if request.names or request.is_unattended or not request.log or request.resume is not None:
        return False
    try:
        if path_exists(paths.config) or path_exists(paths.history) or has_traces(paths.history):
            return False
    except PresenceCheckError:
        return False  # what cannot be looked at may be there
    return load(paths.config).given <= {"plain"}
