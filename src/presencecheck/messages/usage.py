"""What is said where a command line is wrong, and what was likely meant."""

from collections.abc import Collection

from presencecheck.messages import config as config_messages
from presencecheck.messages import examples as examples_messages

SEE_HELP = "See: presencecheck help{command}"
DID_YOU_MEAN = "Did you mean {word}?"
THERE_ARE = "There are: {names}."
WHICH = "Which {name}? {meaning} Enter alone: none."
MISSING = "{path} needs {name}: {meaning}"
FOR_EXAMPLE = "For example: {line}"
NO_OPTION = '{path} has no option "{option}".'
NO_NUMBER_FROM = '{option} takes a whole number from {least} on, not "{word}".'
NO_NUMBER = '{option} takes a whole number from {least} to {most}, not "{word}".'
EXTRA = "Too many words for {path}: {words}."
ONE_WORD = "A name is one word: presencecheck {line}"
NO_SUBCOMMAND = '{path} has no command "{word}".'
A_SETTING = "To read it: presencecheck config get {key}. To change it: presencecheck config set {key} VALUE"
A_RUN = "To see one run: presencecheck history show {word}"

EXTRA_HINTS = {
    "show": "One at a time: presencecheck show environment",
    "card": "One at a time: presencecheck card environment",
    "edit": "One at a time: presencecheck edit environment",
    "diff": "One at a time: presencecheck diff environment",
    "history": "To see one run: presencecheck history show last",
    "history show": "One at a time: presencecheck history show last",
    "stats": "Days by options: presencecheck stats --since 90d",
    "report": "Days by options: presencecheck report --since 90d",
    "export": "A file by -o: presencecheck export -o runs.csv",
    "list": "To see one: presencecheck show NAME",
    "where": "All places at once: presencecheck where",
    "forget": "One run, or by days: presencecheck forget --before 2026-01-01",
}
"""What helps where a command is given more words than it takes."""
OPTION_VALUES = {
    "--at": "presencecheck run --at 14:30",
    "--since": "presencecheck stats --since 90d",
    "--until": "presencecheck stats --until yesterday",
    "--routine": "presencecheck stats --routine quick",
    "--modality": "presencecheck run --modality audio",
    "--setting": "presencecheck run --setting couple",
    "--format": "presencecheck show full --format html",
    "-o": "presencecheck report -o report.html",
    "--output": "presencecheck report --output report.html",
    "--month": "presencecheck report --month 2026-11",
    "--quarter": "presencecheck report --quarter 2026-Q4",
    "-n": "presencecheck history -n 5",
    "--number": "presencecheck history --number 5",
    "--before": "presencecheck forget --before 2026-01-01, or presencecheck remind --before 10",
    "--after-run": "presencecheck remind --after-run 0",
    "--in": "presencecheck run --in 10",
    "--after": "presencecheck forget --after 2026-11-27",
    "--from": "presencecheck new my-room --from environment",
    "--title": "presencecheck new my-room --title 'My room'",
    "--answers": "presencecheck run quick --answers answers.jsonl",
    "--where": "presencecheck shortcut --where desktop",
    "--head": "presencecheck verify --head HEAD",
    "--sha256": "presencecheck pack add harbour.zip --sha256 HEX",
    "--sign": "presencecheck pack export lists -o harbour.zip --sign KEY",
}
"""A line for each option that was given without its value."""
_OPTIONS = (
    (("--last", "--days", "--period", "--from", "--newer"), "--since", "--since 90d"),
    (("--to", "--older"), "--until", "--until yesterday"),
    (("--limit", "--count", "--max"), "--number", "--number 5"),
    (("--file", "--out", "--save", "--to-file", "--pdf", "--html"), "--output", "-o FILE"),
    (("--csv", "--fhir", "--jsonl", "--text", "--markdown"), "--format", "--format {name}"),
    (("--force", "-y", "-f", "--no-confirm"), "--yes", "--yes"),
    (("--phone", "--audio"), "--modality", "--modality audio"),
    (("--video", "--online"), "--modality", "--modality video"),
    (("--room", "--person"), "--modality", "--modality in-person"),
    (("--couple", "--group", "--family", "--child", "--individual"), "--setting", "--setting {name}"),
    (("--first", "--new-client", "--intake"), "--first-session", "--first-session"),
    (("--time", "--start", "--when", "--in"), "--at", "--at 14:30"),
    (("--continue",), "--resume", "--resume"),
    (("--new", "--restart", "--again"), "--fresh", "--fresh"),
    (("--web", "--page"), "--browser", "--browser"),
    (("--no-history", "--incognito", "--no-save"), "--no-log", "--no-log"),
    (("--no-color", "--no-colour", "--accessible", "--screen-reader"), "--plain", "--plain"),
    (("--delete", "--uninstall", "--off"), "--remove", "--remove"),
)
"""Options that people look for, the one that a command must have for it, and what to type."""


def other_option(option: str, known: Collection[str]) -> str:
    """What to type in place of an option that has another name here; empty for none."""
    word = option.casefold().partition("=")[0]
    found = (line for words, needed, line in _OPTIONS if word in words and needed in known)
    return next(found, "").format(name=word.lstrip("-"))


_SUBCOMMANDS: dict[str, dict[str, tuple[str, ...]]] = {
    "config": {
        "list": ("show", "ls", "all", "view", "print"),
        "set": ("change", "edit", "put", "add"),
        "unset": ("reset", "delete", "remove", "clear", "rm", "default"),
        "get": ("read", "value"),
    },
    "pack": {
        "add": ("install", "get", "download", "fetch", "import", "new"),
        "remove": ("uninstall", "delete", "rm", "forget"),
        "update": ("upgrade", "refresh"),
        "list": ("ls", "all"),
        "show": ("view", "info", "read", "open"),
        "outdated": ("old", "news"),
        "rollback": ("undo", "back", "revert"),
        "verify": ("check", "test"),
        "export": ("zip", "create", "make", "build", "share"),
    },
    "history": {"show": ("view", "open", "see", "get", "run")},
}


def other_subcommand(path: str, word: str) -> str:
    """The subcommand that has another name here; empty for none."""
    return next((name for name, words in _SUBCOMMANDS.get(path, {}).items() if word.casefold() in words), "")


def other_value(option: str, word: str) -> str:
    """The value of an option that people have another word for; empty for none."""
    return config_messages.OTHER_VALUES.get(option, {}).get(word.casefold(), "")


def example(path: str) -> str:
    """A line that can be typed for a command; empty for none."""
    lines = (words for words, _ in examples_messages.EXAMPLES.get(path, ()) if words.split() != path.split())
    return next((f"presencecheck {words}" for words in lines), "")
