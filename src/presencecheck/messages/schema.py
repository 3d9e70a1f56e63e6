"""The titles and descriptions of the JSON Schema that are not taken from the model."""

TITLE = "presencecheck checklist, format 1"
DESCRIPTION = "A checklist (with items), a routine (with include), or an overlay over another (with extends)."
SHORT_FORM = "The short form: an id and its question."
KIND = "What kind of item it is. {kind}: {description}"
