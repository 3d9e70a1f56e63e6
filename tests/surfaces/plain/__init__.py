"""Tests of `surfaces.plain`."""
