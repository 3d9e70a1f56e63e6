"""Advice on the wording of a checklist. Pure; warnings only."""
