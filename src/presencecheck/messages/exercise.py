"""The cues of a breathing exercise. Pure."""

BREATHE_IN = "breathe in"
BREATHE_OUT = "breathe out"
