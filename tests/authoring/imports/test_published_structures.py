"""How lists are built that others have published: each comes in whole, or what was left out is counted.

The texts are ours; only how they are built is theirs. What is asked follows each, with the headings in brackets, then
what is kept as a comment.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.support.commands import Here


class Shape(NamedTuple):
    """A text, and what becomes of it."""

    file: str
    text: str
    asked: tuple[str, ...]
    kept: tuple[str, ...] = ()


SHAPES = {
    "nested bullets": Shape(
        "practices.md",
        "# Telehealth\n\n- Setting\n  - Close the door\n  - Turn off what beeps\n"
        "- Safety\n  - Know where the client is\n  - Have a number at hand\n- Management\n"
        "  - Agree what a lost line means\n",
        (
            *("[Setting]", "Close the door", "Turn off what beeps", "[Safety]", "Know where the client is"),
            *("Have a number at hand", "[Management]", "Agree what a lost line means"),
        ),
    ),
    "headings, bullets and a last paragraph": Shape(
        "visit.md",
        "# Your visit\n\n## Before\n- Find a quiet room\n- Charge the device\n\n## During\n- Look towards the camera\n"
        "- Do not walk or drive\n\nIs something not clear? Ask us at any time.\n",
        (
            *("[Before]", "Find a quiet room", "Charge the device", "[During]", "Look towards the camera"),
            "Do not walk or drive",
        ),
        ("Is something not clear? Ask us at any time.",),
    ),
    "bullets of a word processor, with a section of words alone": Shape(
        "first.txt",
        "First supervision\n\nGetting to know\n• Say how long you have worked\n• Say what you hope for\n\nAgreements\n"
        "• How often do we meet?\n  ◦ weekly\n  ◦ every other week\n• What may be shared?\n\nA word at the end\n"
        "Take your time with this.\n",
        (
            *("[Getting to know]", "Say how long you have worked", "Say what you hope for", "[Agreements]"),
            *("How often do we meet? (weekly; every other week)", "What may be shared?"),
        ),
        ("A word at the end", "Take your time with this."),
    ),
    "questions numbered on through their headings": Shape(
        "online.txt",
        "Working online\n\nSetting\n1. Is the room yours?\n2. Can nobody hear you?\n\nTechnique\n"
        "3. Is a second way agreed?\n4. Is silence spoken about?\n",
        (
            *("[Setting]", "Is the room yours?", "Can nobody hear you?", "[Technique]", "Is a second way agreed?"),
            "Is silence spoken about?",
        ),
    ),
    "a label and a sentence a line": Shape(
        "guidelines.txt",
        "Guidelines\nPlace: Sit where nobody hears you.\nLight: Have the window in front.\nSound: Use a headset.\n",
        ("Place: Sit where nobody hears you.", "Light: Have the window in front.", "Sound: Use a headset."),
    ),
    "what to do and what to avoid": Shape(
        "etiquette.md",
        "# On video\n\n## Do\n- Look into the camera\n- Mute yourself\n\n## To avoid\n- A window behind you\n"
        "- A lamp below\n",
        ("[Do]", "Look into the camera", "Mute yourself", "[To avoid]", "A window behind you", "A lamp below"),
    ),
    "a table with columns to fill in": Shape(
        "steps.md",
        "# Steps\n\n| Task | Date completed | Notes |\n|---|---|---|\n| Explain how it goes | | |\n"
        "| Plan the joint hour | | |\n",
        ("Explain how it goes", "Plan the joint hour"),
    ),
    "bold words and links inside": Shape(
        "group.md",
        "# A group\n\n1. **Meet each member first:** Is it known who comes?\n"
        "2. Send the [agreement](https://example.org/agreement)\n3. *Ask* for names as shown\n",
        ("Meet each member first: Is it known who comes?", "Send the agreement", "Ask for names as shown"),
        ("https://example.org/agreement",),
    ),
    "numbers with letters below": Shape(
        "steps.txt",
        "Steps of a visit\n\n1. Before\n   a. Send the link\n   b. Test the camera\n2. At the start\n"
        "   a. Ask where they are\n   b. Note the number\n3. At the end\n   a. Agree on the next\n",
        (
            *("[Before]", "Send the link", "Test the camera", "[At the start]", "Ask where they are"),
            *("Note the number", "[At the end]", "Agree on the next"),
        ),
    ),
    "boxes under headings, with a head in YAML and a link": Shape(
        "play.md",
        "---\ntitle: Free play\n---\n\n## In preparation\n- [ ] Choose three toys\n- [ ] Place the phone\n"
        "\n## During play\n"
        "- [ ] Follow the child\n- [ ] Say what you see\n\nTry it first: [our page](https://example.org/test)\n",
        (
            *("[In preparation]", "Choose three toys", "Place the phone", "[During play]", "Follow the child"),
            "Say what you see",
        ),
        ("---", "title: Free play", "---", "Try it first: [our page](https://example.org/test)"),
    ),
    "boxes without a hyphen": Shape(
        "call.txt",
        "For your first call\n\n[ ] A room of your own\n[ ] Headphones\n[ ] A glass of water\n",
        ("A room of your own", "Headphones", "A glass of water"),
    ),
    "hints for clients, a sentence each": Shape(
        "hints.txt",
        "Hints for clients\n\n- Have tissues and water near.\n- Keep the hour after it free.\n"
        "- Tell us if the picture stops.\n",
        ("Have tissues and water near.", "Keep the hour after it free.", "Tell us if the picture stops."),
    ),
    "lines to be filled in": Shape(
        "plan.md",
        "# My plan\n\n## Warning signs\n- What shows me that it begins: ____\n\n## People I can call\n"
        "- Name: ____ Number: ____\n",
        ("[Warning signs]", "What shows me that it begins: __", "[People I can call]", "Name: _ Number: _"),
    ),
    "numbered boxes in bold": Shape(
        "ethics.md",
        "# Ethics\n\n## A. Collection\n - [ ] **A.1 Agreed**: Have they agreed?\n"
        " - [ ] **A.2 Bias**: Was bias looked for?\n\n"
        "## B. Storage\n - [ ] **B.1 Safe**: Is it kept safe?\n",
        (
            *("[A. Collection]", "A.1 Agreed: Have they agreed?", "A.2 Bias: Was bias looked for?", "[B. Storage]"),
            "B.1 Safe: Is it kept safe?",
        ),
    ),
    "steps with code": Shape(
        "release.md",
        "# Release\n\n## Prepare\n1. Write the news\n   ```sh\n   make news\n   ```\n2. Raise the version\n\n"
        "## Send\n3. Push the tag\n",
        ("[Prepare]", "Write the news", "Raise the version", "[Send]", "Push the tag"),
        ("```sh", "make news", "```"),
    ),
    "open questions of a form (FHIR)": Shape(
        "agenda.json",
        '{"resourceType": "Questionnaire", "status": "draft", "title": "Before my visit", "item": ['
        '{"linkId": "1", "type": "text", "text": "What would you like to talk about?"},'
        '{"linkId": "2", "type": "string", "text": "What went well?"},'
        '{"linkId": "3", "type": "display", "text": "Thank you."}]}',
        ("What would you like to talk about?", "What went well?"),
        ("Thank you.",),
    ),
}

REFUSED = {
    "sentences to be read aloud": ("minute.txt", "A minute\n\nSit as you are.\nNotice three sounds.\nCome back.\n"),
    "the file of a tool": (
        "ethics.yml",
        "title: Ethics\nsections:\n  - section_id: A\n    lines:\n      - {line_id: A.1, line: Is it so?}\n",
    ),
    "the file of another tool": (
        "take-off.yml",
        "title: Take-off\npages:\n  - title: Before\n    tasks:\n      - {title: Doors, response: Closed}\n",
    ),
    "steps in TOML": ("release.toml", '[[step]]\nstepType = "message"\nmessage = "Write the news"\n'),
}


def read(item: dict[str, str]) -> str:
    """What is asked, with what stands below it in brackets."""
    why = item.get("why", "")
    return f"{item['ask']} ({why})" if why else item["ask"]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_how_published_lists_are_built(shape: Shape, run: Here, tmp_path: Path, home: Path) -> None:
    """Every point is asked under its heading, in its order; what has no place is a comment, counted and shown."""
    file = tmp_path / shape.file
    file.write_text(shape.text, encoding="utf-8")
    done = run("new", "taken-in", "--from", file, "--no-open")
    assert done.code == 0, done.err
    text = (home / "config" / "checklists" / "taken-in.yaml").read_text(encoding="utf-8")
    told: list[str] = []
    for item in yaml.safe_load(text)["items"]:
        told += [f"[{item['section']}]"] if "section" in item else []
        told.append(read(item))
    assert tuple(told) == shape.asked
    counted = f"{len(shape.kept)} line" in done.out + done.err
    assert counted is bool(shape.kept)
    for line in shape.kept:
        assert f"# {line}" in text
        assert line in done.out + done.err


@pytest.mark.parametrize(("name", "text"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_for_us(name: str, text: str, run: Here, tmp_path: Path, home: Path) -> None:
    """It is refused in one sentence that says what to do, and nothing is written."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("new", "taken-in", "--from", tmp_path / name, "--no-open")
    assert done.code == 1
    assert name in done.err
    assert "nothing was written" in done.err
    assert not (home / "config" / "checklists" / "taken-in.yaml").exists()
