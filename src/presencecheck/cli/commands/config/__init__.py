"""`config`: one file per subcommand."""
