"""Tests of `content`."""
