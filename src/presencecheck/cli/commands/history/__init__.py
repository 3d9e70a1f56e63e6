"""`history`: one file per subcommand."""
