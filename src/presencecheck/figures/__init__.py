"""Figures over many runs, each with the number of runs it comes from. Pure.

Rules of all figures: a run counts once, on the local day it began; an item counts once in a run, by the last
answer given to it; skipped is never done; only what `history show` would show counts at all.
"""
