"""Tests of `library`."""
