"""What checklist files look like: YAML to checked values, the JSON Schema, and advice on wording."""
