"""Checklists and runs as FHIR R4 resources."""
