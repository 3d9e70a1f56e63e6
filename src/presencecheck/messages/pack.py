"""What `pack` and its subcommands say."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

PACK = "{title} ({name}) {version}, {language}"
PUBLISHED = "published by {publisher}; licence: {licence}"
FROM = "from {source}"
SHA256 = "sha256 {sha256}"
SHA256_OF_FILES = "sha256 of its SHA256SUMS: {sha256}"
UNSIGNED = "Not signed: nothing but the sha256 tells whether it is what the publisher made."
SIGNED = "Signed by {principal} ({fingerprint})."
SIGNED_BY_PATTERN = (
    'Signed with the key {fingerprint}, which {allowed} gives to anyone who fits "{pattern}": who it was is not known.'
)
ANYONE = 'anyone who fits "{pattern}"'
UNCOUNTED = (
    "Signed with the key {fingerprint}. The file of the keys that you trust, {allowed}, does not vouch for it: {doubt}"
)
UNVOUCHED = (
    "Signed with the key {fingerprint}. Nobody vouches for this key here, so it could be anyone's. Ask the publisher, "
    "by another way than the one by which the pack came, for the line with their key, and put it into the file "
    "{allowed}."
)
SIGNED_BEFORE = "Signed with the same key as the version that you have ({fingerprint})."
HOLDS = "It holds {contents}:"
MORE = "and {count} more"
WINS_OVER = "These will be used in place of those of the same name that you have: {names}"
YIELDS_TO = (
    "These are used by routines of this pack alone, because your own of the same name win everywhere else: {names}"
)
NOT_BY_NAME = "These are, or may become, commands; walk such a list with presencecheck run NAME: {names}"
IN_FOLDER = "It lies in a folder there: {top}"
COPIES = "Not taken, since they look like second copies, as sync services make them: {names}"
LEFT_OUT = "Not taken, since a pack holds checklists and their texts only: {names}"
REMARKS = Plural(
    one="{count} remark on its checklists, for its publisher: pack export shows them.",
    other="{count} remarks on its checklists, for its publisher: pack export shows them.",
)

CONTACTING = "Contacting {host} …"
ADD = "Add it?"
UPDATE = "Take this version?"
MOVE = "Take its updates from there?"
REMOVE = "Remove {title} ({name}), {contents}?"
ADDED = "Added {title} {version}: {contents}."
WOULD_STOP = "This would stop: {id}. {problem}"
REST_WALKED = "The rest of it would be walked, and what is missing be said."
"""Of a routine, behind `WOULD_STOP`."""
NO_LONGER_FITS = "Your changes to {id} would no longer fit: {problem}"
HELD = ErrorText(
    'The pack "{name}" stays as it is, since lists of your own would stop: {ids}.',
    "Look at them, and take it with: presencecheck pack update {name}",
)
UPDATED = "{title} is now {version}."
MOVED = "{title} {version} is as you have it; its updates now come from {source}."
MENDED = "{title} {version} is whole again."
REMOVED = "Removed {title}."
CURRENT = "{title} {version} is up to date."
DONE = {"added": ADDED, "updated": UPDATED, "moved": MOVED, "mended": MENDED, "current": CURRENT}
"""What `pack add` did, by the names of its JSON."""
NOTHING_DONE = "Nothing was changed."

CHANGED_VERSION = "{title} ({name}): {before} → {after}"
SOURCE_CHANGED = "Until now it came from {before}; from now on its updates would come from {after}."
PUBLISHER_CHANGED = "Its publisher is said to be {after}; until now it was {before}."
OLDER = "Its version is lower than that of the one you have."
SAME_VERSION = "The version is the same and the content is not."
_ALLOW = "If that is meant, and you know from whom it comes: give --allow-older."
OLDER_REFUSED = ErrorText('The pack "{name}" now has version {after}, lower than {before}, which you have.', _ALLOW)
SAME_VERSION_REFUSED = ErrorText(
    'The pack "{name}" has the same version as what you have, {after}, and other content.', _ALLOW
)
LIST_CHANGES = {
    "added": "added: {title} ({id})",
    "removed": "removed: {title} ({id})",
    "changed": "changed: {title} ({id})",
}
LIST_TOUCHED = "in parts that are not shown, such as sources"
ONLY_TEXTS = "No checklist changes; its other texts do."
NOT_AGREED_JSON = ErrorText("With --json nobody is asked.", "Give --yes to agree beforehand.")
UNASKED_JSON = ErrorText("With --json nobody is asked.", "Give --check to look only, or --yes to agree beforehand.")
NOBODY_SIGNED = "nobody"
KEEPS = "Version {version} of {name}, which you have, goes on working."
TAKE = "To take what is new: presencecheck pack update"
ADDRESS = "{title} {version} came from {source}, whose sha256 is fixed. For a newer one, add it again: {command}"
ADD_ADDRESS = "presencecheck pack add ADDRESS --sha256 HEX"

NO_PACKS = "No pack is installed. Add one: presencecheck pack add SOURCE"
WHOLE = "{title} {version}: every file is what was accepted{signer}."
WHOLE_SIGNER = ", and signed by {signer}"

EXPORTED = "{contents}, {size} KiB, {signed}."
EXPORT_SIGNED = {True: "signed", False: "not signed"}
SAME_VERSION_EXPORTED = (
    "There are now two packs of the same version {version} with different contents: this one, and {place}. Those who "
    "have that one would not get this one by an update: raise the version in pack.yaml, and export again."
)
WAS_IN_THE_FILE = "the one that was in {path}"
TAKEN_HERE = "the one that was added on this computer"
PUBLISH = "sha256 of the file, to publish by another way than the file itself:"
COLUMNS = ("pack", "version", "lists", "signed by", "from")
CONTENT_COLUMNS = ("name", "kind", "items", "about", "title")
KINDS = {"checklist": "checklist", "routine": "routine", "overlay": "overlay"}
CHECKLISTS = Plural(one="{count} checklist", other="{count} checklists")
ROUTINES = Plural(one="{count} routine", other="{count} routines")
CONTENTS = ", "
"""What joins the kinds of things that a pack holds, and their names."""
DAMAGE = "{file}: {message}. {hint}"

OPTIONS = {
    "source": "A folder, a .zip file, or its https address.",
    "sha256": "What the zip must have, as its publisher tells.",
    "yes": "Agree without being asked.",
    "check": "Only tell what is new.",
    "allow_older": "Take a version that is lower, or the same with other content.",
    "name": "The name of a pack; `presencecheck pack list` shows them.",
    "any_name": "The name of a pack; `presencecheck pack list` shows them. Without one, all.",
    "folder": "The pack's folder, with its pack.yaml.",
    "output": "The .zip to write.",
    "sign": "Sign with the key in this file; `pack keygen` makes one.",
}
"""Help of the options and arguments of the pack commands."""


def contents(checklists: int, routines: int) -> str:
    """What a pack holds: 3 checklists, 1 routine."""
    counted = ((CHECKLISTS, checklists), (ROUTINES, routines))
    return CONTENTS.join(words.of(count) for words, count in counted if count)


# Whether a pack may come from there, and from them.
SOURCE_NOT_ALLOWED = ErrorText(
    "Packs from {source} are not allowed on this computer.",
    "Allowed: {sources}. Ask the person who looks after this computer.",
)
NO_SOURCE = "none"
WITHOUT_SIGNATURE = "unsigned"
BY_ANOTHER_KEY = "signed with a key that nobody vouches for ({fingerprint})"
BY_SOMEBODY_ELSE = "signed by {signer}"
NOT_VOUCHED = ErrorText(
    'The pack "{name}" was signed by {signer}, whom you trust, and now comes {how}.',
    "{doubt}Ask the publisher. If their key is a new one, ask for the line with it, and put it into {signers}. "
    "If the pack is to come from somebody else: presencecheck pack remove {name}, then add it.",
)
SIGNER_CHANGED = ErrorText(
    'The pack "{name}" was signed with the key {signer}, and now comes {how}.',
    "Ask the publisher. If they say that their key changed: presencecheck pack remove {name}, then add it.",
)
SIGNER_NOT_ALLOWED = ErrorText(
    'The pack "{name}" is not signed by anyone who is allowed on this computer.',
    "Whose packs are allowed stands in the file {signers}. {doubt}Ask the person who looks after this computer.",
)
DOUBT = "{doubt} "

# Zip files.
ASK_FOR_EXPORTED = "Ask for a pack made with presencecheck pack export."
HELD_TWICE = ErrorText('{source} holds "{twice}" twice.', ASK_FOR_EXPORTED)
NOT_A_PLAIN_NAME = "is not the plain name of a file"
NOT_A_PLAIN_FILE = "is a link or no plain file"
LARGE_ZIP = ErrorText("{source} is a zip of the kind for very large files (zip64).", ASK_FOR_EXPORTED)
ENCRYPTED = "is encrypted"
ODD_COMPRESSION = "is compressed in a way that is not read"
ODD_MEMBER = ErrorText('{source}: the member "{shown}" {fault}.', ASK_FOR_EXPORTED)
TOO_MANY_FILES = "{source} holds more than {most} files."
NOT_A_ZIP = ErrorText("{source} is not a whole zip file.", "It may not have arrived completely: fetch it again.")

# Fetching a pack.
ODD_ADDRESS = ErrorText(
    "This is not an https address that can be used.",
    "Write it as https://example.org/pack.zip, in plain letters, without a name or password in it.",
)
ANSWERS_WITH = "it answers {code}"
SILENT = "it is silent"
SENDS_TOO_MUCH = ErrorText("{host} sends more than {most} MiB.", "A pack is smaller.")
TOO_SLOW = "it sends too slowly"
BROKE_OFF = "it broke off before the end"
ODD_REDIRECT = ErrorText(
    "{host} sends on to an address that is not plain https; it is not followed.",
    "Ask the publisher of the pack for its https address.",
)
NOT_DOWNLOADED = ErrorText(
    "The pack cannot be had from {host}: {reason}.",
    "Nothing was changed; what is installed works without a network. Look at the address, or try again later.",
)
CERTIFICATE_NOT_TRUSTED = "its certificate is not trusted ({reason})"
NOTHING_CHANGED = "Nothing was changed. {advice}"
UNKNOWN_AUTHORITY = (
    "Where your practice vouches for its own servers, ask for the file of its certificates, and "
    "name it in the variable SSL_CERT_FILE, such as SSL_CERT_FILE=/etc/ssl/practice.pem. Else do not use the address."
)
CONNECTION_LOST = "the connection broke off"

# Which files a pack may hold.
ODD_FILE_NAME = ErrorText(
    '{source}: "{name}" cannot be the name of a checklist.',
    "Name it with small letters, digits and hyphens, ending in .yaml, such as room-closed.yaml.",
)
SAME_NAME = ErrorText(
    '{source} holds "{name}" and "{twin}", which many systems take for one file.', "Rename or remove one of them."
)
MAKE_SEVERAL = "Make several packs of it."
FILE_TOO_LARGE = ErrorText('{source}: "{name}" is larger than {most} KiB.', "A checklist is a page or two.")
PACK_TOO_LARGE = ErrorText("{source} holds more than {most} MiB.", MAKE_SEVERAL)

# Folders.
NAME_A_FOLDER = "Name the folder of a pack."
LINK_IN_FOLDER = ErrorText(
    "{path} is a link or no plain file; a pack is made of plain files.", "Put a copy of the file in its place."
)

# Installing.
OTHER_WINDOW = ErrorText("Another window is changing the packs.", "Finish there, then try again.")

# An installed pack that is read.
NOT_AS_ACCEPTED = ErrorText(
    '{path} of the pack "{name}" is not what was accepted.', "See what differs: presencecheck pack verify {name}"
)

# The list of installed packs.
NEWER_LOCK = ErrorText("{path} was written by a newer presencecheck.", "Update presencecheck.")
DAMAGED_LOCK = ErrorText(
    "{path} is damaged.", "Delete that file and add the packs again: presencecheck pack add SOURCE."
)
LIST_PACKS = "List them: presencecheck pack list."
TAKE_IN = "To take one in, or a newer version of it: presencecheck pack add {typed}"
NO_SUCH_PACK = 'There is no pack "{name}".'
TOO_MANY_PACKS = ErrorText("More than {most} packs cannot be installed.", "Remove one that is not needed.")

# SHA256SUMS.
ODD_MANIFEST_LINE = ErrorText(
    "{source}: line {number} of {manifest} cannot be read.",
    "Each line is a sha256, two spaces and the name of a file of the pack, once.",
)

# pack.yaml.
LENGTH = "1 to {most} characters"
ONE_LINE = "it should be one line"

# A pack as a whole.
NOT_A_PACK = ErrorText(
    "{source} is not a pack: it holds no {metadata}.",
    "A pack's folder has a pack.yaml with format, name, title, version, publisher and licence.",
)
NO_CHECKLIST = ErrorText("{source} holds no checklist.", "Their names end in .yaml.")
FILES_MISSING = "{count} missing ({first})"
FILES_DIFFERENT = "{count} different ({first})"
FILES_TOO_MANY = "{count} too many ({first})"
INVALID = Plural("{source} has {count} error and is not used.", "{source} has {count} errors and is not used.")
INCOMPLETE = ErrorText(
    "{source} is not complete yet, or was changed: against its {manifest}, {parts}.",
    "If it is still being copied or synchronised, wait and try again; else ask its publisher.",
)

# The policy of a computer.
POLICY_HINT = "This file binds everyone on this computer; ask the person who looks after it to mend it."
POLICY_NOT_TOML = ErrorText("{path} is not TOML: {error}.", POLICY_HINT)
POLICY_NOT_A_TABLE = ErrorText('{path}: "{name}" should be a table.', POLICY_HINT)
IN_QUOTES = "Write it in quotes."
POLICY_ODD_FACT = ErrorText('{path}: "practice.{key}" cannot be that.', "{help} " + POLICY_HINT)
POLICY_UNKNOWN_SETTING = ErrorText('{path} has a setting "{key}", which is not known.', "{near} " + POLICY_HINT)
POLICY_ODD_SOURCES = ErrorText('{path}: "allowed_sources" should be full paths and https addresses.', POLICY_HINT)
POLICY_ODD_SWITCH = ErrorText('{path}: "{key}" should be true or false.', POLICY_HINT)
POLICY_ODD_SIGNERS = ErrorText('{path}: "allowed_signers" should be the full path of a file.', POLICY_HINT)

# Sources.
NO_SHA256 = ErrorText("That is no sha256.", "It has 64 digits from 0 to f; pack export prints it.")
SHA256_OF_A_FOLDER = ErrorText("--sha256 is that of a zip, and this is a folder.", "Leave it out.")
NO_SUCH_SOURCE = ErrorText("There is no folder or file {path}.", "A pack comes from a folder, a .zip, or https.")
ZIP_TOO_LARGE = "{source} is larger than {most} MiB."
ADDRESS_WITHOUT_SHA256 = ErrorText(
    "A pack from an address needs --sha256 HEX, where nobody vouches for its signature.",
    "The publisher of the pack gives it beside the address; pack export prints it.",
)
OTHER_SHA256 = ErrorText(
    "{source} is not the file you were told of: its sha256 is {sha256}.",
    "It may be damaged, another version, or forged. Ask its publisher.",
)

# Updates.
OTHER_PACK = ErrorText('{source} now holds the pack "{name}".', "If that is meant: presencecheck pack add {typed}")
