"""Tests of `cli.commands`."""
