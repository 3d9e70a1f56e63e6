"""Tests of `presencecheck.reports.json`."""
