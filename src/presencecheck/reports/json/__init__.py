"""The JSON that commands print; part of the interface."""
