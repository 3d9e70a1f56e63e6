"""Tests of the kinds of items."""
