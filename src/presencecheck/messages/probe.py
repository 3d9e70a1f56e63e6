"""What `probe` says."""

OPTIONS = {
    "names": "Which to make; all of them without.",
}
"""Help of the options and arguments, by parameter."""
