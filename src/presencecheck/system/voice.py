"""The system's voice: says a word in a process of its own; where there is none, it is silent."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($args[0])"
)
_COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "darwin": (("say", "--"),),
    "win32": (("powershell", "-NoProfile", "-NonInteractive", "-Command", f"& {{ {_POWERSHELL} }}"),),
}
_USUAL_COMMANDS = (("spd-say", "--"), ("espeak-ng", "--"), ("espeak", "--"))
"""The first that is there is used: the one that the person has set up for a screen reader, if any."""


class Voice:
    """Says one word after another; a word that is still being said is cut short by the next.

    None of its methods waits, and none raises: what cannot be said is left out.
    """

    def __init__(self) -> None:
        self._commands = list(_found(_COMMANDS.get(sys.platform, _USUAL_COMMANDS)))
        self._process: subprocess.Popen[bytes] | None = None

    def say(self, word: str) -> None:
        """Begin to say a word of the program's own; never one that a checklist brought."""
        if self._process is not None and (self._process.poll() or 0) > 0:
            self._commands.pop(0)  # it is there and does not work, as without its service
        self.stop()
        while self._commands and self._process is None:
            self._start(word)

    def stop(self) -> None:
        """Be silent at once."""
        if self._process is not None:
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _start(self, word: str) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - programs named above, and a word of our own
                [*self._commands[0], word],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._commands.pop(0)


def _found(commands: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for name, *options in commands:
        path = shutil.which(name)
        if path is not None:
            yield path, *options
