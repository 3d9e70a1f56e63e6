"""The microphone: muted, too loud or too faint, or the room too noisy. Used only while its item is in view."""

from array import array
from collections.abc import Sequence

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.levels import Levels, measure_levels
from presencecheck.probes.measurement import Measurement, UnmeasurableError
from presencecheck.probes.sound import current_device, device_error
from presencecheck.system.clock import stopwatch

_FRAMES, _FRAME_SECONDS = 44, 0.05
"""Frames recorded, and their length: 2.2 s in all."""
_DROPPED_FRAMES = 4
"""Frames at the start that do not count: 0.2 s, in which devices click and settle."""
_FEWEST_FRAMES = 20
"""Frames needed to say something about a voice and the room around it: 1 s."""
_RECORDING_SECONDS = 2.6
"""Seconds within which the frames must come; some devices wake slowly."""


def microphone(settings: ProbeSettings) -> Measurement:
    """Record two seconds of sound and keep only the levels.

    Warns of room noise above `noise_warn`, a voice below `voice_warn` or less than `margin_warn` above the noise
    (see `ProbeSettings`, with their sources), and a clipped voice. Fails on digital silence, as from a muted
    microphone, or where macOS has not allowed the terminal to use it.
    """
    return judge(measure_levels(_listen()), settings)


def judge(heard: Levels, settings: ProbeSettings) -> Measurement:
    """The finding from levels; its value is the number that the sentence names first.

    Raises:
        UnmeasurableError: nobody spoke, so only the room's noise is known.
    """
    voice, noise = round(heard.voice), round(heard.noise)
    margin = round(heard.voice - heard.noise)
    is_noisy = noise > settings.noise_warn
    is_masked = heard.has_voice and margin < settings.margin_warn
    if heard.dead:
        return Measurement("fail", *probes_messages.DEAD)
    if heard.clipped:
        return _warn(*probes_messages.CLIPPED.format(voice=voice), voice)
    if heard.has_voice and not is_noisy and voice < settings.voice_warn:
        return _warn(*probes_messages.FAINT.format(voice=voice), voice)
    if is_noisy or is_masked:
        above = probes_messages.NOISY_VOICE.format(margin=margin) if is_masked else ""
        return _warn(*probes_messages.NOISY.format(noise=noise, voice=above), noise)
    if not heard.has_voice:
        raise UnmeasurableError(*probes_messages.NO_VOICE.format(noise=noise))
    return Measurement("ok", probes_messages.HEARD.format(voice=voice, noise=noise), "", voice, "dBFS")


def _warn(sentence: str, remedy: str, level: int) -> Measurement:
    return Measurement("warn", sentence, remedy, level, "dBFS")


def _listen() -> Sequence[Sequence[int]]:
    """Record short stretches of sound, as many as come in time.

    Raises:
        UnmeasurableError: there is no microphone, or it gave too little sound.
    """
    until = stopwatch() + _RECORDING_SECONDS
    rate = current_device("input").rate
    sounddevice = load_library("audio")
    size = int(rate * _FRAME_SECONDS)
    frames: list[Sequence[int]] = []
    try:
        with sounddevice.RawInputStream(samplerate=rate, channels=1, dtype="int16", latency="low") as stream:
            while len(frames) < _FRAMES and stopwatch() < until:
                frames.append(array("h", bytes(stream.read(size)[0])))
    except sounddevice.PortAudioError as error:
        raise device_error(probes_messages.DEVICE_BROKEN, "input") from error
    if len(frames) < _FEWEST_FRAMES:
        raise UnmeasurableError(probes_messages.SLOW)
    return frames[_DROPPED_FRAMES:]
