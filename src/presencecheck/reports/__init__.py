"""What commands report, as data with a documented shape and as text for a person."""
