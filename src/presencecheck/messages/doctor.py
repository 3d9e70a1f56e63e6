"""What `doctor` says of an installation."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

PROGRAM = "presencecheck {version}, in {folder}."
PYTHON = "Python {version} on {system}."
CHECKLISTS = Plural(
    one="{count} checklist or routine came with the program.",
    other="{count} checklists and routines came with the program.",
)
OWN_FINE = Plural(one="Your own list can be used.", other="Your own {count} lists can be used.")
OWN_BROKEN = Plural(
    one="1 list of your own cannot be used: {names}.", other="{count} lists of your own cannot be used: {names}."
)
OWN_BROKEN_HINT = "See what is wrong, and where: presencecheck check {names}"
OWN_MISFIT = ErrorText("Your changes no longer fit what they change: {names}.", "See where: presencecheck diff {first}")
PACKS = Plural(one="{count} pack, with all that it needs.", other="{count} packs, with all that they need.")
PACKS_NEWER = "Take it when you have time: presencecheck pack update"
NAMES_SET = "What lists name of your practice is set."
NAMES_UNSET = ErrorText(
    "Not set, so that general words stand in its place in texts of {lists}: {names}.",
    "Set it: presencecheck config set {first} …",
)
SETTINGS_NONE = "No settings file yet; all is as shipped."
SETTINGS = "The settings can be read: {path}"

FOLDERS = "Only you can read {paths}."
FOLDERS_NONE = "No folder of yours yet; the first run makes them, readable by you alone."
FOLDERS_BLOCKED = ErrorText(
    "Nothing can be written in {paths}.",
    "If a file stands there, move it away. A folder of yours is opened by: chmod u+rwx '{path}'. On a disk that is "
    "only read, set PRESENCECHECK_HOME to another place.",
)
FOLDERS_OPEN = ErrorText("Others on this computer can look into {paths}.", "Close it to others: chmod {mode} '{path}'")
FOLDERS_OF_OTHERS = ErrorText(
    "These belong to another account of this computer, as after a command with sudo: {paths}.",
    "Take them back: sudo chown {account} {names}",
)
NOT_TOLD = ErrorText("Who may read your files is not told on this system.", "Keep the computer's account to yourself.")

HISTORY_NONE = "No history yet."
HISTORY = "History of version {version}, {size} kB."
HISTORY_ASIDE = ErrorText(
    "{sentence} Put aside: {names}.",
    "Nothing reads what was put aside. Delete it if you do not need it; forget deletes it too.",
)
HISTORY_LINKED = ErrorText(
    "{sentence} The file has another name elsewhere, which may be a copy that shares its bytes.",
    "Make it a file of its own: cp -p '{path}' '{path}.new' && mv '{path}.new' '{path}'",
)
HISTORY_UNFINISHED = ErrorText(
    "A change to the history was under way when something stopped it.",
    "The next run puts it right; leave the file ending in -journal where it is.",
)

DATES = "No run is dated in the future."
KEPT_FOREVER = "All runs are kept, as your settings say."
NOTHING_OLDER = "No run is older than {keep}."
GO_AT_NEXT = "The next command that reads the history forgets what your settings (keep) say."
BACKUPS_FINE = "No backup beside the history holds runs that are no longer kept."
BACKUPS_UNREADABLE = ErrorText(
    "Cannot be read, so nothing is known of its runs: {paths}",
    "Make another backup, presencecheck backup, and delete that one.",
)
LOOK_THROUGH = "Look the history through: presencecheck verify"

COPIES_NONE = "No copies lie beside your files."
COPIES_OF_HISTORY = Plural(
    one="A copy of the history that this program did not make may have other runs: {paths}.",
    other="{count} copies of the history that this program did not make may have other runs: {paths}.",
)
COPIES_MERGE = "Bring in their runs, presencecheck merge {typed}, then delete them; forget does not clean them."
COPIES_UNREAD = Plural(
    one="Nothing reads this file, which a sync service or an editor may have made: {paths}.",
    other="Nothing reads these {count} files, which a sync service or an editor may have made: {paths}.",
)
COPIES_COMPARE = "Take over what you need from what is not read, then delete it."

SYNCED = ErrorText(
    "{service} copies your history elsewhere, in {path}: all who have that account have it, what you forget here may"
    " stay there, and two computers make two versions of it.",
    "Set PRESENCECHECK_HOME to a folder outside it, and move the files there. A second computer: presencecheck merge",
)
SOME_SERVICE = "A sync service"
"""Where a folder's name does not say which."""
ON_NETWORK = ErrorText(
    "Your history is on another computer's drive ({kind}), in {path}: where the line breaks an answer may be lost, and"
    " windows on two computers can damage it.",
    "Set PRESENCECHECK_HOME to a folder on this computer, and move the files there. A second computer: presencecheck"
    " merge",
)
NOT_SYNCED = "Your history is in no folder of a known sync service, and on no network drive that is known."

DISK = ErrorText(
    "{free} GB are free where your history is.", "Make room; an answer that cannot be written is not kept."
)

ENCRYPTED = "The disk that holds your history is encrypted ({how})."
NOT_ENCRYPTED = ErrorText(
    "The disk that holds your history is not encrypted, as far as {how} tells.",
    "Turn on the system's disk encryption; without it, anyone who finds the computer could read your history.",
)
ENCRYPTION_UNKNOWN = ErrorText(
    "Could not tell whether the disk is encrypted.", "Look in the system's settings, under privacy or security."
)

CALENDAR = "The calendar can be read: {source}"
CALENDAR_READ = "The calendar was read on {at}: {source}"
CALENDAR_OLD = ErrorText(
    "The calendar was last read on {at}, which is too old to be used: {source}",
    "Read it now: presencecheck appointment --refresh",
)

EXTRA = "{library} {version} is installed."
NEEDED_BY = {"system": "power, machine and programs", "audio": "microphone and speaker"}
"""What is measured with a library that may be missing, by the name of its extra."""
EXTRA_MISSING = "{library} is not installed; {probes} are asked as questions."

NAMES = {
    "program": "program",
    "python": "Python",
    "checklists": "checklists",
    "own": "own lists",
    "settings": "settings",
    "policy": "policy",
    "packs": "packs",
    "calendar": "calendar",
    "names": "names in lists",
    "history": "history",
    "extra system": "library psutil",
    "extra audio": "library sounddevice",
    "dates": "dates",
    "retention": "retention",
    "backups": "backups",
    "folders": "folders",
    "copies": "copies",
    "sync": "sync",
    "disk": "disk",
    "encryption": "encryption",
    "probe power": "probe power",
    "probe network": "probe network",
    "probe machine": "probe machine",
    "probe clock": "probe clock",
    "probe apps": "probe apps",
    "probe sound": "probe sound",
}
"""What each part is called on screen, by its name in JSON."""
OPTIONS = {"all": "Also everything that is fine, each in a line."}
"""Help of the options, by parameter."""
FIRST = "To do first:"
LATER = "Could be better:"
FINE = "Fine: {names}. Each in a line: presencecheck doctor --all"
ALL_FINE = "All {count} parts are fine: {names}. Each in a line: presencecheck doctor --all"
COLUMN = "part"
"""The heading above the names of what was looked at."""
