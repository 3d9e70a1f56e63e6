"""Tests of `history.format`."""
