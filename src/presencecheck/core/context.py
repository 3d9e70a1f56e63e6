"""What a run knows of the session ahead. Pure."""

from typing import Literal, get_args

from presencecheck.core.frozen import Frozen

Modality = Literal["video", "audio", "in-person"]
Moment = Literal["setup", "arrive", "open", "between", "close"]
Setting = Literal["individual", "couple", "group", "family", "child"]

MODALITIES: tuple[str, ...] = get_args(Modality)
SETTINGS: tuple[str, ...] = get_args(Setting)


class Context(Frozen):
    """The modality and setting of a session, and whether it is a first one. Nothing about the client."""

    modality: Modality = "video"
    setting: Setting = "individual"
    first_session: bool = False


DEFAULT = Context()
"""A session by video with one person."""
