"""The check a therapist walks through before a video session, so as to arrive present."""

__version__ = "0.1.0"
