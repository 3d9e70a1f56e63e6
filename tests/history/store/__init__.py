"""Tests of `history.store`."""
