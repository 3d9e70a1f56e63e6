"""Tests of `presencecheck.reports.text`."""
