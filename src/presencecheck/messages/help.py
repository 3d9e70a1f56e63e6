"""Help of the program and of its commands, as `--help` prints it."""

PROGRAM = (
    "The check a therapist walks through before a session. Without a command, it starts the walk; with the name of a "
    "checklist or routine, that one."
)
VERSION = "Print the version."
PROGRAM_SHORT = "the check a therapist walks through before a session"
EXAMPLES, SUBCOMMANDS = "Examples", "Commands"
"""Headings in the help of a command."""
GROUPS = {
    "before": "Before a session",
    "back": "Look back",
    "own": "Make it your own",
    "keep": "Keep",
    "scripts": "For scripts",
}
"""The headings above the commands, by the groups of `core.names`."""
SHORT = {
    "run": "begin the check, or the list you name",
    "open": "the same in your browser",
    "list": "the checklists and routines there are",
    "show": "every question of one, and why it is asked",
    "card": "what to have in view with the client",
    "devices": "see and hear yourself in your browser",
    "probe": "measure power, line, sound and more",
    "appointment": "when the next session starts",
    "setup": "a few questions about how you work",
    "shortcut": "an icon that begins the check",
    "remind": "a quiet notice before an appointment",
    "help": "what a command can do",
    "history": "your runs, one line each",
    "stats": "what takes long, what keeps failing",
    "report": "a page to print, or for supervision",
    "config": "your settings: how you work, what is kept",
    "new": "begin a list of your own",
    "add": "take in a list that someone sent you",
    "edit": "change a list, ours or yours",
    "retire": "leave a question out of every walk",
    "diff": "what you changed in one of our lists",
    "check": "find every mistake in a list's file",
    "pack": "lists that a practice shares",
    "backup": "a copy of the history, seen to be whole",
    "restore": "put a backup in the history's place",
    "merge": "bring in the runs of another computer",
    "forget": "delete runs for good",
    "verify": "see whether the history is unchanged",
    "doctor": "what to put right on this computer",
    "where": "where everything is kept",
    "export": "the runs as CSV, JSON lines or FHIR",
    "schema": "the JSON Schema of a file, for editors",
    "manual": "the man pages",
    "pack add": "show what a pack holds, and add it",
    "pack list": "the packs you have",
    "pack show": "every question of a pack, and its texts",
    "pack outdated": "which packs have a newer version",
    "pack update": "show what is new in packs, and take it",
    "pack verify": "compare every byte with what you took",
    "pack remove": "take a pack off this computer",
    "pack keygen": "make a key to sign packs with",
    "pack rollback": "take back the version before an update",
    "pack export": "make a zip of a folder of lists",
    "history show": "one run: every item and its outcome",
    "config get": "one setting",
    "config set": "change a setting",
    "config unset": "put a setting back as it came",
    "config list": "all settings with their values",
}
"""A command in at most 45 characters, for the list of all."""

