"""What `check` advises on wording: right where it speaks, silent where it is not sure."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.formats.lint.personal import asked_for
from presencecheck.formats.lint.questions import asks_twice
from presencecheck.formats.lint.readability import FEWEST_WORDS, MOST_LIX, lix
from presencecheck.formats.load import load

ASKING = {
    "name": [
        "What is the client's name?",
        "What's your client's full name?",
        "Client full name?",
        "Name of the client?",
        "Name, birth date",
        "Client's name:",
        "Who is your next client?",
        "Wie heißt die Klientin?",
        "Quel est le nom du client ?",
        "¿Cuál es el nombre del cliente?",
        "¿Cómo se llama la paciente?",
        "Name der Klientin?",
        "What name does the client use?",
        "Client\u2019s initials?",
        "Comment s'appelle votre patiente ?",
        "What are the names of the parents?",
        "What is the full name of this patient?",
    ],
    "birth-date": [
        "Date of birth?",
        "When was the client born?",
        "How old is the client?",
        "Geburtsdatum?",
        "Wann ist der Klient geboren?",
        "¿Fecha de nacimiento?",
    ],
    "diagnosis": [
        "Diagnosis (ICD-10)?",
        "Which diagnosis does the client have?",
        "Does the client have a diagnosis?",
        "What has the client been diagnosed with?",
        "Wie lautet die Diagnose?",
        "Welche Diagnose hat der Klient?",
        "What is the diagnosis?",
    ],
    "address": [
        "What is their home address?",
        "Where does the client live?",
        "Quelle est l'adresse du patient ?",
        "Wo wohnt die Klientin?",
        "Adresse der Patientin?",
    ],
}

FINE = [
    "Do you know where the client is?",
    "Is the client's name hidden on the screen?",
    "Do you know the client's address, in case of an emergency?",
    "Is the client's name out of sight?",
    "What would you name this feeling?",
    "What will you address today?",
    "What is the name of this feeling?",
    "Have you checked the client's identity?",
    "What is your intention for this hour?",
    "Is the diagnosis noted in the record?",
    "Who else is in the room?",
    "Where is your attention?",
    "What helps you to address it?",
    "Is the address of the waiting room right?",
    "Can you name three things that you see?",
    "Name three things you can hear",
    "How does your body feel?",
    "Which name do you give to what you feel?",
    "Is your own name shown as the client knows it?",
    "What is alive in you?",
    "Wie heißt das, was du fühlst?",
    "Bist du da?",
    "Are names and addresses of others out of sight?",
    "In a word, what is here?",
    "Does the client live alone?",
    "Is the client who is waiting let in?",
    "Do you have an emergency contact, and the emergency number for where the client is?",
    "Has the client been told who is in the room?",
    "What was the last session's name for it?",
    "Have you asked the client for the address where they are now?",
    "Say the client's name aloud",
    "What colour would you give it?",
    "Initially, what do you notice?",
]


@pytest.mark.parametrize(("what", "ask"), [(what, ask) for what, asks in ASKING.items() for ask in asks])
def test_what_asks_for_personal_data(what: str, ask: str) -> None:
    """Asking for the thing itself is told as what it is, in several languages and as a form's label."""
    assert asked_for(ask) == what


@pytest.mark.parametrize("ask", FINE)
def test_what_only_speaks_of_it(ask: str) -> None:
    """Whether a thing is known, hidden or agreed may be asked, and words have other meanings."""
    assert asked_for(ask) == ""


def test_words_that_are_to_be_written() -> None:
    """To note the name on paper is one thing, to type it into an answer another."""
    assert asked_for("Write down the client's name", written=True) == "name"
    assert asked_for("Write down the client's name") == ""
    assert asked_for("Write down a word for this hour", written=True) == ""


TWO = [
    "Is the door shut? Is the phone off?",
    "Is the door shut and is the phone off?",
    "Is it quiet? And warm?",
    "Are you seated, and do you have water?",
    "Ist die Tür zu und ist das Telefon aus?",
    "Est-ce calme et avez-vous de l'eau ?",
    "¿Está cerrada la puerta? ¿Hay agua?",
]
ONE = [
    "Is the door shut, and the phone off?",
    "Can you hear “Are you there?” from the next room?",
    "Do you know who waits and is the first to come?",
    "Is the room closed off, so that nobody overhears or walks in?",
    "Has it been agreed what happens and whether it is recorded?",
    "Do they know what is recorded and is it agreed?",
    "Breathe in and out",
    "Hast du Wasser und Licht?",
]


@pytest.mark.parametrize("ask", TWO)
def test_two_questions_in_one(ask: str) -> None:
    """What could be half so is told."""
    assert asks_twice(ask)


@pytest.mark.parametrize("ask", ONE)
def test_one_question(ask: str) -> None:
    """A list of things, a quotation and an indirect question are one question."""
    assert not asks_twice(ask)


PLAIN = "The sign on the door tells the others that you are with a client now and want to stay alone for this hour."
OFFICIAL = (
    "Practitioners' organisational responsibilities regarding confidentiality necessitate comprehensive verification"
    " that environmental circumstances preclude unauthorised third-party participation"
)


def test_reading_level() -> None:
    """An official's sentence is told apart from a plain one, and from a few long words that may be the right ones."""
    assert lix(PLAIN) < 40
    assert lix(OFFICIAL) > MOST_LIX
    assert lix("Stop recordings, transcriptions, notifications, note-taking assistants.") == 0
    assert lix(" ".join(["a"] * (FEWEST_WORDS - 1))) == 0
    assert lix("門を閉めて、静かにして、水を置いて、" * 20) == 0
    # Björnsson's own sum: words in a sentence, and per cent of words longer than six letters.
    assert lix("One two three four five. Six seven eight nine lengthy words. A b c d e.") == round(16 / 3 + 100 / 16)


FOLDERS = [Path(__file__).parents[3] / "checklists", Path(__file__).parents[3] / "docs" / "examples"]
FILES = [path for folder in FOLDERS for path in folder.rglob("[!.]*.yaml") if path.name != "pack.yaml"]
ADVICE = {"two-questions", "asks-personal", "hard-to-read", "unused-source"}


@pytest.mark.parametrize("path", [path for path in FILES if ".github" not in path.parts], ids=lambda path: path.stem)
def test_no_false_alarm(path: Path) -> None:
    """What we ship and show is given no advice: one false alarm would teach to pass over the next ten."""
    assert [each for each in load(path.read_bytes(), path.name).problems if each.code in ADVICE] == []


@settings(max_examples=150, deadline=None, database=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["the", "client's", "name", "and", "is", "what", "of", "?", "patient", "a"])).map(
        " ".join
    )
)
def test_advice_on_anything(text: str) -> None:
    """Whatever a text is, it is advised on without a stumble."""
    assert asked_for(text, written=True) in {"", *ASKING}
    assert asks_twice(text) in (True, False)
    assert lix(text) >= 0


SOURCES = "format: 1\nid: a\ntitle: A\nsources: {x: X, y: Y}\nitems: [{id: b, kind: text, ask: C, sources: [%s]}]\n"


@pytest.mark.parametrize(("cited", "codes"), [("x", ["unused-source"]), ("'x', y", []), ("z", ["no-source"])])
def test_sources_that_nothing_cites(cited: str, codes: list[str]) -> None:
    """A source that no item cites is told, unless a citation is misspelt: that is the slip to mend first."""
    assert [problem.code for problem in load((SOURCES % cited).encode(), "a.yaml").problems] == codes
