"""Checklists and runs as text: to read, to paste, and for other programs."""
