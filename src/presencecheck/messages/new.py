"""What `new` says."""

SHADOWS = "From now on it is used in place of the one of that name that is {layer}, also in routines."
SHADOWS_HINT = "To change only parts of that one, delete this file, then: presencecheck edit {name}"
OPTIONS = {
    "name": "Its id: small letters, digits and hyphens.",
    "origin": "Begin with the text of this one, or with a list in Markdown.",
    "title": "The title on screen.",
}
"""Help of the options and arguments, by parameter."""
