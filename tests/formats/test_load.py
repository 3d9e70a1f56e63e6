"""How a file becomes a checklist or a routine; what is said, and pointing where, when it cannot."""

from hashlib import sha256

import pytest

from presencecheck.core.checklist import MOST_BYTES, Checklist
from presencecheck.core.problems import RULES
from presencecheck.formats import load as loading
from presencecheck.formats.document_builder import MOST_CHARACTERS
from presencecheck.formats.load import ReadTwice, ValidatedFile, load
from presencecheck.formats.yaml_events import MOST_NODES

HEAD = "format: 1\nid: room\ntitle: Room\n"
SECTIONS = ((0, "", "Room"), (1, "", "Line"), (2, "►", "Room"))
GOAL = "{id: goal, kind: text, ask: What for?}"
MANY = [f"{{id: i{n}, kind: text, ask: What?, seconds: 1}}" for n in range(10)]


def listed(*entries: str) -> str:
    """A checklist of these items; the first one is on line 5."""
    return "\n- ".join((f"{HEAD}items:", *entries))


def confirm(more: str) -> str:
    """A checklist of one item that leaves nothing to say, but for `more`."""
    return listed("{id: door, ask: Is it shut?, ready: Shut, if-not-yet: {do: [Shut it]}, " + more + "}")


def exercise(course: str) -> str:
    """A checklist of one exercise that runs as `course` says."""
    return listed("{id: calm, kind: exercise, ask: Settle, exercise: " + course + "}")


def scale(follow: str, more: str = "") -> str:
    """A checklist of a scale with a follow-up, and of the item `goal` after it."""
    ends = "scale: {low: far, high: near}"
    return listed(
        "{id: here, kind: scale, ask: How here?" + more + ", " + ends + ", follow-up: [" + follow + "]}", GOAL
    )


def choice(options: str, follow: str = "") -> str:
    """A checklist of a choice with a follow-up."""
    return listed(f"{{id: now, kind: choice, ask: What?, options: {options}, follow-up: [{follow}]}}")


def several(options: str) -> str:
    """A checklist of an item with options to mark, and of what else it says."""
    return listed(f"{{id: now, kind: several, ask: What?, options: {options}}}")


def pointed(marked: str) -> tuple[bytes, list[tuple[int, int]]]:
    """The file without its arrows, and the line and column at which each arrow points."""
    parts = marked.split("►")
    before = ["".join(parts[:count]) for count in range(1, len(parts))]
    marks = [(text.count("\n") + 1, len(text) - text.rfind("\n")) for text in before]
    return "".join(parts).encode(errors="surrogateescape"), marks


