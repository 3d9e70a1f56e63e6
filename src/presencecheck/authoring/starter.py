"""The first text of a new checklist: valid as it stands, and explained by its comments. Pure."""

import json
import re

SCHEMA_FILE = ".schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""The line by which editors find the schema, beside the file: it needs no network and works wherever the folder is."""

_STARTER = """\
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
    repeat: daily          # hidden for the rest of the day once it is so; or weekly
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

  # Something done for a while; whoever it does not suit takes the alternative, so that one is never about breath:
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
  #   options: [nothing much, hurry, the last hour]
  #   keep: false              # the answer itself is not stored

  # Words of your own; they are never stored:
  # - id: intention
  #   kind: text
  #   ask: How do you want to be in this hour?

  # A measurement; where it cannot be made, the question is asked:
  # - id: power
  #   kind: probe
  #   ask: Is this computer plugged in?
  #   probe: power
  #   ready: Powered
  #   if-not-yet:
  #     do: [Plug it in]
"""


def starter(name: str, title: str) -> str:
    """The text of a new checklist.

    Args:
        name: its id.
        title: the title on screen.
    """
    return _STARTER.format(modeline=MODELINE, id=name, title=scalar(title))


def title_of(name: str) -> str:
    """A title for an id: "my-room" is "My room"."""
    words = name.replace("-", " ").strip()
    return words[:1].upper() + words[1:60]


def scalar(text: str) -> str:
    """`text` as YAML on one line, in quotes where it would be misread without."""
    plain = re.fullmatch(r"[^\W\d_][\w '().!/-]*", text) and not text.endswith(" ")
    # Editors, whose YAML guesses types, would take these for something else than text.
    return text if plain and text.casefold() not in ("true", "false", "null") else json.dumps(text, ensure_ascii=False)
