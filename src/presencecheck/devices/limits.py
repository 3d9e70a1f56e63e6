"""What counts as good enough on the device page. Pure.

Levels are in dBFS: 0 is the loudest that can be, as the root mean square of 50 ms. Brightness is luma (ITU-R BT.709)
from 0 to 255, as the camera gives it.
"""

from presencecheck.core.frozen import Frozen
from presencecheck.core.thresholds import ProbeSettings


class Limits(Frozen):
    """The limits between findings.

    Sources: RFC 7874, section 4, wants speech at -22 dBFS (2600 of 32767) within 6 dB, reached by automatic gain where
    a program has it; ITU-T G.169 lets such gain add 15 dB. ASHA (1995) wants speech 15 dB above the noise in rooms for
    learning; Moore (1989) calls less than 6 dB rarely acceptable. The rest is judgement, tried on recorded material.
    """

    faint: float = -37.0
    """A voice below this is faint: more than 15 dB of gain would be needed to reach -22 dBFS (RFC 7874, G.169)."""
    noise: float = -43.0
    """A room above this is noisy: the softest voice of RFC 7874, -28 dBFS, would not stand 15 dB above it (ASHA)."""
    above_noise: float = 15.0
    """A voice less than this above the room is hard to follow, in dB (ASHA)."""
    voice_above_room: float = 6.0
    """What stands this far above the quietest tenth is taken for the voice, in dB (Moore)."""
    silence: float = -90.0
    """Peaks below this are digital silence; 16 bits end at -96, and any live microphone hums above it (judgement)."""
    full_scale: float = 0.985
    """A sample beyond this share of the loudest possible is cut off (judgement: 0.13 dB below it)."""
    clipped_share: float = 0.001
    """More cut-off samples than this share of the voice distort; unhurt speech peaks so high for 0.1 % of the time
    (ITU-T handbook on telephonometry, 1992: peaks 15 to 18 dB above the mean)."""
    listen_seconds: float = 2.0
    """How long to listen before the first word about sound (judgement)."""
    silent_seconds: float = 1.5
    """How long digital silence lasts before it is called muted (judgement)."""
    voice_seconds: float = 0.6
    """How much voice there must be before it is judged (judgement)."""
    covered: int = 12
    """A picture nowhere brighter than this is black (judgement; video black is 16 before it is stretched to 0)."""
    dark: int = 48
    """A middle below this is dark; low, so that dark skin in good light is not called dark (judgement)."""
    bright: int = 225
    """A middle above this is washed out (judgement; video white is 235)."""
    behind: int = 90
    """Surroundings brighter by this than a middle below `behind_middle` may have a light in them (judgement)."""
    behind_middle: int = 75
    """See `behind`; low, since a white wall behind dark skin is no window."""


LIMITS = Limits()
"""The limits where the person has set none."""


def limits_of(settings: ProbeSettings) -> Limits:
    """The limits as the person set them; those of sound are the same as in the other probes."""
    return Limits(
        faint=float(settings.voice_warn), noise=float(settings.noise_warn), above_noise=float(settings.margin_warn)
    )
