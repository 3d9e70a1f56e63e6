"""What `list` says."""

NO_CHECKLISTS = "No checklist was found."
KINDS = {"routine": "Routines", "checklist": "Checklists"}
HIDES = "{layer} over {hidden}"
TO_HAND_OUT = "{title} (to hand out)"
COLUMNS = ("name", "steps", "card", "about", "from", "title")
"""Steps before the client comes, then the lines of the card."""
