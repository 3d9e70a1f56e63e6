"""Whether a question asks about a client: who they are, how they are, or whether there is a risk. Pure.

It is looked at where the answer is a value that is kept; one that asks whether such a thing is known asks nothing. The
words alone prove nothing either: "How safe do you feel with this client?" is about the reader.
"""

import re
from collections.abc import Iterable

from presencecheck.formats.lint.client_words import (
    ALONE,
    CLIENTS,
    DIAGNOSES,
    GRAVE,
    IDENTITIES,
    KNOWN,
    OWN,
    PERSONS,
    READER,
    RISKS,
    STATES,
    THINGS,
)

WHATS = ("risk", "identity", "state")
"""What can be asked about; the first that fits is told."""

_WORD = re.compile(r"\w+")
_ARTICLES = "the|this|that|next|last|new|current|der|die|das|dem|den|dieser|diese|le|la|les|l|du|el|los|las"
_ONE = rf"(?:(?:{_ARTICLES}) )*(?:{CLIENTS}|he|she)"
_WHICH_ONE = "next|last|new|current|first|nächste[nrms]?|letzte[nrms]?|neue[nrms]?|prochaine?|próxim[oa]|nuev[oa]"
_PROFESSED = r"clients?|patients?|couple|group|klient\w*|patient\w*|cliente?s?|paciente?s?"
_OWN_CLIENT = re.compile(rf"\b(?:{OWN}) ((?:(?:{_WHICH_ONE}) )?(?:{_PROFESSED}))\b")
_RATED = re.compile(
    r"\b(?:(?:do|did|would|can) (?:you|i|we) (?:rate|judge|estimate|assess|score|grade|describe)"
    r"|(?:schätzt|beurteilst|bewertest|würdest) du|(?:schätzen|beurteilen|bewerten|würden) sie"
    r"|(?:évaluez|estimez|jugez|notez|évalueriez) vous|(?:évalues|estimes|juges|notes) tu"
    r"|(?:valoras|evalúas|calificas|estimas|valorarías|calificarías))\b"
)
_FRENCH_OF = re.compile(r"\bdu (?=(?:client|patient|couple|groupe)\b)")
"""In German the same word speaks to the reader."""
_POLITE = re.compile(r"\b(?:sind|\w+en) sie\b")
"""German speaks to the reader as to several."""
_NOW = (
    "today|now|doing|feeling|coping|tonight|really|right|at|the|moment|this|week|morning|heute|jetzt|gerade|aujourd|hui"
    "|maintenant|hoy|ahora"
)
_AFTER = rf"(?: (?:{_NOW}))*$"
_HOW_THEY_ARE = re.compile(
    rf"^how (?:is|are|was|were|s) {_ONE}{_AFTER}"
    rf"|^how (?:does|do|did) {_ONE} (?:feel|seem|look|appear|present|cope|respond)\b"
    rf"|^how (?:do|did|would) you (?:find|describe) {_ONE}\b"
    rf"|^wie geht (?:es )?(?:s )?{_ONE}\b|^wie (?:fühlt sich|wirkt|ist|erscheint) {_ONE}{_AFTER}"
    rf"|^comment (?:va|vont|se sent|se sentent|se porte|est|trouvez vous) {_ONE}\b"
    rf"|^cómo (?:está|están|se siente|se sienten|se encuentra|ves a|ve a) (?:a )?{_ONE}\b"
)
_WHO_THEY_ARE = re.compile(
    r"\b(?:which|what) (?:client|patient|couple|family|child|group)\b"
    r"|\bwelche[nrms]? (?:klient|patient)\w*|\bquel(?:le)?s? (?:client|patient|cliente|patiente)\b"
    r"|\bqué (?:cliente|paciente)\b"
    r"|^who (?:is|s|comes|goes) (?:(?:the|your|our) )?(?:next|first|now|up next)(?: client| patient| person)?$"
    r"|^(?:who|whom) (?:are you seeing|do you see|will you see|are you meeting|do you meet)\b"
    r"|^wer (?:ist|kommt) (?:(?:als|der|die) )*(?:nächste[rs]?|jetzt)\b|^wen (?:siehst du|sehen sie|triffst du)\b"
    r"|^qui (?:est|vient|voyez vous|vois tu) (?:(?:le|la) )?(?:prochaine?|suivante?|maintenant|ensuite)\b"
    r"|^quién (?:es|viene|sigue|toca) (?:(?:el|la) )?(?:próxim[oa]|siguiente|ahora|después)\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,2}[^\W\d_]\.?")
_FEWEST_INITIALS = 2
"""Options; a single one can be an abbreviation."""


def asked_about(ask: str, options: Iterable[str] = ()) -> str:
    """What the question asks about a client: "risk", "identity" or "state"; empty if nothing.

    Args:
        ask: the question.
        options: the answers that it offers, or the names of the ends of its scale.
    """
    answers = tuple(options)
    if sum(_INITIALS.fullmatch(answer) is not None for answer in answers) >= _FEWEST_INITIALS:
        return "identity"
    text = _OWN_CLIENT.sub(r"\1", _FRENCH_OF.sub("de ", " ".join(_WORD.findall(ask.casefold()))))
    words = set(text.split())
    if words & (THINGS | KNOWN):
        return ""
    said = "identity" if _WHO_THEY_ARE.search(text) else "state" if _HOW_THEY_ARE.search(text) else ""
    if said or _is_of_the_reader(text, words):
        return said
    return _by_words(words, set(_WORD.findall(" ".join(answers).casefold())))


def _by_words(words: set[str], offered: set[str]) -> str:
    """What a question of these words, which is not about its reader, asks about a client, given its answers."""
    if words & GRAVE or ("risk" in words and words <= ALONE):
        return "risk"
    if not words & PERSONS:
        return ""
    signs = {"risk": words & RISKS or offered & GRAVE, "identity": words & IDENTITIES}
    signs["state"] = words & STATES or offered & DIAGNOSES
    return next((what for what in WHATS if signs[what]), "")


def _is_of_the_reader(text: str, words: set[str]) -> bool:
    """Whether the question is about who is spoken to, and does not have them judge somebody else."""
    return bool((words & READER or _POLITE.search(text)) and not _RATED.search(text))
