"""Which questions ask about a client, by their words alone."""

import pytest

from presencecheck.formats.lint.clients import WHATS, asked_about

LEVELS = ("low", "medium", "high")
ASKING: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "risk": [
        ("What is the client's risk level?", LEVELS),
        ("How suicidal is the client today?", ("not at all", "very")),
        ("Is the client at risk?", ("yes", "no", "unsure")),
        ("How would you rate your client's risk?", LEVELS),
        ("Risk level?", LEVELS),
        ("What is the risk level today?", LEVELS),
        ("How dangerous is he?", ("not", "very")),
        ("Is there any self-harm or suicide?", ("no", "thoughts", "plans")),
        ("How safe is your patient?", ("safe", "not safe")),
        ("Wie hoch ist das Risiko der Klientin?", ("gering", "hoch")),
        ("Ist der Patient suizidal?", ("nein", "ja")),
        ("Quel est le risque du patient ?", ("faible", "élevé")),
        ("La patiente est-elle suicidaire ?", ("non", "oui")),
        ("¿Qué riesgo tiene el cliente?", ("bajo", "alto")),
    ],
    "identity": [
        ("Who is next?", ("A.K.", "M.B.")),
        ("Who is next?", ("the first", "the second")),
        ("Which client do you see now?", ("one", "two")),
        ("Whom do you see today?", ("the couple", "the student")),
        ("What is the gender of the client?", ("f", "m", "d")),
        ("What is the client's age?", ("child", "adult")),
        ("Who sits where?", ("A. K.", "M. B.")),
        ("Welches Geschlecht hat der Klient?", ("w", "m")),
        ("Wer kommt als Nächstes?", ("die erste", "die zweite")),
        ("Welche Klientin ist es?", ("eins", "zwei")),
        ("Qui est le prochain ?", ("un", "deux")),
        ("¿Quién es el siguiente?", ("uno", "dos")),
        ("¿Qué edad tiene la paciente?", ("niña", "adulta")),
    ],
    "state": [
        ("Which of these does the client have?", ("depression", "PTSD", "psychosis")),
        ("How is the client today?", ("good", "bad")),
        ("How does your next client feel?", ("low", "high")),
        ("How do you find the client?", ("better", "worse")),
        ("What is the client's mood?", ("low", "high")),
        ("How anxious is she?", ("not", "very")),
        ("How severe are the patient's symptoms?", ("mild", "severe")),
        ("How much progress has the couple made?", ("none", "much")),
        ("Is the client sober?", ("yes", "no")),
        ("How would you describe the child?", ("calm", "wild")),
        ("Wie geht es der Klientin?", ("gut", "schlecht")),
        ("Wie ist die Stimmung des Klienten?", ("gut", "schlecht")),
        ("Wie belastet schätzen Sie den Patienten ein?", ("wenig", "sehr")),
        ("Comment va la patiente ?", ("bien", "mal")),
        ("Quelle est l'humeur du client ?", ("bonne", "basse")),
        ("¿Cómo está el paciente?", ("bien", "mal")),
        ("¿Cuál es el estado de ánimo de la clienta?", ("bajo", "alto")),
    ],
}

FINE: list[tuple[str, tuple[str, ...]]] = [
    ("How much of you is here right now?", ("far away", "fully here")),
    ("How safe do you feel with this client?", ("not at all", "fully")),
    ("How anxious are you about your next client?", ("not at all", "very")),
    ("How is your mood before this client?", ("low", "high")),
    ("How does the client join?", ("video", "phone")),
    ("How is the client's connection?", ("stable", "poor")),
    ("How stable is the client's line?", ("stable", "poor")),
    ("How loud is the client's room?", ("quiet", "loud")),
    ("Is the client's risk noted in the record?", ("yes", "no")),
    ("Is the crisis plan of the client at hand?", ("yes", "no")),
    ("How well do you know the client's diagnosis?", ("not", "well")),
    ("How high is the risk of being overheard?", LEVELS),
    ("How many clients are left today?", ("one", "two", "more")),
    ("Who is in the room?", ("only me", "a colleague")),
    ("Who lets the client in?", ("me", "the desk")),
    ("Who hears of it today?", ("supervision", "nobody yet")),
    ("What is here today?", ("tired", "calm", "hurry")),
    ("How much of the last client is still with you?", ("nothing", "a lot")),
    ("Is the next session still possible?", ("yes", "no")),
    ("Where do you sit?", ("left", "right")),
    ("Which screen faces the door?", ("TV", "PC")),
    ("Is the suicide line's number at hand?", ("yes", "no")),
    ("How much were you at the client's side, for their sake?", ("not at all", "fully")),
    ("How old is the client's computer?", ("new", "old")),
    ("What do you want to practise with the client?", ("calm", "pace")),
    ("How calm are you?", ("not", "fully")),
    ("Wie ruhig bist du?", ("gar nicht", "ganz")),
    ("Wie sicher fühlen Sie sich mit der Klientin?", ("gar nicht", "ganz")),
    ("Wie gut ist das Bild der Klientin?", ("gut", "schlecht")),
    ("Wie kommt der Klient dazu?", ("Video", "Telefon")),
    ("Comment est la connexion du patient ?", ("stable", "faible")),
    ("Comment vous sentez-vous avant ce patient ?", ("mal", "bien")),
    ("¿Cómo te sientes antes de este cliente?", ("mal", "bien")),
    ("¿Cómo es la conexión del cliente?", ("estable", "mala")),
    ("¿Está anotado el riesgo del cliente?", ("sí", "no")),
]


@pytest.mark.parametrize(
    ("what", "ask", "options"), [(what, *each) for what, asks in ASKING.items() for each in asks], ids=str
)
def test_it_asks_about_a_client(what: str, ask: str, options: tuple[str, ...]) -> None:
    """Who they are, how they are, or whether there is a risk."""
    assert asked_about(ask, options) == what
    assert what in WHATS


@pytest.mark.parametrize(("ask", "options"), FINE, ids=str)
def test_it_asks_nothing_about_a_client(ask: str, options: tuple[str, ...]) -> None:
    """About the reader, about things, or whether something is known."""
    assert asked_about(ask, options) == ""
