"""Tests of `presencecheck.history.queries`."""
