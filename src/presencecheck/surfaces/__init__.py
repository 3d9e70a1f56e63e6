"""Ways to walk. Each knows prompts and runs, never kinds of items; all drive the same engine."""
