"""Tests of lists that come in."""
