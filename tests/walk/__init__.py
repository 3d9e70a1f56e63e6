"""Tests of `walk`."""
