"""What is said when the person's own editor cannot be used."""

UNREADABLE = "The editor's command cannot be read: {command}."
CANNOT_START = "The editor {name} cannot be started: {reason}."
FAILED = "The editor {name} ended with an error ({code})."
OPEN_YOURSELF = "Set VISUAL or EDITOR, or open {path} yourself."
