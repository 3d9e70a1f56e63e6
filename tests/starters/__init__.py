"""Tests of `starters`."""
