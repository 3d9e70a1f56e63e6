"""The microphone: muted, too loud, too faint, or the room too noisy. Listened to only while its item is in view."""

from array import array
from collections.abc import Sequence

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.levels import Levels, measured
from presencecheck.probes.measurement import Measurement, Probe, Unmeasurable
from presencecheck.probes.sound import device, unusable
from presencecheck.system.clock import stopwatch

_FRAMES, _FRAME_SECONDS = 44, 0.05
"""A good two seconds are heard."""
_DROPPED = 4
"""The first fifth of a second, in which devices click and settle, does not count."""
_FEWEST = 20
"""A second is the least that says something of a voice and the room around it."""
_PATIENCE = 2.6
"""Seconds within which they must come; some devices wake slowly."""


def microphone(tuning: Tuning) -> Measurement:
    """Two seconds of sound, of which only the levels are kept.

    Worth a word: room noise above `noise_warn`, a voice below `voice_warn` or less than `margin_warn` above the noise
    (`tuning`, with their sources), or one that is clipped. Trouble: nothing but zeros, as from a muted microphone, or
    where macOS has not allowed the terminal to listen.
    """
    return judge(measured(_listen()), tuning)


def judge(heard: Levels, tuning: Tuning) -> Measurement:
    """What levels mean; the number that counts is the one that the sentence begins with.

    Raises:
        Unmeasurable: nobody spoke, so that only the room is known.
    """
    voice, noise = round(heard.voice), round(heard.noise)
    margin = round(heard.voice - heard.noise)
    if heard.dead:
        return Measurement("fail", say.DEAD, say.UNMUTE)
    if heard.clipped:
        return Measurement("warn", say.CLIPPED.format(voice=voice), say.TURN_DOWN, voice, "dBFS")
    if heard.spoken and noise <= tuning.noise_warn and voice < tuning.voice_warn:
        return Measurement("warn", say.FAINT.format(voice=voice), say.TURN_UP, voice, "dBFS")
    if noise > tuning.noise_warn or (heard.spoken and margin < tuning.margin_warn):
        above = say.NOISY_VOICE.format(margin=margin) if heard.spoken and margin < tuning.margin_warn else ""
        return Measurement("warn", say.NOISY.format(noise=noise, voice=above), say.QUIETEN, noise, "dBFS")
    if not heard.spoken:
        raise Unmeasurable(say.NO_VOICE.format(noise=noise), say.SPEAK)
    return Measurement("ok", say.HEARD.format(voice=voice, noise=noise), "", voice, "dBFS")


def _listen() -> Sequence[Sequence[int]]:
    """Short stretches of sound, as many as come in time.

    Raises:
        Unmeasurable: there is no microphone, or too little came from it.
    """
    until = stopwatch() + _PATIENCE
    rate = device("input").rate
    library_ = library("audio")
    size = int(rate * _FRAME_SECONDS)
    frames: list[Sequence[int]] = []
    try:
        with library_.RawInputStream(samplerate=rate, channels=1, dtype="int16", latency="low") as stream:
            while len(frames) < _FRAMES and stopwatch() < until:
                frames.append(array("h", bytes(stream.read(size)[0])))
    except library_.PortAudioError as error:
        raise unusable(say.DEVICE_BROKEN, "input") from error
    if len(frames) < _FEWEST:
        raise Unmeasurable(say.SLOW)
    return frames[_DROPPED:]


PROBE: Probe = microphone
