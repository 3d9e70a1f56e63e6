"""The titles and descriptions of the JSON Schema, and so of docs/reference.md: what each field of a file is for."""

from collections.abc import Mapping

TITLE = "presencecheck checklist, format 1"
DESCRIPTION = (
    "A checklist (with items), a routine (with include), or an overlay over another (with extends). In texts that are "
    "read, {{practice.name}}, {{practice.phone}}, {{practice.waiting}} and {{practice.platform}} are filled in."
)
SHORT_FORM = "The short form: an id and its question."
OPTIONS = {"what": "checklist, pack (pack.yaml), settings (config.toml) or policy."}
"""Help of the arguments, by parameter."""
KINDS = "What kind of item it is."
KIND = "What kind of item it is. {kind}: {description}"

PARTS = {
    "Checklist": "Ordered items for one moment.",
    "Routine": "Ordered checklists walked as one run.",
    "Include": "One part of a routine: a checklist, or the cards of an earlier run.",
    "Retired": "An id that the checklist no longer has.",
    "Hour": "What kind of session it is; a field that is left out is as in the settings.",
    "Overlay": "Changes to another checklist or routine. Everything else in it stays as its authors write it.",
    "ItemChange": (
        "Some fields of an item: each takes the place of the whole field, and all others stay as they are. The kind of "
        "an item, `was` and `same-as` change only with `replace`."
    ),
    "Item": "An item of a checklist: by its kind, or in the short form.",
    "Addition": "An item that an overlay adds, and its place; without a place it comes last.",
    "AddedList": "A list that an overlay adds to a routine, and its place; without a place it comes last.",
    "Confirm": "A question that is answered by yes or not yet.",
    "Exercise": "Something done for a while; it can always be shortened, done another way or skipped.",
    "Course": "How an exercise runs.",
    "Breathe": "A breathing pace, in seconds.",
    "TimedStep": "A step that takes a time of its own.",
    "Alternative": "Another way to the same end as an exercise.",
    "Scale": "A whole number between two named ends, for the person alone.",
    "Range": "The ends of a scale and their names.",
    "Choice": "One of a few words.",
    "Several": "Any number of a few words, also none of them; kept only with `keep: true`.",
    "Text": "A few words that the person types: shown in the run, never stored.",
    "Probe": "A measurement. Where it cannot be made, the question is asked as in a confirm item.",
    "When": "The sessions that an item, or a part of a routine, is for. A field that is left out means all of them.",
    "Remedy": "What helps when it is not yet so.",
    "FollowUp": "What an answer leads to: a sentence that is shown, an item that is added, a word on the verdict.",
}
"""What each part of a file is, by the class of the model."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "Head": {
        "format": "The version of the file format: 1.",
        "id": "Its name in commands and routines. The file is called ID.yaml or ID.presencecheck.yaml.",
        "title": "The title on screen.",
        "version": "The version of the content, such as 1.0.0.",
        "revised": "The day of the last revision, such as 2026-11-22.",
        "language": "The language of the texts, such as en or pt-BR.",
        "disclaimer": "A sentence shown under the title.",
    },
    "Checklist": {
        "style": (
            "Do from memory, then confirm (do-confirm); read and do step by step (read-do); or for someone else to "
            "read, and never walked (hand-out)."
        ),
        "moment": "When it is for: setup, arrive, open, between or close.",
        "locked": "In a pack whose signer is vouched for: the practice requires all of it, as `locked` of each item.",
        "sources": "The sources of the items: a short key and the full reference.",
        "retired": "Ids of items that were split or given up, with those that replace them; they are never used again.",
        "items": "The items, in their order.",
    },
    "Retired": {
        "by": "The ids of the items that replace it; LIST/ITEM for one of another checklist.",
        "since": "The first version of the checklist without it.",
    },
    "Routine": {
        "for": "The kind of session that it is always for; options of the command line win over it.",
        "include": "The checklists, in their order.",
        "closing": "The last sentence of a run whose verdict is ready.",
    },
    "Include": {
        "checklist": "The checklist's id; or LAYER:ID to name one layer, such as `shipped:environment`.",
        "as": "Item by item (walk), or as one screen after the verdict, with nothing to press (card).",
        "recall": "last: asks first which lines were left open on the cards of the last completed run of the day.",
        "when": "The sessions that it is included for; left out means all of them.",
    },
    "Hour": {
        "modality": "How it is held: video, audio or in-person.",
        "setting": "With whom: individual, couple, group, family or child.",
        "first-session": "Whether it is a first session.",
    },
    "Overlay": {
        "format": "The version of the file format: 1.",
        "id": (
            "The name of the changed checklist: the same as that of the checklist it extends, or another. The file is "
            "called ID.yaml or ID.presencecheck.yaml."
        ),
        "extends": (
            "The checklist that is changed: its id; or LAYER:ID to name one layer, such as `shipped:environment`."
        ),
        "since": (
            "The sha256 of that checklist, or its first digits, when the overlay was written; `edit` and `diff "
            "--seen` set it."
        ),
        "version": "The version of these changes, such as 1.0.0.",
        "revised": "The day of the last revision, such as 2026-11-22.",
        "title": "Another title.",
        "disclaimer": "Another sentence under the title.",
        "sources": "Sources of the items given here, in addition to those of the checklist.",
        "closing": "Of a routine: another last sentence of a run whose verdict is ready.",
        "add-lists": "Of a routine: lists to add. One that is left out too, under remove, comes back in this way.",
        "add": "Of a checklist: items to add.",
        "change": "Of a checklist: items of which some fields change: an id and those fields; all others stay.",
        "replace": "Of a checklist: items that replace those with the same id.",
        "remove": (
            "The ids of items to leave out; of a routine, those of lists, and recall for the cards of an earlier run."
        ),
        "reorder": (
            "Ids in their new order. They share the places that they have now; all others stay where they are."
        ),
    },
    "AddedList": {
        "checklist": "The checklist's id; or LAYER:ID to name one layer, such as `shipped:environment`.",
        "as": "Item by item (walk), or as one screen after the verdict, with nothing to press (card).",
        "when": "The sessions that it is included for; left out means all of them.",
        "after": "The id of the list that it follows.",
        "before": "The id of the list that it precedes.",
        "first": "Whether it comes first.",
    },
    "Addition": {
        "item": "The item, written as in a checklist.",
        "after": "The id of the item that it follows.",
        "before": "The id of the item that it precedes.",
        "no-section": (
            "Whether it stands under no section, as before the first one; otherwise it takes the section of its place."
        ),
    },
    "ItemBase": {
        "id": "The item's own name, unique in its checklist and never reused: small letters, digits and hyphens.",
        "ask": (
            "The question, worded so that yes means all is well; for an exercise, what to do. As in all texts, names "
            "such as {{practice.phone}} are filled in."
        ),
        "importance": "How much the verdict depends on it: essential, standard or optional.",
        "seconds": "About how long it takes, in seconds.",
        "repeat": "How long it holds that it is in place: for this run (every-run); or, so that it is only confirmed "
        "together with other items, for four hours of a day or for seven days (daily, weekly).",
        "when": "The sessions it is for.",
        "why": "Why it matters; shown after the key ?.",
        "say": "Words that may be said to the client; shown on a card.",
        "sources": "Its sources, by their keys in the checklist's `sources`.",
        "evidence": (
            "The strongest evidence for it: a trial, a survey, guidance, custom; or ours, the judgement of its authors."
        ),
        "moment": "When it is for, if not at the moment of its checklist: setup, arrive, open, between or close.",
        "section": (
            "A heading above it. It stays for the items below, until one of them has another; in an overlay, for those "
            "that have none of their own."
        ),
        "same-as": (
            "LIST/ITEM of another checklist with the same meaning and importance. In one run only the first of them "
            "is asked, and the answer counts for both."
        ),
        "locked": "In a pack whose signer is vouched for: the practice requires it; a verdict says if it is left out.",
        "link": "In a list with `style: hand-out`: an address printed beside it, https://…; it is never opened.",
        "was": "Ids that it had in earlier versions; answers given under them count as its own.",
    },
    "Valued": {
        "keep": "Whether the answer is kept in the history; with false, only that there was one.",
        "follow-up": "What certain answers lead to.",
    },
    "Askable": {
        "ready": 'A word or two, shown once it is so, such as "Closed off".',
        "if-not-yet": "What helps when it is not yet so.",
        "share": (
            "facilities: how often it was not yet so may be counted on the page for the practice. Only in lists for "
            "the setup, never where `when` names a setting or first sessions, and never where only an answer brings "
            "it up. In a pack it is a wish, until the therapist agrees."
        ),
    },
    "Exercise": {
        "exercise": "How it runs.",
    },
    "Course": {
        "seconds": "How many seconds it lasts; the person can shorten or skip it at any time.",
        "breathe": "A breathing pace to follow.",
        "steps": (
            "Or cues. One that is a text alone is shown for an equal part of the time that the others leave; where all "
            "have a time of their own, they are repeated until the time is over."
        ),
        "alternative": (
            "Another way, for people whom this one does not suit; or several ways, with what each needs. At least one "
            "of them is not about breath."
        ),
        "again": "How many seconds it lasts if it was done in full earlier that day.",
    },
    "Alternative": {
        "say": "What to do instead.",
        "needs": "What a person needs for it: breath, sight, standing, imagery, hearing; [] if anybody can do it.",
    },
    "TimedStep": {
        "say": "What is shown.",
        "seconds": "How long it is shown.",
    },
    "Breathe": {
        "in": "Seconds of each breath in.",
        "out": "Seconds of each breath out.",
    },
    "Scale": {
        "scale": "The ends and their names.",
    },
    "Range": {
        "min": "The lowest number: 0 or 1.",
        "max": "The highest number: 2 to 10.",
        "low": "What the lowest number means.",
        "high": "What the highest number means.",
    },
    "Choice": {
        "options": "The two to nine words to choose from.",
    },
    "Several": {
        "options": "The two to nine words to mark.",
        "at-most": "How many of them can be marked together; as many as there are, if it is left out.",
        "keep": "Whether the answer is kept in the history; with false, only that there was one.",
    },
    "Text": {
        "max": "The largest number of characters.",
    },
    "Probe": {
        "probe": "The name of the measurement.",
    },
    "When": {
        "modality": "Only for sessions by video, audio or in person.",
        "setting": "Only with an individual, couple, group, family or child.",
        "first-session": "Only in a first session (true), or only in later ones (false).",
    },
    "Remedy": {
        "do": "What to do about it; what helps most often comes first.",
        "then": (
            "Afterwards ask again (recheck), go on as it is (accept), or ask again and advise not to begin before it "
            "is so (stop)."
        ),
    },
    "FollowUp": {
        "is": "For a choice: the option that leads here.",
        "has": "For a several: the option that leads here if it is marked.",
        "at-most": "For a scale: this number, or a lower one, leads here.",
        "at-least": "For a scale: this number, or a higher one, leads here.",
        "say": "A sentence to show.",
        "add": "The id of an item further down, which is asked only because of this.",
        "then": (
            "What the answer means for the verdict. accept: the item is left open, as after a not yet. stop: that"
            " too, and it is better not to begin: not ready, whatever the importance of the item."
        ),
    },
}
"""What each field is for, by the class that declares it and the name that files give it."""

FILES = {
    "pack": ("presencecheck pack.yaml, format 1", "What a pack says of itself; it stands beside its lists."),
    "settings": ("presencecheck settings", "A person's settings, config.toml; `presencecheck config list` shows them."),
    "policy": ("presencecheck policy", "What a practice allows on a computer, policy.toml."),
}
"""Title and description of the schema of each file that is no list."""
TABLES = {
    "practice": "What pages for clients, and the names in texts of lists, say of the practice.",
    "probes": "What is measured, and from where on it is worth a word.",
    "packs": "Which packs this computer takes.",
    "defaults": "Settings of everyone on this computer who has none of their own.",
    "fixed": "Settings of everyone on this computer, whatever they have set.",
    "required": "What the practice requires; nobody is held by it, and it is said where it is missing.",
}
"""What the tables of a file are for."""
PACK = {
    "format": "The version of the file format: 1.",
    "name": "What it is called in commands, and before a colon in names: small letters, digits and hyphens.",
    "title": "The title on screen.",
    "version": "The version of all lists together, such as 1.0.0; give each change a higher one.",
    "publisher": "Who publishes it, as people know them.",
    "licence": "The licence of its texts, such as CC0-1.0.",
    "language": "The language of the texts, such as en or pt-BR.",
    "practice": "What its pages for clients and names in texts say of the practice, unless the settings say it.",
    "requires": "Other packs that it needs, each by its name, and the least version if that matters.",
}
REQUIRED = {
    "lists": "The lists that the routine which begins a day should have.",
    "packs": "The packs that everyone should have, each with the folder, file or address it comes from.",
}
POLICY = {
    "allowed_sources": "Folders, files and beginnings of https addresses that packs may come from; left out means any.",
    "allowed_signers": "The full path of a file of OpenSSH's allowed signers; each pack must be signed by one of them.",
    "refuse_client_answers": "Whether lists are refused whose kept answers would tell of a client.",
}
