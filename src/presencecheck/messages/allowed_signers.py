"""Why a line of the file of allowed signers vouches for nobody."""

NOT_THERE = "That file is not there."
UTF_16 = "It is saved as UTF-16, which ssh-keygen does not read: save it as UTF-8."
CAUSES = {
    "order": "Line {line} has this key in the order of a .pub file: write the signer's name in front of it.",
    "kind": "Line {line} has this key behind the name of another kind of key: take both from the .pub file.",
    "comment": "Line {line} has this key and is a comment: take the # away.",
    "option": 'Line {line} has this key and an option that ssh-keygen does not know, "{option}": take it out.',
    "unquoted": "Line {line} has this key and an option without quotes, {options}: put its value in double quotes.",
    "authority": "Line {line} says that this key signs certificates (cert-authority), which packs do not have.",
    "namespace": "Line {line} has this key for other uses alone ({options}): add presencecheck-pack to its namespaces.",
    "moment": "Line {line} has this key and a time that ssh-keygen cannot read ({options}): write YYYYMMDD.",
    "expired": "Line {line} has this key, and its time is over ({options}).",
    "early": "Line {line} has this key, and its time has not come yet ({options}).",
    "long": "Line {line} has this key behind a name that is too long.",
    "odd": "Line {line} has this key and ssh-keygen does not take it: compare the line with its manual.",
}
"""What is wrong with the line that names the key."""
