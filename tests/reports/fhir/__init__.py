"""Tests of `reports.fhir`."""
