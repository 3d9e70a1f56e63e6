"""Tests of `surfaces.terminal`."""
