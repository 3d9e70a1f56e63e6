"""`pack`: one file per subcommand."""
