"""Everything that touches the machine: files, paths, the clock, settings, signals, the editor."""
