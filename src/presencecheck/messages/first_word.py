"""What is said of a first word that is neither a command nor the name of a checklist or routine."""

from presencecheck.messages.error_text import ErrorText

UNKNOWN = 'There is no command, checklist or routine "{word}".'
DID_YOU_MEAN = "Did you mean {word}?"
SEE_ALL = "Commands: presencecheck help. Checklists and routines: presencecheck list."
NO_COMMAND_BUT_LIST = ErrorText(
    '"{word}" is no command but the name of a checklist or routine.', "See what it asks: presencecheck show {word}"
)
A_FILE = ErrorText(
    '"{word}" looks like a file; what is walked has a name.',
    "To try it: presencecheck run {typed}. To keep it among your own lists: presencecheck add {typed}",
)
A_FILE_UNNAMED = ErrorText(
    '"{word}" looks like a file; what is walked has a name.', "See the names: presencecheck list."
)

SYNONYMS = {
    "run": ("start", "begin", "go", "walk", "check-in"),
    "run --resume": ("resume", "continue"),
    "list": ("ls", "lists", "checklists", "routines"),
    "show": ("view", "display", "cat", "print"),
    "diff": ("compare",),
    "check": ("validate", "lint"),
    "new": ("create", "make"),
    "add": ("import", "take"),
    "open": ("browser", "web", "page", "window"),
    "edit": ("change", "modify"),
    "probe": ("measure", "test"),
    "devices": ("camera", "microphone", "mic", "speaker", "video", "audio", "sound"),
    "doctor": ("diagnose", "health"),
    "setup": ("install", "welcome", "wizard", "set-up"),
    "appointment": ("calendar", "agenda", "appointments"),
    "remind": ("reminder", "notify", "notification", "timer"),
    "shortcut": ("icon", "starter", "launcher", "desktop"),
    "where": ("path", "paths", "folder", "folders", "files"),
    "pack": ("packs",),
    "stats": ("statistics", "figures"),
    "report --share": ("share",),
    "forget": ("delete", "remove", "erase", "clear", "purge", "rm"),
    "backup": ("save", "copy"),
    "history": ("runs", "log", "logs", "past"),
    "config": ("settings", "setting", "options", "preferences", "configure", "set"),
    "manual": ("man",),
    "help": ("docs", "usage", "h", "?", "commands"),
    "--version": ("version",),
    "run --at 14:30": ("at",),
}
"""Words that people type for a command that has another name, by what they mean; only told, never carried out."""