# Each file has one fault: its code, the file with an arrow at it, and what the message says that helps.
CASES = [
    ("too-large", "►" + "#" * (MOST_BYTES + 1), "larger than 256 KiB"),
    ("not-utf-8", f"{HEAD}disclaimer: R►\udce4ume", "Save it as UTF-8"),
    ("utf-16", "►\udcff\udcfef\0", "Save it as UTF-8"),
    ("hidden-character", confirm("say: left►\u202eright"), "U+202E, a right-to-left override. Delete it"),
    ("hidden-character", confirm('say: ►"left\\e[2J"'), "U+001B, an escape. Delete it"),
    ("hidden-character", confirm('►"say\\0": left'), "U+0000, no character at all. Delete it"),
    ("empty-file", "►", "Start with format, id, title and items"),
    ("empty-file", "►\t\n", "Start with format, id, title and items"),
    ("syntax", listed("id: door\n  ask: Is it shut►: yes?"), 'Write: ask: "Is it shut: yes?"'),
    ("syntax", f"{HEAD}disclaimer: b\n  c]►: d: [e\n", "Look at the indent and the quotes"),
    ("cut-off", confirm("say: Hello").replace("Room", "►Room #3"), 'write: title: "Room #3"'),
    ("shown-quotes", confirm("say: Hello").replace("Room", "►“Room”"), "Write: Room"),
    ("unknown-character", confirm("say: Hello►\U000323b0"), "an empty box"),
    ("odd-day", confirm("say: Hello") + "\nrevised: ►22.11.2026", "Write: 2026-11-22"),
    ("odd-language", confirm("say: Hello") + "\nlanguage: ►english", "Write: en"),
    ("not-plain-text", "►<!DOCTYPE html>\n<p>Room", "a web page"),
    ("anchor", confirm("say: ►&hello Hello"), "Write the text out"),
    ("anchor", listed("{id: goal, kind: text, ask: ►*hello}"), "Write the text out"),
    ("merge", confirm("►<<: {say: Hello}"), "Write the fields out"),
    ("tag", confirm("say: ►!include hello.txt"), "Remove !include, or put the text in quotes"),
    ("tag", confirm("say: ►!!binary aGVsbG8="), "Remove !!binary, or put the text in quotes"),
    ("several-documents", f"{listed(GOAL)}\n►---\n{listed(GOAL)}", "One file is one checklist"),
    ("too-deep", f"{HEAD}items: {'[' * 12}►[{']' * 13}", "deeper than 12 levels"),
    ("too-many", f"{HEAD}items: [{'x,' * (MOST_NODES - 5)}►x]", "more than 5000 parts"),
    ("too-long", confirm(f"why: ►{'x' * (MOST_CHARACTERS + 1)}"), "longer than 4000 characters"),
    ("double-key", confirm("say: Hello, ►say: Bye"), "Keep one of them; the first is on line 5"),
    ("odd-key", confirm("►[say]: Hello"), "must be plain text"),
    ("no-value", confirm("►say: "), "Write one or remove the line"),
    ("no-value", f"{HEAD}►items:\n", "Write one or remove the line"),
    ("not-a-mapping", "►- water: Is it near?", "a list of fields, such as `title: …`"),
    ("not-a-mapping", '►""', "a list of fields, such as `title: …`"),
    ("unknown-key", confirm("►sy: Hello"), 'Did you mean "say"?'),
    ("unknown-key", confirm("►if_not_yet: {do: [Shut it]}"), 'Did you mean "if-not-yet"?'),
    ("unknown-key", confirm("►price: 3"), "Known here: id, ask, importance"),
    ("unknown-key", confirm('►"[key]": 3'), 'no field "[key]"'),
    ("unknown-key", exercise("{seconds: 9, breathe: {in: 4, ►hold: 2, out: 6}, alternative: C}"), "in, out"),
    ("missing-key", listed("►{id: goal, kind: text}"), "Add the line `ask: …`"),
    ("missing-key", listed("►ask: Is it shut?"), "Add the line `id: …`"),
    ("missing-key", f"►id: room\ntitle: Room\nitems: [{GOAL}]", "Add the line `format: …`"),
    ("missing-key", f"►{HEAD}", "Add the line `items: …`"),
    ("missing-key", f"{HEAD}include: [►{{as: card}}]", "Add the line `checklist: …`"),
    ("wrong-format", listed(GOAL).replace("1", "►2"), "Update presencecheck, or write `format: 1`"),
    ("unknown-word", listed("{id: goal, kind: ►txt, ask: What for?}"), 'Did you mean "text"?'),
    ("unknown-word", listed("{id: goal, kind: ►card, ask: What for?}"), "confirm, exercise, scale, choice"),
    ("unknown-word", confirm("importance: ►high"), "essential, standard, optional"),
    ("unknown-word", confirm("when: {modality: [audio, ►vdeo]}"), 'Did you mean "video"?'),
    ("unknown-word", listed(GOAL) + "\nmoment: ►openn", 'Did you mean "open"?'),
    ("unknown-word", f"{HEAD}include: [{{checklist: room, as: ►crd}}]", 'Did you mean "card"?'),
    ("not-text", confirm("say: ►[Hello]"), '"say" should be text'),
    ("not-text", listed("{id: goal, kind: ►[text], ask: What for?}"), '"kind" should be text'),
    ("not-text", confirm("importance: ►[essential]"), '"importance" should be text'),
    ("not-text", choice("[one, ►[two]]"), "should be text"),
    ("not-a-list", confirm("sources: ►apa"), "Write [one, two]"),
    ("not-a-list", f"{HEAD}items: ►none", "a line with a hyphen for each"),
    ("not-fields", confirm("when: ►video"), "Write {field: value}"),
    ("not-fields", listed(GOAL) + "\nsources: ►[apa]", "Write {field: value}"),
    ("not-a-number", confirm("seconds: ►12:30"), '"seconds" should be a whole number'),
    ("not-true-or-false", confirm("when: {first-session: ►perhaps}"), "should be true or false"),
    ("out-of-range", confirm("seconds: ►901"), "at most 900"),
    ("out-of-range", exercise("{seconds: ►4, steps: [feet], alternative: Look}"), "at least 5"),
    ("too-short-or-long", listed(GOAL).replace("Room", '►""'), "at least 1 character"),
    ("too-short-or-long", listed(GOAL).replace("Room", f"►{'x' * 61}"), "at most 60 characters"),
    ("too-short-or-long", choice("►[one]"), "at least 2 entries"),
    ("too-short-or-long", f"{HEAD}items: ►[]", "at least 1 entry"),
    ("odd-item", listed("►Is it shut?"), "Write `- water: Is water within reach?`"),
    ("odd-id", listed(GOAL.replace("goal", "►Goal")), "Use small letters, digits and hyphens"),
    ("odd-id", listed(GOAL).replace("room", "►the room"), "Use small letters, digits and hyphens"),
    ("odd-id", f"{HEAD}include: [{{checklist: ►../room}}]", "Use small letters, digits and hyphens"),
    ("reserved-id", listed(GOAL.replace("goal", "►card")), "Choose another id"),
    ("file-name", listed(GOAL).replace("room", "►rooms"), "Name it rooms.yaml"),
    ("reserved-word", listed(GOAL).replace("room", "►report"), "presencecheck run report"),
    ("double-id", listed(GOAL, GOAL.replace("goal", "►goal")), "the first is on line 5"),
    ("breathe-or-steps", exercise("►{seconds: 60, alternative: Look}"), "Give one of the two"),
    (
        "breathe-or-steps",
        exercise("►{seconds: 9, steps: [a], breathe: {in: 4, out: 6}, alternative: C}"),
        "one",
    ),
    ("breath-alternative", exercise("{seconds: 9, steps: [a], alternative: ►Breathe}"), "something else"),
    ("follow-up-bounds", scale("►{say: Rest}"), "needs at-most or at-least"),
    ("follow-up-bounds", scale("►{is: low, at-most: 3, say: Rest}"), "For a choice it would be `is`"),
    ("off-scale", scale("►{at-most: 11, say: Rest}"), "11, which is not on the scale"),
    ("follow-up-empty", scale("►{at-most: 3}"), "Give say or add"),
    ("follow-up-item", scale("►{at-most: 3, add: gaol}"), 'Did you mean "goal"?'),
    ("follow-up-order", scale("►{at-most: 3, add: here}"), "Move that item down"),
    (
        "unkept-adds",
        scale("►{at-most: 3, add: goal}", ", keep: false"),
        "Make that item optional",
    ),
    ("back-option", choice("[slow, ►back]"), "would mean going back"),
    ("double-option", choice("[slow, ►slow]"), '"slow" of "now" is given twice'),
    ("follow-up-option", choice("[slow, hurry]", "►{is: hury, say: Rest}"), 'Did you mean "hurry"?'),
    ("follow-up-option", choice("[slow, hurry]", "►{at-most: 3, say: Rest}"), "needs `is`"),
    ("too-many-marks", several("[slow, hurry], at-most: ►3"), "Give `at-most` a smaller number"),
    ("out-of-range", several("[slow, hurry], at-most: ►10"), "at most 9"),
    ("double-option", several("[slow, ►slow]"), '"slow" of "now" is given twice'),
    ("follow-up-has", several("[slow, hurry], follow-up: [►{has: hury, say: Rest}]"), 'Did you mean "hurry"?'),
    ("follow-up-has", several("[slow, hurry], follow-up: [►{is: hurry, say: Rest}]"), "needs `has`"),
    ("too-short-or-long", several("►[slow]"), "at least 2 entries"),
    ("double-checklist", f"{HEAD}include: [{{checklist: a}}, {{checklist: ►a}}]", "included twice"),
    ("former-id", confirm("was: [►The door]"), "that no other item has or had"),
    ("retired-id", listed(GOAL) + "\nretired: {goal: ►{since: 2.0.0}}", "Give that item a new id"),
    ("retired-by", listed(GOAL) + "\nretired: {aim: {by: [►gaol], since: 2.0.0}}", 'Did you mean "goal"?'),
    ("odd-same-as", confirm("same-as: ►door"), "environment/room-closed"),
    ("share-moment", confirm("moment: arrive, share: ►facilities"), "remove `share`"),
    ("double-recall", f"{HEAD}include: [{{recall: last}}, {{checklist: a}}, {{recall: ►last}}]", "Keep one"),
    ("recall-alone", f"{HEAD}include: ►[{{recall: last}}]", "Add one, such as `- checklist: closing`"),
    (
        "steps-longer",
        exercise("{seconds: 9, steps: ►[{say: a, seconds: 9}, b], alternative: Look}"),
        "Give the steps fewer `seconds`, or the exercise more",
    ),
    ("again-longer", exercise("{seconds: 9, again: ►10, steps: [a], alternative: Look}"), "Give `again` fewer seconds"),
    ("include-one", f"{HEAD}include: [►{{checklist: a, recall: last}}]", "recall: last"),
    ("unknown-word", f"{HEAD}include: [{{recall: ►first}}, {{checklist: a}}]", "one of last"),
    ("missing-key", f"{HEAD}include: [►{{as: card}}]", "checklist"),
    ("not-text", exercise("{seconds: 9, steps: [a], alternative: ►{say: C}}"), "should be text"),
    ("too-short-or-long", exercise("{seconds: 9, steps: [a], alternative: ►[]}"), "at least 1 entry"),
    ("unknown-word", exercise("{seconds: 9, steps: [a], alternative: [{say: C, needs: [►air]}]}"), "breath, sight"),
    ("missing-key", exercise("{seconds: 9, steps: [a], alternative: [►{needs: []}]}"), "say"),
    ("no-ready", listed("{id: ►door, ask: Is it shut?, if-not-yet: {do: [Shut it]}}"), "Add `ready:`"),
    ("no-remedy", listed("{id: ►door, ask: Is it shut?, ready: Shut}"), "Add `if-not-yet: {do:"),
    ("no-source", confirm("sources: [►apa]"), "Add it under sources"),
    ("no-source", confirm("sources: [►apa]") + "\nsources: {apaa: APA 2020}", 'Did you mean "apaa"?'),
    ("many-items", f"{HEAD}items: ►[{', '.join(MANY)}]", "10 items; lists of five to nine"),
    ("long-check", listed(GOAL.replace("id", "seconds: 91, id")).replace("- ", "►- ", 1), "about 91 s"),
    ("no-question", confirm("say: C").replace("Is it shut?", "►Shut it"), "Is the door shut?"),
    ("open-question", confirm("say: C").replace("Is it", "►Where is it"), "kind: choice"),
    ("negative-question", confirm("say: C").replace("Is it shut", "►Is there noise"), "Is it quiet?"),
    ("markup", listed(GOAL.replace("What for", "►What **for**")), "**for**"),
    ("field-in-text", listed(GOAL.replace("What for?", "►What for? (optional)")), "`importance:`"),
    ("two-questions", listed(GOAL.replace("What", "►What for? What")), "an item of its own"),
    ("asks-personal", listed(GOAL.replace("What for", "►What is the client's name")), "ask for a name"),
    (
        "stores-client",
        choice("[low, high]").replace("What?", "►What is the client's risk level?"),
        "tells of a client whether there is a risk",
    ),
    ("hard-to-read", confirm(f"why: ►{' '.join(['Considerations'] * 15)}"), "LIX 115"),
    (
        "unknown-name",
        confirm("why: ►'Ring {{client.name}}.'"),
        "{{practice.name}}, {{practice.phone}}, {{practice.waiting}}, {{practice.platform}}",
    ),
    (
        "name-here",
        choice("[►'{{practice.name}}', b]", "{is: b, say: c}"),
        "names stand in texts that are read",
    ),
    ("syntax", HEAD.replace("Room", "►{{practice.name}}") + f"items: [{GOAL}]", 'Write: title: "{{practice.name}}"'),
    (
        "syntax",
        listed("{id: a, kind: text, ask: ►What of {{practice.name}} now?, why: So}"),
        'Write: - {id: a, kind: text, ask: "What of {{practice.name}} now?", why: So}',
    ),
    ("syntax", listed("{id: a, kind: text, ask: ►{{practice.name}}}"), "Put the whole text in quotes."),
    ("link-here", confirm("link: ►https://example.org"), "Remove `link`"),
    (
        "odd-link",
        confirm("link: ►http://example.org").replace("items:", "style: hand-out\nitems:"),
        "Write it whole, such as https://example.org/test",
    ),
    (
        "section-apart",
        listed(*(f"{{id: i{n}, {mark}section: {name}, kind: text, ask: What?}}" for n, mark, name in SECTIONS)),
        "in two places",
    ),
    ("unused-source", listed(GOAL) + "\nsources: {►apa: APA 2020}", "no item cites"),
]
ELSEWHERE = {code for code in RULES if code.startswith("overlay-")} | {
    *("unknown-checklist", "includes-routine", "includes-hand-out", "cyclic-include", "unreadable", "link"),
    *("double-file", "foreign-file", "not-a-pack", "odd-fact", "stale-sums"),
    *("unknown-base", "extends-itself", "stop-on-card", "unknown-twin", "unlike-twin"),
}
"""Faults of folders and libraries, which one file's bytes cannot have."""
NET = {"odd-value"}
"""Catches what no file is known to provoke: sorts of error that a later pydantic may invent."""


