"""Which questions of a pack would keep something about a client, overlays as they are walked."""

from presencecheck.formats.load import load
from presencecheck.library.client_questions import client_questions
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths

RISK = "{id: risk, kind: choice, ask: What is the client's risk level?, options: [low, high]}"
MOOD = "{id: mood, kind: choice, ask: What is here?, options: [calm, hurry]}"
LISTS = {
    "room": f"title: Room\nitems: [{RISK}, {MOOD}]\n",
    "leaflet": f"title: Leaflet\nstyle: hand-out\nitems: [{RISK}]\n",
    "day": "title: Day\ninclude: [{checklist: room}]\n",
    "room-two": "extends: room\nchange: [{id: mood, ask: How is the client today?}]\n",
    "closing": "extends: closing\nchange: [{id: grounded, ask: How steady was the client's mood?}]\n",
    "quiet": "extends: room\nchange: [{id: risk, keep: false}]\nadd: [{item: {id: seat, ask: Is the seat free?}}]\n",
    "lost": f"extends: nowhere\nadd: [{{item: {RISK}}}]\nchange: [{{id: x, ask: How is the client?}}]\n",
}


def test_the_questions_of_a_pack(home: object) -> None:
    """Whole items, and those that an overlay changes into such; a leaflet keeps nothing."""
    contents = {}
    for name, body in LISTS.items():
        what = load(f"format: 1\nid: {name}\n{body}".encode(), f"{name}.yaml").what
        assert what is not None, name
        contents[name] = what
    found = client_questions(contents, Library.of(user_paths()), "harbour")
    assert [(each.ref, each.about) for each in found] == [
        ("room/risk", "risk"),
        ("room-two/mood", "state"),
        ("closing/grounded", "state"),
        ("lost/risk", "risk"),
    ]
    assert found[0].ask == "What is the client's risk level?"
