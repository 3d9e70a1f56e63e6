"""Icons that start the walk without a terminal, written on the person's own computer for each system."""
