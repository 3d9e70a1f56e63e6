"""What `doctor` checks of an installation. Nothing is changed by looking."""
