"""What the device page and its results say: the page takes its words from here, so that they are translated once."""

from collections.abc import Mapping
from typing import NamedTuple

from presencecheck.messages.error_text import ErrorText

LANGUAGE = "en"

# Beside the walk, or around `presencecheck devices`.
OPENING = "The device page opens in your browser. Should it not: {address}"
ADDRESS = "Open this address in a browser on this computer: {address}"
WAITING = "It waits for you there, for five minutes at most."
NOT_MEASURED = "{sentence} Not measured: {names}."
FINE = "{names} are fine."
WHAT_HELPS = "What helps: {remedy}"

# Why there is no result.
NO_BROWSER = ErrorText(
    "No browser could be opened here.", "Start presencecheck at the computer itself, or use your platform's own test."
)
NOT_COME = ErrorText(
    "The device page did not open in a browser.", "Open the address yourself: presencecheck devices --no-open shows it."
)
CLOSED = ErrorText("The device page was closed before its end.", "Open it again: presencecheck devices")
TOO_LONG = ErrorText("The device page was open for five minutes without an end, and was closed.", CLOSED.hint)
NOT_SERVED = ErrorText(
    "The device page could not be served on this computer: {reason}.", "Use your platform's own test."
)


NO_THREAD = "the system starts no more threads"


class Said(NamedTuple):
    """What is said of a state, and what helps."""

    sentence: str
    remedy: str = ""


NAMES: Mapping[str, str] = {
    "camera": "Camera",
    "light": "Light",
    "microphone": "Microphone",
    "speaker": "Speaker",
    "connection": "Sending",
    "page": "The page",
}
"""What each part of the check is called."""

SAID: Mapping[str, Said] = {
    "camera.seen": Said("Your picture is there, and it moves."),
    "camera.off": Said("The camera was left off."),
    "camera.frozen": Said(
        "Your picture stands still.",
        "Move a little. If the picture does not move too, unplug the camera and plug it in, or choose another one.",
    ),
    "camera.black": Said(
        "There is no picture: it is black.",
        "Open the cover or the shutter of the camera, quit other programs that use it, or choose another camera.",
    ),
    "camera.none": Said("No camera was found.", "Plug one in, or open its cover or switch, then try again."),
    "camera.refused": Said(
        "You, or the settings of this browser, did not allow this page the camera.",
        "Try again and choose Allow. If the browser does not ask, allow the camera at its sign beside the address.",
    ),
    "camera.system": Said(
        "The settings of this computer keep the browser from the camera.",
        "In the system's settings, under Privacy and security, Camera, allow it to this browser; then start the "
        "browser again.",
    ),
    "camera.busy": Said(
        "The camera is there but does not start; often another program is using it.",
        "Quit other programs that use the camera, such as a call in another window, then try again.",
    ),
    "camera.unsupported": Said("This browser gives pages no camera.", "Use the browser you hold sessions in."),
    "camera.error": Said("The camera could not be looked at in this browser.", "Try again, or use another browser."),
    "camera.untested": Said("The camera was not looked at.", "Wait for its picture, or open this page again."),
    "light.even": Said("The light on you is even."),
    "light.dark": Said(
        "There is too little light on you.", "Put a lamp in front of you, behind the screen, or face a window."
    ),
    "light.bright": Said("There is too much light on you.", "Turn the lamp away a little, or draw a thin curtain."),
    "light.behind": Said(
        "It is far brighter behind you than on you.",
        "If there is a window or a lamp behind you, draw the curtain or turn, so that it is in front of you.",
    ),
    "light.covered": Said("In a black picture no light can be judged.", "See to the picture first."),
    "light.error": Said("The light could not be looked at in this browser.", "Use another browser."),
    "light.untested": Said("The light was not looked at.", "Turn on the camera, then wait for a picture that moves."),
    "microphone.clear": Said("Your voice is clear, and the room is quiet enough."),
    "microphone.noisy": Said(
        "Your voice does not stand out enough from the noise in the room.",
        "Close door and window, still what hums, or wear a headset.",
    ),
    "microphone.faint": Said(
        "Your voice is a little quiet.", "Come closer to the microphone, or turn up its level in the system."
    ),
    "microphone.clipping": Said(
        "Your voice is too loud for the microphone, and distorted.", "Turn its level down, or move a little away."
    ),
    "microphone.muted": Said(
        "The microphone gives no sound at all.", "Look for a mute switch or key, or choose another microphone."
    ),
    "microphone.unheard": Said(
        "Only the room was heard so far.", "Say a sentence or two, as you would in the session."
    ),
    "microphone.none": Said("No microphone was found.", "Plug one in, or switch on the headset, then try again."),
    "microphone.refused": Said(
        "You, or the settings of this browser, did not allow this page the microphone.",
        "Try again and choose Allow. If the browser does not ask, allow the microphone at its sign beside the address.",
    ),
    "microphone.system": Said(
        "The settings of this computer keep the browser from the microphone.",
        "In the system's settings, under Privacy and security, Microphone, allow it to this browser; then start the "
        "browser again.",
    ),
    "microphone.asleep": Said(
        "The browser is not listening: its sound is stopped.",
        "Click anywhere on this page and say a sentence. If it stays so, plug in headphones or a loudspeaker, without "
        "which some browsers do not listen, and try again.",
    ),
    "microphone.busy": Said(
        "The microphone is there but does not start; often another program is using it.",
        "Quit other programs that use the microphone, such as a call in another window, then try again.",
    ),
    "microphone.unsupported": Said("This browser gives pages no microphone.", "Use the browser you hold sessions in."),
    "microphone.error": Said(
        "The microphone could not be looked at in this browser.",
        "Unplug or switch off the headset and try again, or use another browser.",
    ),
    "microphone.untested": Said(
        "The microphone was not listened to long enough.", "Say a sentence or two, as you would in the session."
    ),
    "speaker.heard": Said("You heard it."),
    "speaker.unheard": Said(
        "You did not hear it.", "Turn up the volume, look for a mute key, or choose another speaker."
    ),
    "speaker.error": Said(
        "Nothing could be played through this speaker.",
        "Choose another speaker or plug in headphones, then play the tone again; or use another browser.",
    ),
    "speaker.untested": Said("The speaker was not tried.", "Play the tone, or hear yourself."),
    "connection.sent": Said("This browser can send and receive what is on."),
    "connection.blocked": Said(
        "This browser did not pass picture and sound on to itself.",
        "Switch off add-ons that block calls, or use another browser.",
    ),
    "connection.offline": Said(
        "This computer is in no network, so that sending could not be tried.", "Go online, then open this page again."
    ),
    "connection.unsupported": Said(
        "This browser gives pages no way to send picture and sound.", "Use the browser you hold sessions in."
    ),
    "connection.error": Said("Sending could not be looked at in this browser.", "Use another browser."),
    "connection.untested": Said("Sending was not tried.", "Open this page again, and allow camera or microphone."),
    "page.error": Said(
        "Something on the page failed, so that it may not have looked at everything.",
        "Open it again in another browser, or use your platform's own test.",
    ),
}
"""What is said of each part in each of its states."""

