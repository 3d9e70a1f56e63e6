"""What `new` says."""

from presencecheck.messages.error_text import ErrorText

SHADOWS = "From now on it is used in place of the one of that name that is {layer}, also in routines."
SHADOWS_HINT = "To change only parts of that one, delete this file, then: presencecheck edit {name}"
OPTIONS = {
    "name": "Its id: small letters, digits and hyphens; without it, made of the title.",
    "origin": "Begin with this one, or with the list in a file (text, Markdown, CSV, Word, FHIR, …; - is stdin).",
    "template": "Print a table to fill in, for --from.",
    "title": "The title on screen.",
}
"""Help of the options and arguments, by parameter."""

ASK_AND_NO_OPEN = ErrorText("--ask and --no-open exclude each other.", "Give one of them.")
NO_NAME = ErrorText("Which name is the new list to have?", "For example: presencecheck new my-room")
DEFAULT_TITLE = "My list"

BAD_ID = ErrorText('"{name}" cannot be an id.', "Use small letters, digits and hyphens, 64 at most, such as {like}.")
RESERVED = ErrorText('"{name}" is, or may become, a command.', "Choose another id, such as my-{name}.")
EXISTS = ErrorText("{path} exists already.", "Open that file, or choose another id.")
ONLY_CHANGES = ErrorText("{path} only changes another checklist.", "Begin from that one: --from {below}.")
ORIGIN = "{origin}, version {version}, {layer}"
NOT_COPYABLE = ErrorText("{path} is written in a way that cannot be copied under another id.", "Copy it by hand.")
BAD_TITLE = ErrorText('"{title}" cannot be a title.', "Use at most {most} letters and signs.")

COPY_OF = "# Begun as a copy of {origin}."

STARTER = """\
{modeline}
# With the line above, an editor that knows YAML explains every field, completes it and marks slips.
# What stands behind a hash is for you alone; delete it when you like. See also: presencecheck check FILE

format: 1
id: {id}
title: {title}
version: 0.1.0
language: en
moment: setup            # setup, arrive, open, between or close

# What your items rest on. Cite a key in an item with `sources: [handbook]`.
# sources:
#   handbook: Our practice (2026). Handbook for sessions by video, page 3.

# Five to nine items, at most 90 seconds of checking: beyond that, people tick without looking.
items:

  # A question so worded that yes means all is well, and only one: what is half so has no answer.
  # Nothing about a client: ask whether a thing is known, agreed or out of sight, never for the thing itself.
  - id: door-closed
    ask: Is the door closed?
    ready: Closed          # what is so then, in a word or two
    importance: essential  # essential: beginning without it could harm; standard; optional: good to have
    why: While it is open, part of you keeps listening for footsteps.
    if-not-yet:
      do:                  # what helps, the likeliest first
        - Close it and hang up a sign

  - id: water
    ask: Is water within reach?
    ready: Within reach
    importance: optional
    repeat: daily          # later that day confirmed with others as still so; or weekly
    if-not-yet:
      do:
        - Fetch a glass

  # More that an item can be. Take away the first hash of each line to use one.

  # Only for some sessions:
  # - id: light
  #   ask: Does light fall on your face?
  #   ready: Face lit
  #   when:
  #     modality: [video]      # video, audio, in-person; also setting, and first-session: true
  #   if-not-yet:
  #     do: [Move a lamp in front of you]

  # Something done for a while; those whom it does not suit take the alternative, so that one is never about breath:
  # - id: arrive
  #   kind: exercise
  #   ask: Arrive where you sit
  #   exercise:
  #     seconds: 60
  #     steps: [feel both feet, let the shoulders down, look at something far away]
  #     alternative: Look out of the window for a minute

  # A number between two ends, for you alone; an answer can lead to a sentence:
  # - id: here
  #   kind: scale
  #   ask: How much of you is here?
  #   scale: {{min: 0, max: 10, low: little, high: all}}
  #   follow-up:
  #     - {{at-most: 3, say: A slow minute may be worth more than another tick.}}

  # One of a few words:
  # - id: carrying
  #   kind: choice
  #   ask: What do you carry in with you?
  #   options: [nothing much, hurry, the last session]
  #   keep: false              # the answer itself is not stored

  # Any number of a few words; never stored unless the file says `keep: true`:
  # - id: within-reach
  #   kind: several
  #   ask: Which of these are within reach?
  #   options: [water, a clock, tissues]

  # Words of your own; they are never stored:
  # - id: intention
  #   kind: text
  #   ask: How do you want to be in this session?

  # A measurement; where it cannot be made, the question is asked:
  # - id: power
  #   kind: probe
  #   ask: Is this computer plugged in?
  #   probe: power
  #   ready: Powered
  #   if-not-yet:
  #     do: [Plug it in]
"""
"""The first text of a new checklist."""
