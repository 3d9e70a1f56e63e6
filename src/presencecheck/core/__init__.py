"""The pure core: what a checklist is, and the rules of a run. No input or output, no clock, no library."""
