"""The command line: one file per command in `commands`, and `main` as the only way out."""
