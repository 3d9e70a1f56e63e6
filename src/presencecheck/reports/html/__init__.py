"""Reports as pages that stand alone."""
