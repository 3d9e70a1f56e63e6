"""What is said of events that cannot happen in a run. Pure."""

ILLEGAL_EVENT = {
    "ended": "{event} after the end of the run",
    "not-ended": "{event} before the end of the run",
    "not-in-view": "{ref} is not in view",
    "value": "{ref} does not take this value",
    "answer": "{ref} does not take {answer}",
    "not-yet": "{ref} was answered not-yet and cannot be confirmed with others",
}
