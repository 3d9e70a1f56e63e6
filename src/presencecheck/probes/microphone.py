"""The microphone: muted, too loud, too faint, or the room too noisy. Listened to only while its item is in view."""

from array import array
from collections.abc import Sequence

from presencecheck.messages import probes as say
from presencecheck.probes import Measurement, Probe, Unmeasurable
from presencecheck.probes.extras import library
from presencecheck.probes.levels import Levels, measured
from presencecheck.tuning import Tuning

_FRAMES, _FRAME_SECONDS, _DROPPED = 42, 0.05, 4
"""Two seconds are heard; the first fifth, in which devices click and settle, does not count."""


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
    if noise > tuning.noise_warn or (heard.spoken and margin < tuning.margin_warn):
        above = say.NOISY_VOICE.format(margin=margin) if margin < tuning.margin_warn else ""
        return Measurement("warn", say.NOISY.format(noise=noise, voice=above), say.QUIETEN, noise, "dBFS")
    if not heard.spoken:
        raise Unmeasurable(say.NO_VOICE.format(noise=noise), say.SPEAK)
    if voice < tuning.voice_warn:
        return Measurement("warn", say.FAINT.format(voice=voice), say.TURN_UP, voice, "dBFS")
    return Measurement("ok", say.HEARD.format(voice=voice, noise=noise), "", voice, "dBFS")


def _listen() -> Sequence[Sequence[int]]:
    sound = library("audio")
    try:
        rate = int(sound.query_devices(kind="input")["default_samplerate"])
    except (sound.PortAudioError, ValueError) as error:
        raise _missing(say.NO_DEVICE) from error
    size = int(rate * _FRAME_SECONDS)
    try:
        with sound.RawInputStream(samplerate=rate, channels=1, dtype="int16", blocksize=size) as stream:
            return [array("h", bytes(stream.read(size)[0])) for _ in range(_FRAMES)][_DROPPED:]
    except sound.PortAudioError as error:
        raise _missing(say.DEVICE_BROKEN) from error


def _missing(sentence: str) -> Unmeasurable:
    return Unmeasurable(sentence.format(device="microphone"), say.CONNECT.format(device="microphone"))


PROBE: Probe = microphone
