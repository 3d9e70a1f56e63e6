"""What is said of the settings: what each is for, and what a wrong key or value should have been."""

from presencecheck.messages.error_text import ErrorText

MEANINGS = {
    "routine": "the routine that begins a day, as a bare presencecheck starts it",
    "routine-again": "the routine of each further walk of a day",
    "modality": "how sessions usually are: video, audio or in-person",
    "setting": "with whom: individual, couple, group, family or child",
    "surface": "where a walk is shown: terminal, plain (as plain below), or browser",
    "plain": "plain lines, for screen readers and braille; once it is set, no screen reader is looked for",
    "motion": "show the breathing guide as a moving bar; false shows words only",
    "private": "walk on a screen apart, which is cleared at the end; for a computer that others use too",
    "key-guard": "drop keys that came too soon, or too fast, to have been meant for the question that stands",
    "cue": "what tells closed eyes that a breath turns: none, bell (the terminal's) or voice (the system's)",
    "keep": 'how long runs are kept: "12 months", "90 days", "2 years"; or "forever"',
    "keep-numbers": "keep the numbers that you give on scales, for yourself; until it is set, the first scale asks",
    "times": "how exactly runs keep when they were walked: exact, or day for the day alone",
    "keep-recall": "keep which lines of a card you say were left open; false keeps how many",
    "own": "the folder of your own lists; empty: a folder of the program's",
    "calendar": "a calendar of sessions alone, for their start times: a file, a folder, or a secret https address",
    "probes.on": "measure during a walk; false asks instead",
    "probes.host": "where your sessions are held, for the line and the clock; such as meet.example.org",
    "probes.stun": "its STUN server, for jitter and loss; such as stun.example.org:3478",
    "probes.apps": "programs that put messages on the screen, with commas between; empty: the usual ones",
    "practice.name": "your practice's name, on pages that you hand to clients and in texts of lists",
    "practice.phone": "its telephone number, for clients and in texts of lists",
    "practice.emergency": "whom clients call in an emergency; such as 112, or a crisis line",
    "practice.link": "its page in the web; such as https://practice.example.org",
    "practice.date": "the date that pages for clients carry; such as 2026-11-28, or today for the day they are made",
    "practice.waiting": "where clients wait until you begin, in texts of lists; such as the waiting room of Meet",
    "practice.platform": "the video service, in texts of lists; such as Meet",
    "probes.battery-warn": "percent of battery below which it is worth a word",
    "probes.battery-fail": "percent of battery below which it will not do",
    "probes.round-trip-warn": "ms there and back above which it is worth a word",
    "probes.round-trip-fail": "ms there and back above which it will not do",
    "probes.jitter-warn": "ms of jitter above which it is worth a word",
    "probes.loss-warn": "percent lost at which it is worth a word",
    "probes.loss-fail": "percent lost above which it will not do",
    "probes.certificate-warn": "days to a certificate's end below which it is worth a word",
    "probes.clock-warn": "seconds off above which it is worth a word",
    "probes.clock-fail": "seconds off above which it will not do",
    "probes.load-warn": "percent of the processors above which it is worth a word",
    "probes.memory-warn": "percent of memory left below which it is worth a word",
    "probes.disk-warn": "gigabytes of disk left below which it is worth a word",
    "probes.noise-warn": "dBFS of room noise above which it is worth a word",
    "probes.voice-warn": "dBFS of voice below which it is worth a word",
    "probes.margin-warn": "dB from room noise to voice below which it is worth a word",
}
"""What each setting is for, by its key."""

