"""What `list` says."""

NO_CHECKLISTS = "No checklist was found."
KINDS = {"routine": "Routines", "checklist": "Checklists"}
HIDES = "{layer} over {hidden}"
TO_HAND_OUT = "{title} (to hand out)"
COLUMNS = ("name", "items", "about", "from", "title")
