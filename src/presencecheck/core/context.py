"""What kind of hour lies ahead: all that a run knows of it."""

from typing import Literal, get_args

from presencecheck.core.frozen import Frozen

Modality = Literal["video", "audio", "in-person"]
Setting = Literal["individual", "couple", "group", "family", "child"]

MODALITIES: tuple[str, ...] = get_args(Modality)
SETTINGS: tuple[str, ...] = get_args(Setting)


class Context(Frozen):
    """The hour's modality and setting, and whether it is a first one. Nothing about who comes."""

    modality: Modality = "video"
    setting: Setting = "individual"
    first_session: bool = False


DEFAULT = Context()
"""An hour by video with one person."""
