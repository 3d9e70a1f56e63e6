"""What `show` says."""

TWO_FORMATS = "--json and --format each say how to show it."
TWO_FORMATS_HINT = "Give one of them."
