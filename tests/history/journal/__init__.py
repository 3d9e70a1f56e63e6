"""Tests of `history.journal`."""
