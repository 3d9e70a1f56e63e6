"""Splits what a terminal sends into single characters and whole escape sequences. Pure: times come from outside.

A terminal sends far more than keys: reports of its focus, its colours and its version. They begin with the character
of the Esc key, and on a slow line they arrive in pieces. Each is taken to its end here, by the rules of ECMA-48.
"""

from collections.abc import Mapping

ESC = "\x1b"
ALONE_SECONDS, ALONE_SECONDS_REMOTE = 0.3, 2.0
"""After this long without another character, an ESC was the Esc key; the second is for lines that can be slow."""
DOUBT_SECONDS = 2.0
"""This long after a lone ESC, what comes can still be the rest of a sequence that it began."""
SEQUENCE_SECONDS, STRING_SECONDS = 2.0, 5.0
"""After this long, a sequence without an end is given up."""
_DRIP_SECONDS, _LONGEST_SECONDS = 0.6, 20.0
"""While its characters still come, each within the first time of the one before, a sequence may take the second."""
MOST_CHARACTERS = 64 * 1024
"""Characters of a string after which it is given up; of a paste, those that are kept."""
PASTE_BEGIN, PASTE_END = f"{ESC}[200~", f"{ESC}[201~"

_LEAVING = "\x03\x04\x1a\x1c"
"""Keys that count wherever they come: Ctrl-C, Ctrl-D, Ctrl-Z and Ctrl-backslash."""
_DONE = ""
_PARAMETERS = "0123456789:;<=>?"
_INTERMEDIATES = " !\"#$%&'()*+,-./"
_REST = "rest"
_TABLE: Mapping[str, Mapping[str, str]] = {
    "escape": dict.fromkeys(_INTERMEDIATES, "designating")
    | dict.fromkeys("PX^_", "string")
    | {ESC: "escape", "[": "control-begins", "O": "shift", "]": "command", _REST: _DONE},
    "designating": dict.fromkeys(_INTERMEDIATES, "designating") | {ESC: "escape", _REST: _DONE},
    # Two of their own: the F-keys of a Linux console, and a mouse as the first terminals reported it.
    "control-begins": dict.fromkeys(_PARAMETERS + _INTERMEDIATES, "control")
    | {ESC: "escape", "[": "last", "M": "mouse", _REST: _DONE},
    "control": dict.fromkeys(_PARAMETERS + _INTERMEDIATES, "control") | {ESC: "escape", _REST: _DONE},
    "shift": dict.fromkeys(_PARAMETERS, "shift") | {ESC: "escape", _REST: _DONE},
    "mouse": {ESC: "escape", _REST: "mouse-column"},
    "mouse-column": {ESC: "escape", _REST: "last"},
    "last": {ESC: "escape", _REST: _DONE},
    "command": {"\x07": _DONE, "\x9c": _DONE, "\x18": _DONE, ESC: "string-ends", _REST: "command"},
    "string": {"\x9c": _DONE, "\x18": _DONE, ESC: "string-ends", _REST: "string"},
    # An ESC ends a string; what follows it is the rest of its end, or begins another sequence.
    "string-ends": {"\\": _DONE},
}
"""The state after each character of a sequence. CSI is `control`, SS3 `shift`, OSC `command`; `string` is DCS, SOS,
PM and APC."""


class EscapeFilter:
    """The sequences of one terminal, whatever the pieces in which they arrive.

    Args:
        alone_seconds: how long an ESC waits for what belongs to it.
    """

    def __init__(self, alone_seconds: float = ALONE_SECONDS) -> None:
        self._alone_seconds = alone_seconds
        self._state = _DONE
        self._parts: list[str] = []
        self._began = self._latest = 0.0
        self._doubt_until = 0.0
        self._can_continue = False

    @property
    def is_inside(self) -> bool:
        """Whether a sequence has begun and not ended."""
        return self._state != _DONE

    def is_doubtful(self, now: float) -> bool:
        """Whether what arrives now may still belong to an ESC that was taken for the Esc key."""
        return now < self._doubt_until

    def feed(self, characters: str, now: float) -> list[str]:
        """Take in characters that arrived together.

        Returns:
            What is whole by now, in order: single characters, sequences of more than one, pastes with their marks, and
            ESC by itself for the Esc key.
        """
        whole = self.expire(now)
        for character in characters:
            whole += self._step(character, now)
        return whole

    def expire(self, now: float) -> list[str]:
        """Return ESC if it was alone; give up what has not ended in time."""
        if self._state == _DONE or now < self._deadline():
            return []
        was_alone = self._state == "escape"
        if was_alone:
            self._doubt_until, self._can_continue = self._deadline() + DOUBT_SECONDS, True
        self._end()
        return [ESC] if was_alone else []

    def _deadline(self) -> float:
        if self._state in ("escape", "designating"):
            return self._latest + self._alone_seconds
        limit = STRING_SECONDS if self._state in ("command", "string", "string-ends", "paste") else SEQUENCE_SECONDS
        dripping = self._latest + max(_DRIP_SECONDS, self._alone_seconds)
        return self._began + max(limit, min(dripping - self._began, _LONGEST_SECONDS))

    def _step(self, character: str, now: float) -> list[str]:
        if self._state == _DONE:
            return self._begin(character, now)
        self._latest = now
        self._parts.append(character)
        if self._state != "paste" and character in _LEAVING:
            self._end()
            return [character]
        return self._paste() if self._state == "paste" else self._continue(character, now)

    def _begin(self, character: str, now: float) -> list[str]:
        belongs_to_lone = self._can_continue and self.is_doubtful(now) and character in "[O]P_^X"
        self._can_continue = False
        is_eight_bit = "\x80" <= character <= "\x9f"
        if character != ESC and not belongs_to_lone and not is_eight_bit:
            return [character]
        self._state, self._parts, self._began, self._latest = "escape", [ESC], now, now
        if belongs_to_lone:
            self._doubt_until = 0.0
        if character == ESC:
            return []
        return self._step(chr(ord(character) - 0x40) if is_eight_bit else character, now)

    def _continue(self, character: str, now: float) -> list[str]:
        row = _TABLE[self._state]
        if self._state == "string-ends" and character not in row:
            row, self._parts, self._began = _TABLE["escape"], [ESC, character], now
        elif character == ESC and row[ESC] == "escape":
            # Twice in a row it is Alt with a key, as some terminals send it; after anything else it begins another one.
            self._parts, self._began = [ESC, ESC] if self._state == "escape" else [ESC], now
        self._state = row[character] if character in row else row[_REST]
        if self._state != _DONE:
            return self._give_up_overlong()
        if "".join(self._parts) == PASTE_BEGIN:
            self._state = "paste"
            return []
        return self._take_whole()

    def _paste(self) -> list[str]:
        if "".join(self._parts[-len(PASTE_END) :]) == PASTE_END:
            return self._take_whole()
        if len(self._parts) > MOST_CHARACTERS + len(PASTE_END):
            del self._parts[MOST_CHARACTERS]  # given up, its rest would be keys: its lines would answer, one each
        return []

    def _take_whole(self) -> list[str]:
        whole = "".join(self._parts)
        self._end()
        return [whole]

    def _give_up_overlong(self) -> list[str]:
        if len(self._parts) > MOST_CHARACTERS:
            self._end()
        return []

    def _end(self) -> None:
        self._state, self._parts = _DONE, []


def without_sequences(line: str) -> str:
    """A line that was typed as a whole, without the sequences in it; a sequence ends with the line."""
    found = EscapeFilter().feed(line, 0.0)
    return "".join(character for character in found if len(character) == 1)
