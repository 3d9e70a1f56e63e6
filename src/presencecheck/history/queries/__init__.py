"""Queries of the history; none of them changes it."""
