"""The history of runs: one SQLite file on the person's own computer, and nothing in it about anyone else."""
