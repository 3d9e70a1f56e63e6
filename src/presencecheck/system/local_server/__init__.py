"""A server on 127.0.0.1 for the one tab that the program opened: its rules, its limits, and how a browser is opened."""
