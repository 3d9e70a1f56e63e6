"""Tests of lists that are written by answering questions."""
