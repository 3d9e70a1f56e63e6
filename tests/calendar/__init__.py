"""Tests of `calendar`."""
