"""Where a walk writes its answers."""
