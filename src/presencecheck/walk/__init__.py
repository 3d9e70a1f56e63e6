"""Everything between what a person asked for and the verdict."""
