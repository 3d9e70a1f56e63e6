"""What is said of packs."""

PACK = "{title} ({name}) {version}, {language}"
PUBLISHED = "published by {publisher}; licence: {licence}"
FROM = "from {source}"
SHA256 = "sha256 {sha256}"
UNSIGNED = "Not signed: nothing but the sha256 tells whether it is what the publisher made."
SIGNED = "Signed by {principal} ({fingerprint})."
UNVOUCHED = (
    "Signed with the key {fingerprint}. Nobody vouches for this key here: ask the publisher whether it is theirs, "
    "then add it to {allowed}."
)
SIGNED_BEFORE = "Signed with the same key as the version that you have ({fingerprint})."
HOLDS = "It holds {contents}:"
MORE = "and {count} more"
WINS_OVER = "These will be used in place of those of the same name that you have: {names}"
YIELDS_TO = "These are not used, because your own of the same name win: {names}"
LEFT_OUT = "Not taken, since a pack holds checklists and their texts only: {names}"
REMARKS = "{count} remark{s} on its checklists, for its publisher: pack export shows them."

CONTACTING = "Contacting {host} …"
ADD = "Add it?"
UPDATE = "Take this version?"
REMOVE = "Remove {title} ({name}), {contents}?"
ADDED = "Added {title} {version}: {contents}."
UPDATED = "{title} is now {version}."
MENDED = "{title} {version} is whole again."
REMOVED = "Removed {title}."
CURRENT = "{title} {version} is up to date."
NOTHING_DONE = "Nothing was changed."

CHANGED_VERSION = "{title} ({name}): {before} → {after}"
OLDER = "Its version is lower than that of the one you have."
SAME_VERSION = "The version is the same and the content is not."
LIST_ADDED = "added: {title} ({id})"
LIST_REMOVED = "removed: {title} ({id})"
LIST_CHANGED = "changed: {title} ({id})"
LIST_TOUCHED = "in parts that are not shown, such as sources"
ONLY_TEXTS = "No checklist changes; its other texts do."
UNASKED_JSON = "With --json nobody is asked."
UNASKED_JSON_HINT = "Give --check to look only, or --yes to agree beforehand."
NOBODY_SIGNED = "nobody"
KEEPS = "Version {version} of {name}, which you have, goes on working."
TAKE = "To take what is new: presencecheck pack update"
ADDRESS = "{title} {version} came from {source}, whose sha256 is fixed. For a newer one, add it anew: {command}"
ADD_ANEW = "presencecheck pack add ADDRESS --sha256 HEX"

NO_PACKS = "No pack is installed. Add one: presencecheck pack add SOURCE"
WHOLE = "{title} {version}: every file is what was accepted{signer}."
WHOLE_SIGNER = ", and signed by {signer}"

EXPORTED = "{contents}, {size} KiB, {signed}."
EXPORT_SIGNED, EXPORT_UNSIGNED = "signed", "not signed"
PUBLISH = "sha256 of the file, to publish by another way than the file itself:"


def contents(checklists: int, routines: int) -> str:
    """What a pack holds: 3 checklists, 1 routine."""
    parts = ((checklists, "checklist"), (routines, "routine"))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count)
