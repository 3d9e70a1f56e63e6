"""Which texts yes can answer, and to which a yes would be bad news."""

from pathlib import Path

import pytest
import yaml

from presencecheck.formats.lint.answerable import field_in, is_negative, is_open, is_question, markup_in
from presencecheck.formats.load import load

NO_QUESTIONS = ["Shut the door", "Backlighting / directly in front of window", "Tech:", "Die Tür schließen"]
OPEN = [
    "Where is the phone?",
    "Who is with you?",
    "How do you reach them?",
    "¿Cómo se llega?",
    "Où est le téléphone ?",
    "Was steht an?",
    "Welches Zimmer ist frei?",
]
NEGATIVE = [
    "Isn't the phone off?",
    "Is the door not shut?",
    "Are you not alone?",
    "Is there noise in the room?",
    "Are there any distractions?",
    "Do you hear an echo?",
    "Is anything missing?",
    "Can anyone hear you?",
    "Is anyone else in the room?",
    "Are you too tired?",
    "Is the picture too dark?",
    "Ist das Telefon nicht aus?",
    "Gibt es Störungen?",
    "¿Hay ruido?",
    "Y a-t-il du bruit ?",
]
WELL_WORDED = [
    "Is the door shut?",
    "门关好了吗",
    "线路通畅吗\uff1f OK",
    "Where needed, is the lamp on?",
    "Was the room aired?",
    "Do you know which number reaches the services of that place?",
    "Is this a connection you trust, not public Wi-Fi?",
    "Is the client still, and not at the wheel?",
    "Is it agreed not to record?",
    "Is it clear what is not recorded?",
    "Is there a risk assessment?",
    "Is there a plan for problems?",
    "Is the phone muted?",
    "Is it quiet, without noise from the street?",
    "Can everyone hear you?",
    "Does someone know that you are in session?",
    "Is not only the door but the window shut?",
    "Are your concerns written down?",
]


@pytest.mark.parametrize("ask", NO_QUESTIONS)
def test_no_question(ask: str) -> None:
    """A heading, a mistake to avoid or a thing to do is none."""
    assert not is_question(ask)


@pytest.mark.parametrize("ask", OPEN)
def test_open_questions(ask: str) -> None:
    """They ask for more than a yes."""
    assert is_open(ask)


@pytest.mark.parametrize("ask", NEGATIVE)
def test_negative_questions(ask: str) -> None:
    """Yes would be bad, or nobody knows what it means."""
    assert is_negative(ask)


@pytest.mark.parametrize("ask", WELL_WORDED)
def test_good_questions(ask: str) -> None:
    """Nothing is said of a question to which yes means all is well, nor where it is not sure."""
    assert is_question(ask)
    assert not is_open(ask)
    assert not is_negative(ask)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("**Tech**", "**Tech**"),
        ("Read [the page](https://example.org)", "[the page](https://"),
        ("- [ ] Is it shut?", "- [ ]"),
        ("1. Is it shut?", "1. I"),
        ("Is it <b>shut</b>?", "<b>"),
        ("Is 2 * 3 * 4 all right, or a_b_c?", ""),
        ("3.5 mm plug?", ""),
        ("Is the sign turned to [open]?", ""),
    ],
)
def test_signs_of_other_formats(text: str, mark: str) -> None:
    """What Markdown, HTML or a numbered list leaves in a text would be shown as it is."""
    assert markup_in(text) == mark


@pytest.mark.parametrize(
    ("text", "labels", "key"),
    [
        ("Is it shut? (essential)", False, "importance"),
        ("Is it shut? [Optional].", False, "importance"),
        ("Ready: Shut If not yet: Shut it", True, "ready"),
        ("People walk in. Source: APA", True, "sources"),
        ("Are you ready: yes?", False, ""),
        ("It is essential.", True, ""),
    ],
)
def test_fields_in_a_text(text: str, key: str, *, labels: bool) -> None:
    """An importance in brackets, or a label with its words, belongs into its field."""
    assert field_in(text, labels=labels) == key


def codes(kind: str, ask: str, style: str = "") -> list[str]:
    """What is advised on a list of this one item."""
    more: dict[str, dict[str, object]] = {
        "choice": {"options": ["a", "b"]},
        "text": {},
        "confirm": {"ready": "C", "if-not-yet": {"do": ["D"]}},
    }
    item: dict[str, object] = {"id": "a", "kind": kind, "ask": ask} | more[kind]
    data = {"format": 1, "id": "a", "title": "A", "items": [item], "style": style or "do-confirm"}
    return [each.code for each in load(yaml.safe_dump(data, allow_unicode=True).encode(), "a.yaml").problems]


def test_where_it_is_told() -> None:
    """Of what is answered by yes or not yet, once each; not of other kinds, nor of what is handed out."""
    assert codes("confirm", "Shut the door") == ["no-question"]
    assert codes("confirm", "Where is it?") == ["open-question"]
    assert codes("confirm", "Is there noise?") == ["negative-question"]
    assert codes("confirm", "Is it **shut**? (essential)") == ["markup"]
    assert codes("confirm", "Is it shut? (essential)") == ["field-in-text"]
    assert codes("choice", "Where is it") == codes("text", "Where is it") == []
    assert not {"no-question", "open-question"} & {*codes("confirm", "Shut the door.", "hand-out")}


def test_an_overlay_may_change_what_is_handed_out() -> None:
    """Its file does not say whether anybody answers, so nothing is said there."""
    text = "format: 1\nid: a\nextends: b\nadd: [{item: {id: c, ask: Shut it, ready: D, if-not-yet: {do: [e]}}}]\n"
    assert load(text.encode(), "a.yaml").problems == ()


def test_nothing_is_told_of_what_we_ship() -> None:
    """One false alarm teaches to pass over the next ten."""
    told = {"no-question", "open-question", "negative-question", "markup", "field-in-text"}
    for path in (Path(__file__).parents[3] / "checklists").glob("*.yaml"):
        assert not told & {each.code for each in load(path.read_bytes(), path.name).problems}, path.stem
