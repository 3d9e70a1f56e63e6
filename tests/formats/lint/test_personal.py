"""Which questions ask for personal data."""

import pytest

from presencecheck.formats.lint.personal import asked_for

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
