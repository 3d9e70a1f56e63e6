"""The tests; see CONTRIBUTING.md for how they are meant."""

import sys

# What was compiled once is kept, also where Python was told otherwise: each process that runs tests rewrites the
# assertions of every module of them, which takes longer than to load all of them thrice.
sys.dont_write_bytecode = False
