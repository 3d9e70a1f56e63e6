"""The lines of a calendar that may pass, and in which form: what is not listed here reaches no library. Pure.

Each line is written again from what was understood of it, so that nothing passes beside it: no name, title, place or
note, no unknown parameter, no comment.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

DAY = "[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
"""The form of a day; what has another one is no day, and of no other day than those that are looked at."""
_MOMENT = rf"{DAY}(?:T[0-9]{{6}}Z?)?"
_SPAN = r"[+-]?P(?:[0-9]{1,6}W|(?:[0-9]{1,6}D)?(?:T(?:[0-9]{1,6}[HMS]){1,3})?)"
_PERIOD = rf"{_MOMENT}(?:/(?:{_MOMENT}|{_SPAN}))?"
_PART = (
    r"(?:FREQ=(?:YEAR|MONTH|WEEK|DAI|HOUR|MINUTE|SECOND)LY|UNTIL=[0-9]{8}(?:T[0-9]{6}Z?)?|(?:COUNT|INTERVAL)=[0-9]{1,9}"
    r"|BY(?:SECOND|MINUTE|HOUR|DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS)=[0-9A-Z,+-]{1,2000}|WKST=[A-Z]{2})"
)
_ZONE = r"[\w./ +:()&,'-]{1,80}"
_FORMS: Mapping[str, "re.Pattern[str]"] = {
    name: re.compile(form)
    for name, form in {
        **dict.fromkeys(("DTSTART", "DTEND", "RECURRENCE-ID"), _MOMENT),
        **dict.fromkeys(("RDATE", "EXDATE"), rf"{_PERIOD}(?:,{_PERIOD})*"),
        "DURATION": _SPAN,
        "RRULE": rf"{_PART}(?:;{_PART}){{0,13}};?",
        "SEQUENCE": r"[0-9]{1,9}",
        "STATUS": r"CANCELLED|TENTATIVE|CONFIRMED",
        "TRANSP": r"TRANSPARENT|OPAQUE",
        "TZID": _ZONE,
        **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), r"[+-][0-9]{4}(?:[0-9]{2})?"),
        "X-WR-TIMEZONE": _ZONE,
    }.items()
}
_LOOKED_AT = re.compile(
    rb"(?:BEGIN|END|DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE|DURATION|RRULE|SEQUENCE|STATUS|TRANSP|UID|TZID|TZOFFSET"
    rb"|X-WR-TIMEZONE)",
    re.IGNORECASE,
)
"""How the lines begin that are looked at; of all others, nothing is kept in memory beyond the line."""
_FIRST = frozenset(
    bytes(pair)
    for word in (b"BE", b"EN", b"DT", b"RE", b"RD", b"EX", b"DU", b"RR", b"SE", b"ST", b"TR", b"UI", b"TZ", b"X-")
    for pair in product(*((letter, letter | 32) for letter in word))
)
_LINE = re.compile(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([\w-]+)=(?:"([^"]*)"|([^";:]*))')
_ZONED = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"})
_LISTS = frozenset({"RRULE", "RDATE", "EXDATE"})
_NOTHING = re.compile(r"\s|;COUNT=-1(?=;|$)")
"""What programs write into rules and lists and means nothing: spaces, and a count where there is none."""
_BORDERS = (b"BEGIN", b"END")
_BOM = b"\xef\xbb\xbf"


class Property(NamedTuple):
    """One line of which the form is known.

    Attributes:
        value: in capitals, where it is no name of a zone; empty where it has none of the forms that pass.
        zone: the time zone that it names.
        is_ahead: whether it holds for all later ones, too.
    """

    name: str
    value: str
    zone: str = ""
    is_ahead: bool = False

    @property
    def line(self) -> str:
        """The line as it passes."""
        zone = f';TZID="{self.zone}"' if self.zone else ""
        ahead = ";RANGE=THISANDFUTURE" if self.is_ahead else ""
        kind = ""
        if self.name in _ZONED:
            first = self.value.partition(",")[0]
            kind = ";VALUE=PERIOD" if "/" in first else "" if "T" in first else ";VALUE=DATE"
        return f"{self.name}{zone}{kind}{ahead}:{self.value}"


def unfold(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that are looked at, each in one piece; a line that continues any other is dropped with it."""
    kept = b""
    for number, raw in enumerate(lines):
        line = raw.removeprefix(_BOM) if number == 0 else raw
        if line[:1] in (b" ", b"\t"):
            kept += line[1:].rstrip(b"\r\n") if kept else b""
        elif line.strip(b"\r\n"):  # old programs write empty lines between a line and what continues it
            if _LOOKED_AT.match(kept):
                yield kept
            kept = line.rstrip(b"\r\n") if _may_be_looked_at(line) else b""
    if _LOOKED_AT.match(kept):
        yield kept


def _may_be_looked_at(line: bytes) -> bool:
    """Whether the line, or what it begins, is looked at; the first bytes decide over most at a fraction of the time."""
    return line[:2] in _FIRST and (_LOOKED_AT.match(line) is not None or not (b":" in line or b";" in line))


def border(line: bytes) -> tuple[str, str] | None:
    """BEGIN or END and of what, where a line says so."""
    word, colon, name = line.partition(b":")
    word = word.upper()
    return (word.decode(), name.strip().upper().decode("utf-8", "replace")) if colon and word in _BORDERS else None


def parse(line: bytes) -> Property | None:
    """What a line says, with an empty value where that has no known form; None where no such line is ever used.

    The value of UID is that of the line, for telling appointments apart: it must not be passed on.
    """
    found = _LINE.fullmatch(line.decode("utf-8", "replace"))
    if found is None:
        return None
    name, value = found[1].upper(), found[3].strip()
    if name == "UID":
        return Property(name, value)
    form = _FORMS.get(name)
    if form is None:
        return None
    parameters = {key.upper(): quoted or bare for key, quoted, bare in _PARAMETER.findall(found[2])}
    zone = parameters.get("TZID", "") if name in _ZONED else ""
    if not name.endswith(("TZID", "TIMEZONE")):
        value = value.upper()
    if name in _LISTS:
        value = _NOTHING.sub("", value)
        if not value:
            return None
    if form.fullmatch(value) is None or (zone and _FORMS["TZID"].fullmatch(zone) is None):
        return Property(name, "")
    is_ahead = name == "RECURRENCE-ID" and parameters.get("RANGE", "").upper() == "THISANDFUTURE"
    return Property(name, value.rstrip(";"), zone if "T" in value and not value.endswith("Z") else "", is_ahead)
