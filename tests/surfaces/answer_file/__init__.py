"""Tests of `surfaces.answer_file`."""
