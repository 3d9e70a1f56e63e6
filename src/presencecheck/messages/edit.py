"""What `edit` says, and `new` where it opens the editor too."""

NEXT = "Open it in an editor, then: presencecheck check {path}"
WALK = "Walk through it: presencecheck run {name}"
HAND_OUT = "Hand it out: presencecheck show {name} --format html"
CHANGES = "This changes the {layer} one; what you do not name stays as its authors revise it."
