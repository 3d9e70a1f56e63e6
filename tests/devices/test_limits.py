"""What counts as good enough on the page."""

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.devices.limits import LIMITS, limits_of


def test_sound_has_the_same_limits_everywhere() -> None:
    """What the person set for the microphone holds on the page; the other limits are not settings."""
    limits = limits_of(ProbeSettings(voice_warn=-50, noise_warn=-30, margin_warn=7))
    assert (limits.faint, limits.noise, limits.above_noise) == (-50.0, -30.0, 7.0)
    assert limits.dark == LIMITS.dark
    assert limits_of(ProbeSettings()) == LIMITS
