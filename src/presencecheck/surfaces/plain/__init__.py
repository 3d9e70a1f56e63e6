"""The walk in plain lines, for screen readers, braille, and terminals that can do no more."""