TOPICS: dict[str, tuple[str, ...]] = {
    "how you work": ("modality", "setting"),
    "host of your meetings": ("probes.host",),
    "routines": ("routine", "routine-again"),
    "where a check is shown": ("surface",),
    "keep your runs for": ("keep",),
    "numbers are kept": ("keep-numbers",),
    "times are kept": ("times",),
    "screen is cleared at the end": ("private",),
    "own lists": ("own",),
    "calendar": ("calendar",),
    "practice": (
        *("practice.name", "practice.phone", "practice.emergency", "practice.link", "practice.date"),
        *("practice.waiting", "practice.platform"),
    ),
}
"""What a person sets, in the menu: its name there, and the settings behind it."""
TOPIC = "{number} {name}: {now}"
ASK_TOPIC = "A number or a name, then Enter; Enter alone or q ends."
ASK_VALUE = "The new value; Enter alone or q leaves it as it is, - empties it."
ASK_CHOICE = "A number or a word, then Enter; Enter alone or q leaves it as it is."
NONE_OF_THESE = '"{word}" is none of these.'
ROUTINES = "{first}, then {again}"
"""What begins a day, and what its further walks are, in the menu."""
NO_TOPIC = "That is none of them."
NOW = "{meaning}. Now: {value}."
LEAVING = ("", "q", "Q")
"""What leaves a menu or a setting as it is: Enter alone, and the key that leaves a walk."""
MENU_ENDS = "All your settings: presencecheck config list"
EMPTY = "empty"
EMPTY_MEANS = {"own": "a folder of the program", "probes.apps": "the usual ones"}
"""What is so where a setting is empty, if that is not that there is none."""
SWITCH = ("yes", "no")
"""How a switch is shown and listed."""
YES_AND_NO = {True: ("true", "yes", "y", "on", "1"), False: ("false", "no", "n", "off", "0")}
"""Words that turn a switch on and off."""
OTHER_VALUES: dict[str, dict[str, str]] = {
    "modality": {
        "phone": "audio",
        "telephone": "audio",
        "call": "audio",
        "online": "video",
        "zoom": "video",
        "room": "in-person",
        "in person": "in-person",
        "face-to-face": "in-person",
        "office": "in-person",
    },
    "setting": {"one": "individual", "single": "individual", "pair": "couple", "children": "child"},
    "surface": {"web": "browser", "window": "terminal"},
    "times": {"days": "day", "date": "day"},
}
"""Other words for values, by setting."""
UNITS = {"d": "days", "w": "weeks", "y": "years"}
"""Short forms of units of time; m could be months or minutes."""
USUAL_VALUES = {"keep": ("forever",), "practice.date": ("today",)}
"""Values that a shell offers, of settings that can have others."""
EXAMPLES = {
    "keep": "3 months",
    "own": "~/Documents/lists",
    "calendar": "~/calendars/sessions",
    "probes.host": "meet.example.org",
    "probes.stun": "stun.example.org:3478",
    "probes.apps": "Slack, Teams",
    "practice.name": "Harbour Practice",
    "practice.phone": "+1 555 0100",
    "practice.emergency": "112",
    "practice.link": "https://practice.example.org",
    "practice.date": "today",
    "practice.waiting": "the waiting room of Meet",
    "practice.platform": "Meet",
}
"""A value of each setting that is neither a switch, nor a number, nor one of a few words."""
NO_VALUE = "{meaning}. What is {key} to be?"
VALUE_CHOICES = "One of: {values}."
VALUE_EXAMPLE = "For example: presencecheck config set {key} {value}"
SYNONYMS = {
    "modality": ("mode", "how", "video", "audio", "telephone"),
    "setting": ("with", "whom", "clients", "individual", "couple", "group"),
    "routine": ("default", "usual", "checklist", "list"),
    "surface": ("browser", "terminal", "screen"),
    "plain": ("screen-reader", "screenreader", "accessible", "accessibility", "braille"),
    "motion": ("animation", "animations", "no-motion", "moving"),
    "private": ("privacy", "clear"),
    "cue": ("bell", "voice", "sound"),
    "keep": ("retention", "history", "how-long", "delete-after", "expire"),
    "keep-numbers": ("numbers", "scales", "scale", "ratings"),
    "calendar": ("ics", "ical", "icalendar", "appointments", "appointment", "agenda"),
    "times": ("time", "clock-times", "days"),
    "probes.on": ("on", "probe", "probes", "measure", "measuring", "measurements", "tech-check"),
    "probes.host": ("meeting", "server", "address", "zoom", "teams", "website", "meeting-link", "domain"),
    "practice.name": ("practice", "letterhead", "clinic"),
    "practice.phone": ("tel", "telephone-number", "number"),
    "practice.emergency": ("crisis", "crisis-line", "emergency-line", "sos", "112", "911"),
    "practice.waiting": ("waiting-room", "lobby"),
    "practice.platform": ("video-service", "video-platform", "service"),
}
"""Words that people look for a setting by; only told, never set."""
SEVERAL = {
    "link": "Your meetings' link: presencecheck config set host LINK. Your practice's page: practice.link",
    "url": "Your meetings' link: presencecheck config set host LINK. Your practice's page: practice.link",
}
"""Words that can mean several settings, and how to set each."""
DID_YOU_MEAN = "Did you mean {key}? It is: {meaning}."
IS_NOW = "{key} is now {value}."
UNSET = "{key} is as it came with the program: {value}."
HOST_LOOKS = "Asking {host} whether it answers …"
HOST_ANSWERS = "{host} answers."
HOST_KEEP = "{problem} Keep {host} all the same?"
HOST_LEFT = "Nothing was changed. Its name stands in the link to your sessions."
MORE = "{count} limits of measurements: presencecheck config list --all"

UNKNOWN_KEY = 'There is no setting "{key}".'
UNKNOWN_KEY_HINT = "Those that are known: presencecheck config list"
WRONG_VALUE = '"{value}" is not a value of {key}.'
KNOWN_VALUES = "Known: {values}."
GIVE = "Give {kind}."
KINDS = {bool: "true or false", int: "a whole number", str: "text in quotes"}
HOST_SHAPE = "Give a name such as meet.example.org, a name and a port, or a link to a meeting."
LINE_SHAPE = "Give one line of at most 120 characters."
PHONE_SHAPE = "Give one line with a number to call, of at most 120 characters."
LINK_SHAPE = "Give the address of a page: https://practice.example.org."
DATE_SHAPE = "Give a date such as 2026-11-28, or today."
OWN_SHAPE = "Give a folder with its whole path, as ~/Documents/lists."
CALENDAR_SHAPE = "Give a file or folder with its whole path, as ~/calendars/sessions, or an https address."
KEEP_SHAPE = 'Write it as "12 months", "90 days", "2 years" or "forever".'

# The settings file.
NOT_TOML = ErrorText("{path} is not TOML: {reason}.", "Mend that line, or delete the file.")
PASSED_OVER = "The settings are as shipped where they cannot be read: {problem}"
FILE_UNKNOWN_KEY = '{path} has a setting "{key}", which is not known.'
FILE_WRONG_KIND = ErrorText('{path}: "{key}" should be {kind}.', "Set it: presencecheck config set {key} …")
FILE_WRONG_VALUE = '{path}: "{key}" is "{value}".'
CANNOT_CHANGE = ErrorText("{path} is written in a way that cannot be changed from here.", "Write there: {line}")
CANNOT_UNSET = ErrorText("{path} is written in a way that cannot be changed from here.", "Delete there: {key}")
DEFAULT = "(default)"
ROW = "{0}: {1}; {2}."
"""A setting, its value and its meaning, where plain lines are wanted."""
COLUMNS = ("setting", "value", "what it is for")
OPTIONS = {
    "value": "Its new value; several words need no quotes. In a terminal, it is asked for.",
    "all": "Also the limits of measurements.",
    "key": "The setting's name; `presencecheck config list` shows them.",
}
"""Help of the options and arguments, by parameter."""
