"""What probes say. Each finding is one plain sentence with its value and unit."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

# Where nothing could be measured.
TOO_LONG = "It took longer than {seconds} s."
BROKEN = "The measurement broke off ({kind})."
NOT_STARTED = "The measurement could not be started."
NO_LIBRARY = ErrorText("The library {library} is not installed.", "Install it: {command}")
NO_HOST = ErrorText("No host is set.", "Name where your sessions are held: presencecheck config set host NAME")
PAGE_OFFER = "Key m opens a page in your browser, where you see and hear yourself."
ON_THE_PAGE = ErrorText("This is looked at in your browser.", "presencecheck devices")

# Power.
PLUGGED = "Plugged in, battery at {percent} %."
ON_BATTERY = "On battery, {percent} % left."
NO_BATTERY = "No battery here, so it runs on mains."
PLUG_IN = "Plug in the charger."

# The line.
NO_ADDRESS = ErrorText(
    "No address was found for {host}.",
    "See whether you are online, and whether the host is spelt right: presencecheck config set host NAME",
)
LOOK_UP_SLOW = "Looking up {host} took longer than {seconds} s."
REFUSED = "{host} refuses the connection."
NO_WAY = "There is no way to {host}."
NO_ANSWER = "{host} did not answer within {seconds} s."
SILENT = "{host} accepts the connection and then says nothing."
NO_TLS = "{host} answers, but not with a secure connection."
EXPIRED = "The certificate of {host} has expired."
WRONG_NAME = "The certificate is made out to another name than {host}."
UNTRUSTED = "The certificate of {host} is not one that this computer trusts."
EXPIRES = "its certificate ends in {days} d"
EXPIRES_TODAY = "its certificate ends today"
ANSWERS = "{host} answers: {parts}."
ROUND_TRIP = "{ms} ms there and back"
JITTER = "jitter {ms} ms"
LOSS = "{percent} % lost"
ALL_LOST = ErrorText(
    "{host} answers none of {count} small packets.", "See whether the setting stun is right; some networks block it."
)
CHECK_CABLE = "See whether you are online: cable, Wi-Fi, then the router."
SIGN_IN = "Open a web page first: this network may want you to sign in. See also whether the date is right."
PROVIDER = "Tell the provider; sessions may stop working."
STEADIER = "Use a cable or move closer to the router, and pause other streams."

# Clock.
CLOCK_RIGHT = "The clock is right to within {seconds} s."
CLOCK_AHEAD = "The clock is {time} ahead of {host}."
CLOCK_BEHIND = "The clock is {time} behind {host}."
NO_DATE = "{host} tells no date."
SET_CLOCK = "Let the system set date and time by itself."

# Machine.
MACHINE = "Processors {load} % busy, {memory} % of memory and {disk} GB of disk free."
RESTART = "{sentence} A restart is pending."
LIGHTEN = "Quit programs that work hard, or restart if there is time."
FREE_DISK = "Empty the trash or move large files away."
RESTART_LATER = "Restart after your last session today, so that it does not restart by itself."

# Programs.
RUNNING = "Running: {names}."
NONE_RUNNING = Plural(
    one="The program on your list is not running.",
    other="None of the {count} programs on your list is running.",
)
CAMERA_HELD = "The camera is in use by {names}."
QUIT = "Quit what you do not need, or silence it."
FREE_CAMERA = "Quit that program, unless it is where the session is held."

# Microphone and speaker.
NO_SOUND_LIBRARY = ErrorText(
    "PortAudio, which measuring sound needs, is not installed.", "Install it, for example: apt install libportaudio2"
)
NO_DEVICE = "No {device} was found."
DEVICE_BROKEN = "The {device} could not be opened."
CONNECT = "Connect a {device}, or choose one in the system's sound settings."
DEAD = ErrorText("The microphone gives no sound at all.", "Unmute it, plug it in, or allow the terminal to use it.")
CLIPPED = ErrorText(
    "The voice is too loud for the microphone, at {voice} dBFS and clipped.",
    "Turn the microphone down, or move a little away from it.",
)
NOISY = ErrorText("Room noise at {noise} dBFS{voice}.", "Close the window, switch off what hums, or use a headset.")
NOISY_VOICE = ", the voice only {margin} dB above it"
FAINT = ErrorText("The voice is faint, at {voice} dBFS.", "Turn the microphone up, or move closer to it.")
HEARD = "Voice at {voice} dBFS, room noise at {noise} dBFS."
SLOW = "The microphone woke too slowly; measure again."
NO_VOICE = ErrorText("Room noise is at {noise} dBFS, but no voice was heard.", "Say a few words while it measures.")
TONE = ErrorText(
    "A tone was played for {seconds} s; you know whether you heard it.",
    "If not: unmute, turn up, or choose another device in the system's sound settings.",
)

SOUND = "Sound comes in by “{microphone}” and goes out by “{speaker}”."
DEVICES = {"input": "microphone", "output": "speaker"}

# `presencecheck probe`.
LISTENING = "Listening for two seconds; say a few words."
PLAYING = "A soft tone follows."
UNKNOWN_PROBE = 'There is no probe "{name}".'
KNOWN_PROBES = "Known: {names}."
FINDINGS = {"ok": "ok", "warn": "warn", "fail": "fail", "unknown": "unknown"}
ROW = "{0}: {1}. {2}"
"""What was looked at, the finding and its sentence, where plain lines are wanted."""
HEADINGS = ("finding", "what was found")
WHAT_HELPS = "{name}: {remedy}"

COLUMN = "probe"
"""The heading above the names of what was looked at."""
OPTIONS = {
    "names": "Which to make; all of them without.",
}
"""Help of the options and arguments, by parameter."""
NAMED = "{name}: {sentence}"
"""A finding, or several that the same thing helps."""