@pytest.mark.parametrize(("code", "marked", "helps"), CASES, ids=[code for code, _, _ in CASES])
def test_one_fault_is_one_message(code: str, marked: str, helps: str) -> None:
    """A single mistake gives a single message, at the very letter, that says what helps."""
    source, [(line, column)] = pointed(marked)
    reading = load(source, "f.yaml", expected_id="room")
    assert [(each.code, each.line, each.column) for each in reading.problems] == [(code, line, column)]
    assert helps in str(reading.problems[0])
    assert (reading.what is None) == (RULES[code] == "error")


def test_every_code_is_provoked() -> None:
    """No message is promised that never comes, and none comes that is not in the list."""
    provoked = {code for code, _, _ in CASES}
    assert set(RULES) - provoked - ELSEWHERE - NET == set()
    assert provoked & (ELSEWHERE | NET) == set()


def test_messages_of_one_place_come_in_one_order() -> None:
    """Two looks at the same file give the same list, so two reports differ only where the file does."""
    messages = [each.message for each in load(b"{}", "f.yaml").problems]
    assert len(messages) == 4
    assert messages == sorted(messages)


def test_what_a_reading_holds() -> None:
    """A message names the file as the person did, and the fingerprint is that of the bytes."""
    source = listed("{id: goal, ask: What for?}").encode()
    reading = load(source, "my/room.yaml")
    assert isinstance(reading.what, Checklist)  # warnings do not stand in the way
    assert {each.path for each in reading.problems} == {"my/room.yaml"}
    assert str(reading.problems[0]).startswith("my/room.yaml:5:8: warning: ")
    assert reading.sha256 == sha256(source).hexdigest()