PAGE: Mapping[str, str] = {
    "title": "Seen and heard",
    "program": "presencecheck",
    "heading": "How you are seen and heard",
    "promise": "Nothing is kept, and nothing leaves this computer.",
    "back": "Back to the walk",
    "noscript": "This page needs JavaScript. Go back, or use your platform's own test.",
    "start.heading": "A look and a sentence, about a minute",
    "start.how": (
        "Your browser will ask whether this page may use camera and microphone. They are off again as soon as you "
        "finish or close the page."
    ),
    "start.seen": "Your picture, and the light on you",
    "start.heard": "Your voice, and the room around it",
    "start.hear": "A tone or your own voice, to hear that you would hear your client",
    "start.both": "Turn on camera and microphone",
    "start.sound": "Microphone only",
    "asking": "Your browser is asking. Allow it there.",
    "asking.help": (
        "Nothing asked? Look for the sign of a camera beside the address, or for a question behind this window; then "
        "try again."
    ),
    "asking.stuck": (
        "It is allowed, but does not start yet. Quit other programs that use camera or microphone, or unplug them and "
        "plug them in; then try again."
    ),
    "mirror": "Your picture, as in a mirror",
    "mirror.off": "No picture",
    "mirror.left": "Camera left off",
    "framing": "Head and shoulders in the outline, eyes about a third from the top, the lens at eye height.",
    "choose.heading": "Which of these will you use?",
    "choose.go": "Look and listen",
    "choose.camera": "Camera in use",
    "choose.microphone": "Microphone in use",
    "choose.speaker": "Speaker in use",
    "choose.system": "The system's own choice",
    "choose.unnamed": "Device {number}",
    "choose.fixed": "This browser plays through the speaker that is set in the system; choose another one there.",
    "level": "Microphone level",
    "level.silent": "nothing",
    "level.faint": "very quiet",
    "level.quiet": "a little quiet",
    "level.good": "good",
    "level.loud": "too loud",
    "speak": "Say a sentence or two, as you would in the session.",
    "looking": "Looking …",
    "sending": "Trying it inside this page …",
    "tone.try": "A short tone, or five seconds of your own voice; it is forgotten as soon as you have heard it.",
    "tone": "Play the tone",
    "tone.again": "Play it again",
    "tone.question": "Did you hear it?",
    "voice": "Hear yourself",
    "voice.again": "Hear yourself again",
    "voice.speak": "Speak now, for five seconds … {seconds}",
    "voice.silent": "There is nothing to play: the microphone gave no sound in these five seconds.",
    "voice.failed": "Your voice could not be taken here; play the tone instead. The browser says: {reason}",
    "voice.playing": "This is how you sound.",
    "voice.question": "Did you hear yourself?",
    "tone.yes": "Yes, I heard it",
    "tone.no": "No, I did not",
    "again": "Try again",
    "reason": "The browser says: {reason}",
    "finding.ok": "Fine",
    "finding.warn": "Look again",
    "finding.fail": "Not working",
    "finding.unknown": "Not measured",
    "numbers": "The numbers behind this",
    "numbers.width": "{number} pixels wide",
    "numbers.height": "{number} high",
    "numbers.centre": "{number} of 255 in the middle",
    "numbers.surround": "{number} around",
    "numbers.voice": "voice {number} dBFS",
    "numbers.room": "room {number} dBFS",
    "finish": "Finish and hand over",
    "finish.note": "Only these findings go back to presencecheck: no picture, no sound, no device names.",
    "finish.failed": "That did not arrive. Try once more, or answer in the terminal.",
    "done.heading": "Handed over",
    "done.how": "Camera and microphone are off. You can close this tab and go on where you were.",
    "over.heading": "This check has ended",
    "over.how": "Camera and microphone are off. Close this tab; to begin again, start it where you started it.",
    "elsewhere.heading": "Open in another tab",
    "elsewhere.how": "This check is already open. Go on there and close this one.",
    "announce": "{name}: {finding}. {sentence} {remedy}",
}
"""What else the page says."""
OPTIONS = {
    "no_open": "Print the page's address; open no browser.",
}
"""Help of the options and arguments, by parameter."""