COMMANDS = {
    "run": "Walk through a checklist or routine; without a name, your usual one. Bare `presencecheck` does the same.",
    "open": "Walk in your browser, with no terminal needed; nothing leaves this computer.",
    "list": "List every checklist and routine, with the time it takes and where it comes from.",
    "show": "Show a checklist or routine: every question, why it matters, what helps, what it rests on.",
    "card": ("Show a checklist, or the cards of a routine, as one screen to have in view, with nothing to press."),
    "diff": (
        "Show what an own or a pack's file changes of a checklist, and what has changed below it since it was written."
    ),
    "check": "Report every problem of checklist files, with line, column and what to do.",
    "new": "Begin a list of your own: question by question, in your browser, or in your editor.",
    "add": "Show every question of a checklist file that someone sent you, and add it to your own lists if you agree.",
    "edit": (
        "Change a checklist: your own as it stands, another's by an overlay that names only what you change, so that "
        "all else stays up to date. In a terminal it asks how: by questions, in your browser, or in your editor."
    ),
    "retire": ("Leave a question out of every walk, by an overlay of your own, and show it; --undo asks it again."),
    "schema": "Print the JSON Schema of checklist files, or of another file, for editors.",
    "probe": "Measure power, line, machine, clock, programs, microphone and speaker now; exit code 1 where one fails.",
    "devices": "Check picture, light, sound and speaker on a page in your own browser; nothing leaves this computer.",
    "doctor": (
        "Look at the installation: folders, history, libraries, disk, probes. Changes nothing; exit code 1 on a fail."
    ),
    "appointment": "Say when the next session starts, by the calendar of your settings: of that, start times alone.",
    "setup": "Ask a few questions about how you work, as the first start does; then the check.",
    "shortcut": "Make an icon that begins a walk in your browser, with no terminal needed; --remove takes it away.",
    "remind": (
        "Look once whether an appointment of your calendar is near, and show a quiet notification that can begin the "
        "walk; --install has your computer do that every five minutes."
    ),
    "where": "Print where everything is kept: settings, lists, history; what each is, and if it is there.",
    "pack": "Packs, checklists that others share; without a command, list those you have.",
    "pack add": (
        "Show what a pack holds and add it if you agree.\n\nIt is copied, so that it works without its source. Where "
        "two packs have the same checklist, the one that was added later is used."
    ),
    "pack list": "List the installed packs, the last added last.",
    "pack show": (
        "Show all that a pack holds: every question, its own texts, and the addresses in it.\n\nIt need not be added: "
        "a folder, a zip or an address is only looked at."
    ),
    "pack outdated": (
        "Ask each source for a newer version, and write down which packs have one.\n\nNothing is taken. `pack list`, "
        "`doctor` and a start say what this found, and ask nobody themselves."
    ),
    "pack update": (
        "Show what is new in packs, and take it if you agree.\n\nA pack is read again where it came "
        "from; at an address only where it is signed. Your own lists are tried with it first. Where one would stop, "
        "--yes keeps the version that you have."
    ),
    "pack verify": (
        "Compare every byte with what was accepted.\n\nSignatures are checked again too. Exit code 1 says that "
        "something differs."
    ),
    "pack keygen": (
        "Make a key to sign packs with, and show the line by which others trust it.\n\nssh-keygen makes it and asks for"
        " a passphrase."
    ),
    "pack rollback": (
        "Go back to the version of a pack before the last update.\n\nIt has to be as it was accepted, and its signer"
        " still be trusted. Your own lists are tried with it first."
    ),
    "pack remove": (
        "Remove a pack from this computer.\n\nYour own checklists and the history stay; what of them would stop is said"
        " first."
    ),
    "pack export": (
        "Check a folder of checklists and make a zip of it.\n\nThe same files make the same bytes on every computer. "
        "The sha256 to publish is the last line."
    ),
    "stats": "Show how often you checked, how it ended, and which items want a second look.",
    "report": "Write a page about the last 90 days, or a month or quarter, to keep, to print, or for supervision.",
    "export": (
        "Write your runs for a spreadsheet, a program, or a health record system; all of them unless you say which."
    ),
    "forget": (
        "Take runs out of the history and of our backups of it, so that nothing of them is left in any file of ours."
    ),
    "verify": "See whether every row of the history is as it was written, and print its head.",
    "backup": "Copy the history, also while it is written, and see that the copy is whole.",
    "restore": "Put a backup in the history's place; the present one is kept as a backup.",
    "merge": "Bring in the runs of another computer's history or of a backup: each once, however often you do it.",
    "history": "Look back at your runs; without a command, list the newest.",
    "history show": "Show one run: every item and its outcome.",
    "config": (
        "Read and change your settings; without a command, in a terminal, choose one by its number, and elsewhere list "
        "them."
    ),
    "config get": "Print one setting.",
    "config set": (
        "Change one setting; the file's other lines stay as they are.\n\nShort names do: host, apps, phone. "
        "A link to a meeting becomes its host."
    ),
    "config unset": "Put a setting back as it came with the program.",
    "config list": "List what you can set, with its value and what it is for; --all lists limits of measurements, too.",
    "manual": (
        "Print the man page of the program or of a command; with -o, write all of them into a folder.\n\nIn "
        "~/.local/share/man/man1, `man presencecheck` finds them."
    ),
    "help": "Show what the program or a command can do.",
}
"""What the help of each command says first."""

OPTIONS = {
    "json": "Print one JSON object and nothing else.",
    "plain": "Sentences in place of tables and bars, 20 lines at a time.",
    "output": "Write it to a file that you alone can read.",
    "no_open": "Do not open it in an editor.",
    "ask": "Ask question by question, here.",
    "copy": "A backup, or the history of another computer.",
    "yes": "Replace the file without asking.",
    "name": "The id of a checklist or routine; `presencecheck list` shows them.",
    "command": "A command, with its subcommand where it has some.",
}
"""Help of the options and arguments that several commands share."""

METAVARS = {
    "file": "FILE",
    "folder": "FOLDER",
    "folder_or_file": "[FOLDER|FILE]",
    "paths": "PATH…",
    "id": "ID",
    "optional_id": "[ID]",
    "name": "NAME",
    "names": "[NAME]…",
    "ref": "LIST/ITEM",
    "optional_name": "[NAME]",
    "command": "[COMMAND]…",
    "what": "[checklist|pack|settings|policy]",
    "name_or_file": "NAME|FILE",
    "text": "TEXT",
    "key": "KEY",
    "value": "VALUE",
    "run": "RUN",
    "optional_run": "[RUN]",
    "date": "DATE",
    "since": "DATE|90d",
    "until": "DATE|7d",
    "time": "TIME",
    "minutes": "MINUTES",
    "head": "HEAD",
    "source": "SOURCE",
    "name_or_source": "NAME|SOURCE",
    "sha256": "HEX",
}
"""What stands for the value of an option or argument."""
