"""Tests of `cli.commands.pack`."""
