"""The history for those who only read."""
