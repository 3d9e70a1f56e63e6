"""Why a line of the file of allowed signers vouches for nobody."""

NOT_THERE = "That file is not there."
UTF_16 = "It is saved as UTF-16, which ssh-keygen does not read: save it as UTF-8."
_AGAIN = "ask the publisher for the whole line once more, and copy it as it is."
CAUSES = {
    "order": "Line {line} has this key in the order of a .pub file: write whose it is in front of it, such as "
    "office@harbour.example, and a blank.",
    "kind": "Line {line} has this key behind the name of another kind of key: " + _AGAIN,
    "comment": "Line {line} has this key and is a comment: take the # at its beginning away.",
    "option": 'Line {line} has this key and an option that ssh-keygen does not know, "{option}": take it out.',
    "unquoted": "Line {line} has this key and an option without quotes, {options}: put what is behind = in double "
    "quotes.",
    "authority": "Line {line} says that this key signs keys (cert-authority), and so none of its own signatures count: "
    "ask the publisher for the line of the key that signs packs.",
    "namespace": "Line {line} has this key for other uses alone ({options}): write presencecheck-pack there, too, "
    "behind a comma within the quotes.",
    "moment": "Line {line} has this key and a time that ssh-keygen cannot read ({options}): write a day as 20271231.",
    "expired": "Line {line} has this key, and its time is over ({options}): ask the publisher for the line of today.",
    "early": "Line {line} has this key, and its time has not come yet ({options}).",
    "long": "Line {line} has this key behind a name that is too long: shorten the name.",
    "odd": "Line {line} has this key and ssh-keygen does not take it: " + _AGAIN,
}
"""What is wrong with the line that names the key."""
