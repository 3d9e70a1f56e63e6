"""Tests of `history.operations`."""
