"""Tests of `surfaces.browser`."""
