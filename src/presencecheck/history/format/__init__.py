"""The history's file: its header, its tables and its hashes."""
