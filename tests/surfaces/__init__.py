"""Tests of `surfaces`."""
