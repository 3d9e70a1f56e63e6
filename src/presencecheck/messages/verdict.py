"""What is said at the end of a walk: the verdict, or how to continue."""

from collections.abc import Iterator, Mapping, Sequence

from presencecheck.messages.enumeration import join_with_and, join_with_commas
from presencecheck.messages.plural import Plural

NAMES = {
    "ready": "ready",
    "ready-with-exceptions": "ready, with exceptions",
    "not-ready": "not ready",
}

# What is known: "16 in place (2 put right, 4 still so), 1 does not apply."
IN_PLACE = "{count} in place"
IN_PLACE_PARTS = "{in_place} ({parts})"
PUT_RIGHT = "{count} put right"
STILL_SO = "{count} still so"
COUNTS = {
    "not-applicable": Plural(one="1 does not apply", other="{count} do not apply"),
    "accepted": Plural(one="1 left as it is", other="{count} left as they are"),
    "skipped": Plural(one="1 skipped", other="{count} skipped"),
    "unanswered": Plural(one="1 not answered", other="{count} not answered"),
}
SPOKEN_AGAINST = Plural(one="1 to look at", other="{count} to look at")
"""Answers that speak against beginning, or against leaving it so."""
SENTENCE = "{parts}."
UNCHECKED = "Nothing was checked. {counts}"
NOTHING_ASKED = "Nothing was asked."
DONE = "Done. {answered} of {count} answered."
"""After a session, where there is nothing to be ready for."""
DONE_SKIPPED = "Done. {answered} of {count} answered, {skipped} skipped."

AT = "{verdict} at {time}"

# Below it.
NUMBERED = "{number} {ask}"
BRIEF = "{state}?"
"""An open item where the client is here already."""
MORE = Plural(one="1 more is open.", other="{count} more are open.")
OPEN_ITEM = "({words})"
OPEN_PARTS = ", "
"""Between the words beside an open item: plain enough for every terminal."""
CONTRADICTED = "You said so against what was measured: {asks}"
LEFT_OUT = "Left out, since it could not be used, so nobody looked at it: {names}"
WAIVED = Plural(
    one="Your own changes leave out or change 1 that {by} requires.",
    other="Your own changes leave out or change {count} that {by} requires.",
)
WAIVED_LISTS = "Not in this walk, though {by} requires it: {names}"
SAID_LOW = "You said {value} of {maximum}: {ask}"
SAID = "You said {value}: {ask}"
ARRIVING_LEFT_OUT = "Arriving was left out; one breath costs nothing."
CUT_SHORT = "Cut short for the client."
ESSENTIAL_OPEN = "Something essential is still open. Put it right, change the plan, or begin knowing it."
BETTER_NOT = "Better not to begin yet. You decide."
KEPT_VERDICT = "An answer that is not kept has a part in this, so the verdict that is kept is {verdict}."
CLOSING = "Begin when you are."
INTENTION = "For this session: {words}"
TOOK = "It took {time}."

# The cards.
NOT_SHARED = "Not on a screen you share."
IF_NOT = "If not: do not begin."

# Without a verdict.
LEFT = "Saved: {answered} of {count} steps gone through. To go on, start the check again, until {until}."
LEFT_UNLOGGED = "Left: {answered} of {count} steps gone through; nothing was to be kept."
LEFT_NOTHING = "Nothing was answered, so nothing is kept."
CLEARS = "Enter clears this screen."


def counted(outcomes: Mapping[str, int], spoken_against: int = 0) -> str:
    """How many items there are of each outcome, as one sentence; outcomes without any are left out.

    Args:
        outcomes: the numbers, by the outcomes' codes.
        spoken_against: how many were answered with what speaks against them; in no outcome's number.
    """
    fixed, still_so = outcomes["fixed"], outcomes["still-so"]
    parts = [
        *([PUT_RIGHT.format(count=fixed)] if fixed else []),
        *([STILL_SO.format(count=still_so)] if still_so else []),
    ]
    in_place = IN_PLACE.format(count=outcomes["done"] + fixed + still_so)
    words = [IN_PLACE_PARTS.format(in_place=in_place, parts=join_with_commas(parts)) if parts else in_place]
    words += [SPOKEN_AGAINST.of(spoken_against)] if spoken_against else []
    words += [template.of(outcomes[code]) for code, template in COUNTS.items() if outcomes[code]]
    return SENTENCE.format(parts=join_with_commas(words))


def left_out(names: Sequence[str]) -> str:
    """That these checklists were not asked, though they belong to what was walked."""
    return LEFT_OUT.format(names=join_with_and(names))


def waived(by: str, refs: Sequence[str]) -> Iterator[str]:
    """What somebody requires and was left out: how many questions, as LIST/ITEM, and which lists."""
    lists = [ref for ref in refs if "/" not in ref]
    if items := len(refs) - len(lists):
        yield WAIVED.of(items, by=by)
    if lists:
        yield WAIVED_LISTS.format(by=by, names=join_with_and(lists))


def contradicted(asks: list[str]) -> str:
    """That these are in place by the person's word, against what was measured."""
    return CONTRADICTED.format(asks=join_with_and(asks))
