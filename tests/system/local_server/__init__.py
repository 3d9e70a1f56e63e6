"""Tests of `system.local_server`."""
