"""Default colours of common terminals, as their makers publish them, and the contrast between two colours."""

from typing import NamedTuple


class Palette(NamedTuple):
    """A terminal as it is delivered.

    Attributes:
        name: the terminal, with its scheme where it has several.
        ink: the colour of text, as RRGGBB.
        ground: the colour of the window, as RRGGBB.
    """

    name: str
    ink: str
    ground: str


PALETTES = (
    Palette("xterm, urxvt, mlterm", "000000", "ffffff"),
    Palette("macOS Terminal, Basic", "000000", "ffffff"),
    Palette("MATE Terminal", "000000", "ffffdd"),
    Palette("GNOME Terminal, light", "171421", "ffffff"),
    Palette("Visual Studio Code, light", "333333", "ffffff"),
    Palette("xterm, reversed", "ffffff", "000000"),
    Palette("Linux console", "aaaaaa", "000000"),
    Palette("PuTTY", "bbbbbb", "000000"),
    Palette("kitty", "dddddd", "000000"),
    Palette("Windows Terminal, Campbell", "cccccc", "0c0c0c"),
    Palette("GNOME Terminal, dark", "d0cfcc", "171421"),
    Palette("Alacritty", "d8d8d8", "181818"),
    Palette("Visual Studio Code, dark", "cccccc", "1e1e1e"),
    Palette("Konsole, Breeze", "fcfcfc", "232627"),
    Palette("foot", "ffffff", "242424"),
    Palette("Ubuntu's GNOME Terminal", "ffffff", "300a24"),
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 computes it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def cube_colour(number: int) -> str:
    """One of the 216 colours of xterm's cube, 16 to 231, as RRGGBB."""
    place = number - 16
    levels = ((place // 36) % 6, (place // 6) % 6, place % 6)
    return "".join(f"{55 + 40 * level if level else 0:02x}" for level in levels)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
