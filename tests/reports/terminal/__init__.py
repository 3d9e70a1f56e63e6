"""Tests of `presencecheck.reports.terminal`."""
