"""What `new` says."""

NEXT = "Open it in an editor, then: presencecheck check {path}"
WALK = "Walk through it: presencecheck run {name}"
HAND_OUT = "Hand it out: presencecheck show {name} --format html"
SHADOWS = "From now on it is used in place of the one of that name that is {layer}, also in routines."
SHADOWS_HINT = "To change only parts of that one, delete this file, then: presencecheck edit {name}"
CHANGES = "This changes the {layer} one; what you do not name stays as its authors revise it."
