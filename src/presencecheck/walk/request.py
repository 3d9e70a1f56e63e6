"""What a walk is asked to be."""

from presencecheck.core.checklist import Hour
from presencecheck.core.context import Context
from presencecheck.core.frozen import Frozen, frozen
from presencecheck.core.thresholds import DEFAULT, Tuning


@frozen
class Wishes(Frozen):
    """What the command line and the settings ask for; see the options of `run`.

    Attributes:
        usual: what sessions are usually like.
        said: what the command line says of this one.
    """

    names: tuple[str, ...]
    usual: Context
    said: Hour = Hour()
    named: bool = False
    at: str = ""
    plain: bool = False
    motion: bool = True
    private: bool = False
    answers: str = ""
    json: bool = False
    logged: bool = True
    resume: bool | None = None
    measured: bool = False
    tuning: Tuning = DEFAULT
