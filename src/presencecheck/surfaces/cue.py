"""What tells closed eyes that a breath turns: nothing, the terminal's bell, or the system's voice."""

from contextlib import suppress
from typing import Protocol, TextIO

from presencecheck.system.voice import Voice


class Cue(Protocol):
    """Tells the turn of a breath; none of its methods waits."""

    def give(self, word: str) -> None:
        """Tell that `word`, such as "breathe in", begins now."""

    def stop(self) -> None:
        """Be silent at once."""


class NoCue(Cue):
    """Tells nothing: the screen does."""

    def give(self, word: str) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


class BellCue(Cue):
    """Rings the terminal's bell; terminals can also be set to flash, or to do nothing.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def give(self, word: str) -> None:
        """Ring once."""
        with suppress(OSError):  # a terminal that is gone is found out by what draws on it
            self._stream.write("\a")
            self._stream.flush()

    def stop(self) -> None:
        """A bell is over by itself."""


class VoiceCue(Cue):
    """Has the system's voice say the word."""

    def __init__(self) -> None:
        self._voice = Voice()

    def give(self, word: str) -> None:
        """Begin to say it."""
        self._voice.say(word)

    def stop(self) -> None:
        """Be silent at once."""
        self._voice.stop()


def cue_for(name: str, stream: TextIO) -> Cue:
    """The cue that the setting `cue` names.

    Args:
        name: none, bell or voice.
        stream: the terminal.
    """
    if name == "voice":
        return VoiceCue()
    return BellCue(stream) if name == "bell" else NoCue()
