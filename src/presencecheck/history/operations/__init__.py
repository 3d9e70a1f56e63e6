"""What is done to a whole history, under its command's name."""
