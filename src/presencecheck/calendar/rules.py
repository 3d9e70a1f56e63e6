"""Rules by which appointments come back: which of them are not followed, and when they are over. Pure."""

_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})
_MOST_A_DAY = 24
"""Times of day that one rule may name; a calendar of sessions has fewer."""


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";"))


def is_runaway(rule: str) -> bool:
    """Whether to follow the rule could take without end: by the minute or second, without a step, at too many times."""
    parts = _parts(rule)
    if parts.get("FREQ") in _TOO_OFTEN or int(parts.get("INTERVAL", "1")) == 0:
        return True
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(parts.get(name, "").split(","))
    return times > _MOST_A_DAY


def last_day(rule: str) -> str:
    """The day, as 20261129, on which the rule ends at the latest; empty where it names none."""
    return _parts(rule).get("UNTIL", "")[:8]
