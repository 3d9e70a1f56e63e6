"""What is said of the settings: what each is for, and what a wrong key or value should have been."""

from presencecheck.messages.error_text import ErrorText

MEANINGS = {
    "routine": "the routine that a bare presencecheck starts",
    "routine-again": "the routine of each further walk of a day; shipped:next is the one that came with the program",
    "modality": "how sessions usually are: video, audio or in-person",
    "setting": "with whom: individual, couple, group, family or child",
    "surface": "where a walk is shown: terminal, plain (as plain below), or browser",
    "plain": "plain lines, for screen readers and braille; once it is set, no screen reader is looked for",
    "motion": "show the breathing guide as a moving bar; false shows words only",
    "private": "walk on a screen apart, which is cleared at the end; for a computer that others use too",
    "key-guard": "drop keys that came too soon, or too fast, to have been meant for the question that stands",
    "cue": "what tells closed eyes that a breath turns: none, bell (the terminal's) or voice (the system's)",
    "keep": 'how long runs are kept: "12 months", "90 days", "2 years"; or "forever"',
    "keep-numbers": "keep the numbers that you give on scales, for yourself; asked once, at the first scale",
    "times": "how exactly runs keep when they were walked: exact, or day for the day alone",
    "keep-recall": "keep which lines of a card you say were left open; false keeps how many",
    "own": "the folder of your own lists; empty: a folder of the program's",
    "probes.on": "measure during a walk; false asks instead",
    "probes.host": "where your sessions are held, for the line and the clock: meet.example.org",
    "probes.stun": "its STUN server, for jitter and loss: stun.example.org:3478",
    "probes.apps": "programs that put messages on the screen, with commas between; empty: the usual ones",
    "practice.name": "your practice's name, on pages that you hand to clients",
    "practice.phone": "its telephone number, for clients",
    "practice.emergency": "whom clients call in an emergency, as 112, or a crisis line",
    "practice.link": "its page in the web: https://practice.example.org",
    "practice.date": "the date that pages for clients carry: 2026-11-28, or today for the day they are made",
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

UNKNOWN_KEY = 'There is no setting "{key}".'
UNKNOWN_KEY_HINT = "Those that are known: presencecheck config list"
WRONG_VALUE = '"{value}" is not a value of {key}.'
KNOWN_VALUES = "Known: {values}."
GIVE = "Give {kind}."
KINDS = {bool: "true or false", int: "a whole number", str: "text in quotes"}
HOST_SHAPE = "Give a name such as meet.example.org, or a name and a port; no https:// and no path."
LINE_SHAPE = "Give one line of at most 120 characters."
PHONE_SHAPE = "Give one line with a number to call, of at most 120 characters."
LINK_SHAPE = "Give the address of a page: https://practice.example.org."
DATE_SHAPE = "Give a date such as 2026-11-28, or today."
OWN_SHAPE = "Give a folder with its whole path, as ~/Documents/lists."
KEEP_SHAPE = 'Write it as "12 months", "90 days", "2 years" or "forever".'

# The settings file.
NOT_TOML = ErrorText("{path} is not TOML: {reason}.", "Mend that line, or delete the file.")
PASSED_OVER = "The settings are as shipped where they cannot be read: {problem}"
FILE_UNKNOWN_KEY = '{path} has a setting "{key}", which is not known.'
FILE_WRONG_KIND = ErrorText('{path}: "{key}" should be {kind}.', "Set it: presencecheck config set {key} …")
FILE_WRONG_VALUE = '{path}: "{key}" is "{value}".'
CANNOT_CHANGE = ErrorText("{path} is written in a way that cannot be changed from here.", "Write there: {line}")
DEFAULT = "(default)"
ROW = "{0}: {1}; {2}."
"""A setting, its value and its meaning, where plain lines are wanted."""
COLUMNS = ("setting", "value", "what it is for")
OPTIONS = {
    "value": "Its new value.",
    "key": "The setting's name; `presencecheck config list` shows them.",
}
"""Help of the options and arguments, by parameter."""
