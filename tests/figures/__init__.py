"""Tests of `presencecheck.figures`."""
