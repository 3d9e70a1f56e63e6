"""Tests of `formats.lint`."""
