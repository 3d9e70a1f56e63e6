"""All checklists that can be found by name, and what a run walks of them."""