@pytest.mark.parametrize("written", ["2", "0", "one", "1.1", "''", "-1", "9" * 30, "[1]"])
def test_other_formats(written: str) -> None:
    """A file of a later format is named as such and not half understood."""
    problems = load(listed(GOAL).replace("format: 1", f"format: {written}").encode(), "f.yaml").problems
    assert [each.code for each in problems] == ["wrong-format"]


def test_a_file_that_is_looked_at_twice_is_validated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look gets what the first one found, but not where the bytes, the name or the room are others."""
    source = listed("{id: door, ask: Is it shut?}").encode()
    seen: list[str] = []

    def counted(source: bytes, path: str, *, expected_id: str = "") -> ValidatedFile:
        seen.append(path)
        return load(source, path, expected_id=expected_id)

    monkeypatch.setattr(loading, "load", counted)
    read = ReadTwice()
    first, second = (read(source, "room.yaml", expected_id="room") for _ in range(2))
    assert (first.what, first.problems, first.sha256) == (second.what, second.problems, second.sha256)
    assert seen == ["room.yaml"]
    assert read(source, "hall.yaml", expected_id="hall").problems != first.problems
    assert read(source + b"# new", "hall.yaml", expected_id="hall").sha256 != first.sha256
    assert seen == ["room.yaml", "hall.yaml", "hall.yaml"]
    monkeypatch.setattr(loading, "MOST_REMEMBERED", 1)
    cramped = ReadTwice()
    cramped(source, "room.yaml")
    cramped(source, "room.yaml")
    assert seen[3:] == ["room.yaml"] * 2
