"""Whether a question asks for a name, a birth date, an address or a diagnosis. Pure.

A checklist may ask whether such a thing is known, agreed or out of sight, but never for the thing itself. So the words
alone prove nothing. Only ways of asking for their content count: a question word before them, a label as on a form,
and, in an item that is answered in words, an instruction to write them.
"""

import re

_NOUNS = {
    "name": "name|names|surname|surnames|forename|initials|vorname|nachname|nom|prénom|nombre|apellido|apellidos",
    "birth-date": "birth date|birthdate|birthday|date of birth|dob|geburtsdatum|geburtstag|date de naissance"
    "|fecha de nacimiento",
    "address": "address|addresses|postcode|zip code|adresse|anschrift|dirección|domicilio",
    "diagnosis": "diagnosis|diagnoses|diagnose|diagnosen|diagnostic|diagnóstico",
}
_PERSON = (
    "client|clients|patient|patients|person|couple|child|parent|parents|partner|family|supervisee"
    "|klient|klientin|klienten|patientin|patienten|kind|kindes|cliente|clientes|patiente|paciente|enfant|niño|niña"
)
_ARTICLES = (
    "the|this|that|your|our|their|his|her|next|today|der|die|das|des|dein|deine|deiner|deines|ihr|ihre|ihrer|ihres"
    "|le|la|les|l|du|de|votre|vos|ton|ta|son|sa|el|su|tu|s"
)
_QUALITIES = "a|an|full|first|last|given|real|legal|home|current|street|postal|mailing|e|mail|email|main|primary|exact"
_AROUND = "of|in|and|or|und|oder|et|ou|y|o|icd|dsm|10|11|5|if|known"

# Texts are matched word by word with single spaces between, and each word can match in one way only: no backtracking.
_NOUN = "|".join(f"(?P<n{number}>{words})" for number, words in enumerate(_NOUNS.values()))
_WHOSE = f"(?:(?:{_ARTICLES}|{_QUALITIES}|{_PERSON}) )*"
_ASKED = (
    "(?:what|what is|what are|what was|what s|which|wie lautet|wie lauten|welche|welchen|welcher|welches|was ist"
    "|quel est|quelle est|quels sont|quel|quelle|cuál es|cuáles son|qué)"
)
_NO_PERSON = rf"(?! (?:of|for|für|de|del|des|der|du) (?!{_WHOSE}(?:{_PERSON})\b)| (?:do|would|could|will) you\b)"
"""The name of a feeling is no name; the name of the client is."""
_DIRECT = re.compile(rf"\b{_ASKED} {_WHOSE}(?:{_NOUN})\b{_NO_PERSON}")
_TOLD = re.compile(
    "(?:please )?(?:enter|type|write|write down|write in|note|note down|state|give|fill in|add|record) "
    rf"{_WHOSE}(?:{_NOUN})\b{_NO_PERSON}"
)
_ANY_NOUN = re.compile(rf"\b(?:{_NOUN})\b")
_ON_LABELS = set(" ".join("|".join((*_NOUNS.values(), _PERSON, _ARTICLES, _QUALITIES, _AROUND)).split("|")).split())
"""The words of labels on forms; a question of only these words is such a label."""

_ONE = rf"(?:(?:{_ARTICLES}) )+(?:{_PERSON})"
_OTHERWISE = {
    "name": rf"who (?:is|s) {_ONE}|what is {_ONE} called|wie heisst {_ONE}|comment s appelle {_ONE}"
    rf"|cómo se llama {_ONE}",
    "birth-date": rf"when (?:was|were) {_ONE} born|how old is {_ONE}|wann (?:ist|wurde) {_ONE} geboren"
    rf"|wie alt ist {_ONE}|quand est né {_ONE}|quand est née {_ONE}|cuándo nació {_ONE}",
    "address": rf"where (?:does|do) {_ONE} live|wo wohnt {_ONE}|où (?:habite|vit) {_ONE}|dónde vive {_ONE}",
    "diagnosis": rf"what (?:is|was|has) {_ONE} (?:been )?diagnosed|(?:is|was|has) {_ONE} (?:been )?diagnosed"
    rf"|(?:does|has) {_ONE} (?:have |had |got )?(?:a|an|any) diagnosis",
}
_OTHER_WAYS = {what: re.compile(rf"(?:{pattern})\b") for what, pattern in _OTHERWISE.items()}
_WORD = re.compile(r"\w+")
_VERBS = "who|called|heisst|appelle|llama|born|old|geboren|alt|né|née|nació|live|wohnt|habite|vit|vive|diagnosed"
_TELLING = set(" ".join("|".join((*_NOUNS.values(), _VERBS)).split("|")).split())
"""A question without any of these words asks for none of the four, as most questions do."""


def asked_for(ask: str, *, written: bool = False) -> str:
    """What the question `ask` asks for: "name", "birth-date", "address" or "diagnosis"; empty if nothing personal.

    Args:
        ask: the question.
        written: whether it is answered in words, so that "enter the name" asks for the name.
    """
    words = _WORD.findall(ask.casefold())
    if _TELLING.isdisjoint(words):
        return ""
    text = " ".join(words)
    noun = _ANY_NOUN.search(text)
    if noun:
        found = noun if _ON_LABELS.issuperset(words) else _DIRECT.search(text) or (written and _TOLD.match(text))
        if found:
            return next(what for number, what in enumerate(_NOUNS) if found[f"n{number}"])
    return next((what for what, pattern in _OTHER_WAYS.items() if pattern.match(text)), "")
