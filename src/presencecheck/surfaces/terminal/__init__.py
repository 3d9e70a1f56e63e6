"""The walk in a terminal."""
