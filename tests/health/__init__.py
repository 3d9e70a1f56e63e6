"""Tests of `presencecheck.health`."""
