"""Tests of the commands with subcommands."""
