"""What is said of differences between checklists."""

CHANGES = {
    "kind": "kind: {item}: was {before}, is {after}",
    "head": "{item} of the list: was {before}, is {after}",
    "removed": "removed: {item}: {before}",
    "retired": "retired: {item}: {before} In its place: {after}",
    "added": "added: {item}: {after}",
    "renamed": "renamed: {before} is {after} now",
    "reworded": "reworded: {item}: was {before} is {after}",
    "importance": "importance: {item}: was {before}, is {after}",
    "changed": "changed: {item}: {after}",
    "moved": "moved: {item}",
}
KINDS = {"checklist": "checklist", "routine": "routine", "overlay": "overlay"}
ABSENT = "nothing"
"""In place of the words of an item that is not there."""
NOTHING = "No difference."
UNCHANGED = "{name} ({layer}) changes nothing that lies below it."
OVERLAID = "{name} ({layer}) changes {base}:"
REPLACED = "{name} ({layer}) takes the place of {base} as a whole. It differs from that:"
LATER = "{base} since this was written:"
LATER_NOTHING = "{base} is as it was when this was written."
LATER_UNKNOWN = "{base} has changed since this was written; how it was then is not kept on this computer."
LATER_UNSAID = "This file does not say what it was written for (`since`), so what changed below it cannot be told."
SEEN = "Noted: seen as it is now."
OPTIONS = {
    "seen": "Note in your overlay that you have seen the checklist below as it is now.",
}
"""Help of the options and arguments, by parameter."""
