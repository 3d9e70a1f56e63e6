"""Every fault that a checklist file can have: its code, how grave it is, what is said of it and what helps."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen

Severity = Literal["error", "warning"]
Where = tuple[str | int, ...]


class Sort(NamedTuple):
    """One sort of fault; `message` and `hint` are templates."""

    severity: Severity
    message: str
    hint: str = ""


class Fault(Frozen):
    """A fault found: its code in `FAULTS`, the place inside the data, and the words for its templates."""

    code: str
    where: Where
    words: Mapping[str, object] = field(default_factory=dict)
    near: tuple[str, tuple[str, ...]] | None = None
    """A word and the words it may have been meant to be."""


class Problem(Frozen):
    """A fault at a line and column of a file, both counted from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}"


class ChecklistInvalid(PresenceCheckError):
    """A checklist file has errors; all of them are in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = next(problem for problem in self.problems if problem.severity == "error")
        others = sum(problem.severity == "error" for problem in self.problems) - 1
        more = f" ({others} more: presencecheck check {first.path})" if others else ""
        super().__init__(f"{first.path}:{first.line}:{first.column}: {first.message}{more}", first.hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word that `word` looks like, as a question; empty when none does."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return ""
    likely = [each for each in known if len(each) <= _LONGEST_WORD][:_MOST_WORDS]  # the comparison is quadratic
    close = get_close_matches(word, likely, n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""


_LONGEST_WORD, _MOST_WORDS = 64, 50
_LONGEST_PART = 200

FAULTS: dict[str, Sort] = {
    # The file as a file.
    "too-large": Sort("error", "the file is larger than {limit} KiB.", "A checklist is a page or two of text."),
    "not-utf-8": Sort("error", "the file is not UTF-8 text (byte {byte}).", "Save it as UTF-8."),
    "utf-16": Sort("error", "the file is saved as {encoding}.", "Save it as UTF-8."),
    "hidden-character": Sort(
        "error", "a hidden or control character, {character}.", "Delete it and type the text anew."
    ),
    "empty-file": Sort("error", "the file is empty.", "Start with format, id, title and items."),
    # The file as YAML.
    "syntax": Sort(
        "error",
        "this is not YAML: {reason}.",
        "Look at the indent and the quotes here and on the line above.",
    ),
    "anchor": Sort("error", "anchors and aliases (& and *) are not read.", "Write the text out."),
    "merge": Sort("error", "merge keys (<<) are not read.", "Write the fields out."),
    "tag": Sort("error", "tags (!) are not read.", "Remove {tag}, or put the text in quotes."),
    "several-documents": Sort("error", "a second document starts here (---).", "One file is one checklist."),
    "too-deep": Sort("error", "the text is nested deeper than {limit} levels.", "A checklist needs five levels."),
    "too-many": Sort("error", "the file has more than {limit} parts.", "Make several checklists of it."),
    "too-long": Sort("error", "this text is longer than {limit} characters.", "Make it a sentence or two."),
    "double-key": Sort("error", '"{key}" is given twice.', "Keep one of them; the first is on line {line}."),
    "odd-key": Sort("error", "a field's name must be plain text.", "Write `field: value`."),
    "no-value": Sort("error", '"{key}" has no value.', "Write one or remove the line."),
    # The file as a checklist.
    "not-a-mapping": Sort(
        "error",
        "a checklist is a list of fields, such as `title: …`.",
        "Start with format, id, title and items, each on a line of its own.",
    ),
    "unknown-key": Sort("error", 'there is no field "{key}" here.', "Known here: {known}."),
    "missing-key": Sort("error", '"{key}" is missing here.', "Add the line `{key}: …`."),
    "wrong-format": Sort(
        "error",
        "this is format {format}; this program reads format 1.",
        "Update presencecheck, or write `format: 1`.",
    ),
    "unknown-word": Sort("error", '"{word}" is not one of {known}.', "Write one of these."),
    "not-text": Sort("error", '"{key}" should be text.', "Write words; where they begin with a bracket, in quotes."),
    "not-a-list": Sort("error", '"{key}" should be a list.', "Write [one, two], or a line with a hyphen for each."),
    "not-fields": Sort(
        "error",
        '"{key}" should be fields with values.',
        "Write {{field: value}}, or an indented line for each.",
    ),
    "not-a-number": Sort("error", '"{key}" should be a whole number.', "Write digits alone, such as 30."),
    "not-true-or-false": Sort("error", '"{key}" should be true or false.', "Write one of the two."),
    "out-of-range": Sort("error", '"{key}" should be {bound}.', "Write a number within that."),
    "too-short-or-long": Sort("error", '"{key}" should have {bound}.', "Shorten it, or say more."),
    "odd-value": Sort("error", '"{key}" cannot be read: {reason}.', "Compare it with the reference of fields."),
    "odd-item": Sort(
        "error",
        "an item is fields with values, or `id: question`.",
        "Write `- water: Is water within reach?`.",
    ),
    "odd-id": Sort(
        "error",
        '"{id}" cannot be an id.',
        "Use small letters, digits and hyphens, 64 at most, such as `room-closed`.",
    ),
    "reserved-id": Sort("error", '"{id}" is the name of something else.', "Choose another id."),
    "file-name": Sort(
        "warning",
        'the file is called "{name}" and its id is "{id}".',
        "Name it {id}.yaml, so that it is found.",
    ),
    "double-id": Sort(
        "error",
        'the id "{id}" is used twice.',
        "Give this item an id of its own; the first is on line {line}.",
    ),
    "breathe-or-steps": Sort("error", 'the exercise "{id}" needs either breathe or steps.', "Give one of the two."),
    "follow-up-bounds": Sort(
        "error",
        'a follow-up of the scale "{id}" needs at-most or at-least.',
        "For a choice it would be `is`.",
    ),
    "off-scale": Sort(
        "error", 'a follow-up of "{id}" speaks of {bound}, which is not on the scale.', "Stay within its min and max."
    ),
    "double-option": Sort("error", 'the option "{option}" of "{id}" is given twice.', "Keep one of them."),
    "back-option": Sort("error", 'the option "back" of "{id}" would mean going back.', "Use another word."),
    "follow-up-option": Sort(
        "error",
        'a follow-up of the choice "{id}" needs `is` with one of its options, not "{option}".',
        "Write it as under options.",
    ),
    "follow-up-empty": Sort("error", 'a follow-up of "{id}" neither says nor adds anything.', "Give say or add."),
    "follow-up-item": Sort(
        "error", 'a follow-up of "{id}" adds "{add}", which no item here is.', "Name an item further down."
    ),
    "follow-up-order": Sort(
        "error", 'a follow-up of "{id}" adds "{add}", which does not come after it.', "Move that item down."
    ),
    "double-checklist": Sort("error", 'the checklist "{id}" is included twice.', "Keep one of them."),
    "unknown-checklist": Sort("error", 'there is no checklist "{id}".', "List them: presencecheck list."),
    "includes-routine": Sort(
        "error", '"{id}" is a routine; a routine includes checklists.', "Include its checklists one by one."
    ),
    "cyclic-include": Sort(
        "error", "this routine comes back to itself: {way}.", "Include the checklists themselves, one by one."
    ),
    "includes-hand-out": Sort(
        "error",
        '"{id}" is written to be handed out and is never walked.',
        "Take it out here; to hand it out: presencecheck show {id} --format html",
    ),
    # The file in its folder.
    "unreadable": Sort("error", "the file cannot be read: {reason}.", "Look at who owns it and may read it."),
    "link": Sort(
        "error",
        "this is a link to another place; inside a folder links are not followed.",
        "Put the file itself here, or name it on the command line.",
    ),
    # The file as an overlay.
    "overlay-unknown": Sort("error", '"{extends}" has no item "{id}".', "See its items: presencecheck show {extends}."),
    "overlay-double": Sort("error", '"{extends}" has an item "{id}" itself.', "Use replace, or give it another id."),
    "overlay-needed": Sort("error", 'a follow-up of "{by}" adds "{id}".', 'Remove or replace "{by}" as well.'),
    "overlay-places": Sort("error", "an item goes after one or before one, not both.", "Give one of the two."),
    "overlay-size": Sort(
        "error", "with this, {count} items are left; a checklist has 1 to {limit}.", "Remove or add fewer."
    ),
    "unknown-base": Sort("error", 'there is no checklist "{id}" to extend.', "List them: presencecheck list."),
    "extends-routine": Sort(
        "error",
        '"{id}" is a routine, and only checklists are extended.',
        "Write a routine of your own: presencecheck edit {id}.",
    ),
    "extends-itself": Sort("error", '"{id}" extends itself: {way}.', "Extend a checklist of a lower layer."),
    # What teaches.
    "no-ready": Sort("warning", '"{id}" has no state word.', 'Add `ready:`, a word or two for "it is so": Closed off.'),
    "no-remedy": Sort("warning", '"{id}" says nothing of what helps.', "Add `if-not-yet: {{do: [what to do]}}`."),
    "unkept-adds": Sort(
        "warning",
        'an answer to "{id}" is not kept and adds "{add}": where no kept one does, the kept verdict leaves it out.',
        "Make that item optional.",
    ),
    "no-source": Sort(
        "warning",
        '"{id}" cites "{source}", which is not among this file\'s sources.',
        "Add it under sources.",
    ),
    "breath-alternative": Sort(
        "warning",
        'the alternative of "{id}" is about breath.',
        "Some people cannot use breath: offer something else.",
    ),
    "many-items": Sort(
        "warning",
        "{count} items; lists of five to nine are answered with more care.",
        "Move some to another checklist.",
    ),
    "long-check": Sort(
        "warning",
        "about {seconds} s of checking; beyond 90 s people tick without looking.",
        "Move some to another checklist.",
    ),
    "two-questions": Sort(
        "warning",
        '"{id}" asks two questions, and one answer cannot fit both.',
        "Keep one here and make the other an item of its own.",
    ),
    "asks-personal": Sort(
        "warning",
        '"{id}" seems to ask for {what}.',
        "That belongs in the clinical record; ask here whether it is known or at hand.",
    ),
    "hard-to-read": Sort(
        "warning",
        "this text reads like an official letter (LIX {score}; above {most} is very hard).",
        "Use shorter sentences and plainer words: it is read at a glance.",
    ),
    "unused-source": Sort(
        "warning",
        'no item cites the source "{source}".',
        "Add it to an item's `sources`, or take it out.",
    ),
}
"""By code. The codes are part of `check --json` and do not change once released."""


def _part(word: object) -> str:
    text = str(word)
    return text if len(text) <= _LONGEST_PART else f"{text[: _LONGEST_PART - 1]}…"


def locate(fault: Fault, path: str, line: int, column: int) -> Problem:
    """The fault as a problem of the file at `path`."""
    sort = FAULTS[fault.code]
    words = {name: _part(word) for name, word in fault.words.items()}
    hint = did_you_mean(*fault.near) if fault.near else ""
    return Problem(
        path,
        line,
        column,
        sort.severity,
        fault.code,
        sort.message.format_map(words),
        hint or sort.hint.format_map(words),
    )
