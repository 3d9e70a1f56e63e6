"""Notes beside a question, as `show` writes them, as the fields of its item. Pure."""

from presencecheck.authoring.imports import phrases
from presencecheck.authoring.imports.model import Question

Notes = dict[str, list[str]]
"""Texts by the kind of note; `most` is how many options can be marked, `line` how many letters."""


def set_fields(question: Question, notes: Notes) -> list[str]:
    """Set what the notes say; the texts that say nothing we could hold are returned."""
    fields = question.fields
    left: list[str] = []
    _set_kind(question, notes, left)
    if "ready" in notes:
        fields["ready"] = notes["ready"][0]
        left += notes["ready"][1:]
    if "help" in notes:
        fields["if-not-yet"] = {"do": notes["help"]}
    if "words" in notes:
        fields["say"] = phrases.read_quoted(" ".join(notes["words"]))
    fields |= {name: notes[name][0] for name in ("link",) if name in notes}
    for name, read in (("when", phrases.read_when), ("evidence", phrases.read_evidence)):
        for text in notes.get(name, []):
            if value := read(text):
                fields[name] = value
            else:
                left.append(text)
    for line in notes.get("after", []):
        if not _take_lead(question, line):
            left.append(line)
    return left


def _set_kind(question: Question, notes: Notes, left: list[str]) -> None:
    """Set how the item is answered."""
    fields = question.fields
    if "steps" in notes:
        _set_exercise(question, notes, left)
        return
    left += [*notes.get("time", []), *notes.get("other", [])]
    if "scale" in notes:
        fields |= {"kind": "scale", "scale": phrases.read_scale(notes["scale"][0])}
    elif "answers" in notes or "any" in notes:
        fields |= {"kind": "choice" if "answers" in notes else "several"}
        fields["options"] = notes.get("answers", []) or notes["any"]
        if "most" in notes:
            fields["at-most"] = int(notes["most"][0])
    elif "line" in notes:
        fields["kind"] = "text"
        if notes["line"][0]:
            fields["max"] = int(notes["line"][0])


def _set_exercise(question: Question, notes: Notes, left: list[str]) -> None:
    seconds = [phrases.read_time(text) for text in notes.get("time", [])]
    ways = [phrases.read_way(text) for text in notes.get("other", [])]
    if not (seconds and ways):
        left += [*notes.get("time", []), *notes["steps"], *notes.get("other", [])]
        return
    pace = phrases.read_pace(notes["steps"])
    cues = {"breathe": pace} if pace else {"steps": [*map(phrases.read_step, notes["steps"])]}
    course = {"seconds": seconds[0], **cues}
    plain = len(ways) == 1 and "needs" not in ways[0]
    course["alternative"] = ways[0]["say"] if plain else ways
    question.fields |= {"kind": "exercise", "exercise": course}


def _take_lead(question: Question, line: str) -> bool:
    """Take what an answer leads to; a sentence and a question on the same answer are one."""
    fields = question.fields
    kind = fields.get("kind", "confirm")
    if kind not in ("choice", "several", "scale"):
        return False
    for answer, say, ask in phrases.read_leads(line, kind, fields.get("options", [])):
        leads = fields.setdefault("follow-up", [])
        if say:
            leads.append({**answer, "say": say})
            return True
        lead = leads[-1] if leads else {}
        is_free = not any(lead is taken for taken, _ in question.leads)  # one adds one question
        if not (is_free and {name: value for name, value in lead.items() if name != "say"} == answer):
            lead = dict(answer)
            leads.append(lead)
        question.leads.append((lead, ask))
        return True
    return False
