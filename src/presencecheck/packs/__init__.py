"""Packs: folders of checklists that others share, copied here, locked by sha256, and used offline.

`lock` says which packs are installed and is all that a start reads; the other modules are for the pack commands.
"""
