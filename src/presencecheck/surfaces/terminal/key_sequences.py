"""What a whole escape sequence means as a key. Pure.

The arrows with Alt, Enter of the keypad, and the keys of the protocols that name characters; what the parser behind the
filter knows is left to it; everything else means nothing.
"""

import re
from collections.abc import Container

from presencecheck.surfaces.terminal.escape_filter import ESC, PASTE_BEGIN

_ALT_ARROW = re.compile(rf"{ESC}(?:{ESC}(?:\[|O)|\[1;(?:3|9|11)(?::[12])?)([ABCD])")
"""An arrow after a second ESC, or with the number of Alt or Meta."""
_PLAIN_ARROW = re.compile(rf"{ESC}\[1;1(?::[12])?([ABCD])")
_KEYPAD_ENTER = f"{ESC}OM"
_UNICODE_KEY = re.compile(
    rf"{ESC}\[(?P<code>\d{{1,7}})(?::(?P<shifted>\d{{0,7}}))?(?::\d{{0,7}})?"
    r"(?:;(?P<modifiers>\d{0,4})(?::(?P<event>\d))?)?(?:;[\d:]*)?u"
)
_OTHER_KEY = re.compile(rf"{ESC}\[27;(?P<modifiers>[1-9]\d{{0,3}});(?P<code>\d{{1,7}})~")
"""A character with Ctrl or Shift, in terminals in which another program has switched that on and not off again."""
_SHIFT, _CONTROL, _LOCKS = 1, 4, 64 | 128
_RELEASED = "3"
_NAMED = {13: "\r", 57414: "\r", 9: "\t", 27: ESC, 127: "\x7f"} | {57399 + digit: str(digit) for digit in range(10)}
"""Enter, Tab, Esc and Backspace, and of the keypad Enter and the digits."""
_ARROWS = {57417: f"{ESC}[D", 57418: f"{ESC}[C", 57419: f"{ESC}[A", 57420: f"{ESC}[B"}


def key_of(sequence: str, known: Container[str]) -> str:
    """What to pass on for a character or a whole sequence; empty where it means nothing.

    Args:
        sequence: as the filter gives it.
        known: the sequences that the parser behind the filter knows.
    """
    if len(sequence) == 1 or sequence.startswith(PASTE_BEGIN):
        return sequence
    if sequence == _KEYPAD_ENTER:
        return "\r"
    if arrow := _ALT_ARROW.fullmatch(sequence) or _PLAIN_ARROW.fullmatch(sequence):
        return f"{ESC}[{arrow[1]}"
    if unicode_key := _UNICODE_KEY.fullmatch(sequence):
        return _unicode_key(unicode_key)
    if sequence in known:
        return sequence
    other = _OTHER_KEY.fullmatch(sequence)
    return _character(int(other["code"]), "", int(other["modifiers"]) - 1) if other else ""


def _unicode_key(found: re.Match[str]) -> str:
    code = int(found["code"])
    modifiers = (int(found["modifiers"] or 1) - 1) & ~_LOCKS
    if found["event"] == _RELEASED:
        return ""
    if code in _ARROWS:
        return _ARROWS[code]
    if code in _NAMED and not modifiers & ~(_SHIFT | _CONTROL):
        return _NAMED[code]
    return _character(code, found["shifted"], modifiers)


def _character(code: int, shifted: str, modifiers: int) -> str:
    if modifiers & ~(_SHIFT | _CONTROL):
        return ""
    return _controlled(code) if modifiers & _CONTROL else _typed(code, shifted, modifiers)


def _controlled(code: int) -> str:
    """The control character of a letter or backslash."""
    return chr(code & 31) if code < 128 and (chr(code).isalpha() or chr(code) == "\\") else ""


def _typed(code: int, shifted: str, modifiers: int) -> str:
    """The character that is typed; the terminal names the one with Shift where it knows it."""
    if not modifiers & _SHIFT:
        return _printable(code)
    return _printable(int(shifted or 0)) or _printable(code).upper()


def _printable(code: int) -> str:
    """The character, if it is one that a key can type; the private ones stand for keys that type nothing."""
    is_private = 0xE000 <= code <= 0xF8FF
    return chr(code) if 0x20 <= code <= 0x10FFFF and not is_private and chr(code).isprintable() else ""
