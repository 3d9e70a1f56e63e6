"""The words in the advice on a checklist's wording."""

PERSONAL = {
    "name": "a name",
    "birth-date": "a birth date",
    "address": "an address",
    "diagnosis": "a diagnosis",
}
"""What a question can ask for."""

ABOUT_CLIENT = {
    "risk": "whether there is a risk",
    "identity": "who they are",
    "state": "how they are",
}
"""What a question can ask about a client, whose answer would be kept."""
