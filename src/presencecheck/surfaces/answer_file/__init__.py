"""The walk by a file of answers."""
