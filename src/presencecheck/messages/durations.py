"""Lengths of time in words."""

from presencecheck.messages.plural import Plural

SECONDS = "{seconds} s"
MINUTES = "{minutes} min"
MINUTES_SECONDS = "{minutes} min {seconds} s"
SPOKEN_SECONDS = Plural(one="1 second", other="{count} seconds")


def estimate(seconds: float) -> str:
    """An estimated time, at least 1 s: "40 s", "5 min"."""
    if seconds < 90:
        return SECONDS.format(seconds=max(round(seconds), 1))
    return MINUTES.format(minutes=round(seconds / 60))


def exact(seconds: float) -> str:
    """A measured time: "12 s", "5 min 12 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return MINUTES_SECONDS.format(minutes=minutes, seconds=rest) if minutes else SECONDS.format(seconds=rest)


def spoken(seconds: int) -> str:
    """Seconds as they are read aloud: "1 second", "4 seconds"."""
    return SPOKEN_SECONDS.of(seconds)
