"""The words in the advice on a checklist's wording."""

PERSONAL = {
    "name": "a name",
    "birth-date": "a birth date",
    "address": "an address",
    "diagnosis": "a diagnosis",
}
"""What a question can ask for."""
