"""What is said where a command writes a file that the person named."""

EXISTS = "{path} exists already."
EXISTS_HINT = "Give another name, or --yes to replace it."
REPLACE = "{path} exists already. Replace it?"
REPLACE_KEYS = "Type y to replace it, anything else to leave it:"
LEFT_AS_IT_IS = "Left as it is."
WRITTEN = "Written: {path}"
