"""What the questions of the routines mean: one fact each, nothing twice, and nothing that could do harm.

What a question means is judged by people; the tables hold that judgement. A question without an entry fails.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import chain

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.core.context import Context
from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import Item
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.twins import are_alike
from tests.content.test_checklists import FOLDER, shown
from tests.content.test_routines import BY_NAME, CHECKLISTS, ROUTINES, SESSIONS, contexts, planned

THEMES = {
    "environment/room-closed": "overheard",
    "environment/no-listeners": "assistants",
    "environment/undisturbed": "interruptions",
    "environment/nothing-of-others": "other clients",
    "environment/access": "access",
    "environment/light-front": "light",
    "environment/camera-line": "gaze",
    "environment/body-set": "own needs",
    "tech-check/power": "power",
    "tech-check/line": "line",
    "tech-check/safe-network": "network",
    "tech-check/right-room": "who can join",
    "tech-check/seen-heard": "devices",
    "tech-check/recorders-off": "recording",
    "tech-check/self-view": "own picture",
    "tech-check/fallback": "second way",
    "tech-check/help-known": "sending help",
    "essentials/alone": "overheard",
    "essentials/others-out-of-sight": "other clients",
    "essentials/only-those-expected": "who can join",
    "essentials/recorders-off": "recording",
    "essentials/reachable": "second way",
    "essentials/no-listeners": "assistants",
    "essentials/safe-network": "network",
    "essentials/power": "power",
    "essentials/line": "line",
    "one-breath/breathe": "breath",
    "arriving-again/breathe": "breath",
    "arriving-again/word": "intention",
    "self-grounding/put-down": "last task",
    "self-grounding/fit-today": "fitness",
    "self-grounding/here-before": "how much is here",
    "self-grounding/breathe": "breath",
    "self-grounding/soften": "tension",
    "self-grounding/voice": "voice",
    "self-grounding/load": "what is carried",
    "self-grounding/extra-minute": "one more minute",
    "self-grounding/intention": "intention",
    "self-grounding/turn-toward": "the other",
    "in-person-room/sound-kept-in": "overheard",
    "in-person-room/others-put-away": "other clients",
    "in-person-room/someone-knows": "working alone",
    "in-person-room/way-out": "way out",
    "in-person-room/devices-out": "assistants",
    "in-person-room/way-in": "access",
    "in-person-room/comfort": "comfort",
    "couples/asked-alone": "safety asked alone",
    "couples/stop-word": "stopping",
    "couples/rooms-agreed": "parting",
    "couples/both-reachable": "reaching each",
    "couples/slow-end": "slow end",
    "couples/both-in-view": "faces",
    "couples/children-cared-for": "children elsewhere",
    "child-family/permission": "permission",
    "child-family/adult-agreed": "which adult",
    "child-family/things-to-hand": "things to play with",
    "child-family/short-parts": "short parts",
    "child-family/adult-near": "adult there now",
    "child-family/in-and-out": "times alone",
    "child-family/childs-room": "child settled",
    "child-family/way-back": "way back",
    "audio-only/work-line": "which line",
    "audio-only/charged": "power",
    "audio-only/well-heard": "devices",
    "audio-only/nothing-rings-in": "call waiting",
    "audio-only/only-listening": "own attention",
    "audio-only/voice-known": "identity",
    "audio-only/silence-spoken-of": "silences",
    "online-group/roster": "members' details",
    "online-group/door-kept": "letting in",
    "online-group/shown-as-agreed": "names shown",
    "online-group/round-planned": "round",
    "online-group/leaving-agreed": "sudden leaving",
    "online-group/co-leader": "co-leader",
    "online-group/more-active": "more active",
    "training/observer-agreed": "observers",
    "training/recording-place": "place of a recording",
    "training/recording-ends": "end of a recording",
    "training/help-near": "supervisor",
    "training/how-present": "supervision's part",
    "training/one-skill": "skill",
    "training/sureness": "sureness",
    "training/question-noted": "question for supervision",
    "first-session/consent": "consent",
    "first-session/fit": "fit",
    "first-session/permitted": "allowed there",
    "first-session/limits": "limits",
    "first-session/quiet-signal": "quiet signal",
    "first-session/page-given": "page",
    "first-session/introduced": "who you are",
    "first-session/identity": "identity",
    "first-session/emergency-plan": "emergency plan",
    "first-session/tour": "buttons",
    "first-session/contact": "contact",
    "client-orientation/can-talk": "free to talk",
    "client-orientation/place-known": "place",
    "client-orientation/place-given": "place",
    "client-orientation/settled": "at the wheel",
    "client-orientation/cut-off-plan": "cut off",
    "client-orientation/cut-off-agreed": "cut off",
    "client-orientation/see-hear": "heard both ways",
    "client-orientation/no-recording-said": "recording said",
    "between-sessions/hour-closed": "last session closed",
    "between-sessions/urgent": "duty",
    "between-sessions/eyes": "screen",
    "between-sessions/move": "moving",
    "between-sessions/residue": "what stays",
    "between-sessions/breathe": "breath",
    "closing/all-off": "call ended",
    "closing/action": "duty",
    "closing/look-back": "whether to look",
    "closing/grounded": "grounded",
    "closing/immersed": "immersed",
    "closing/expanded": "expanded",
    "closing/with-and-for": "with and for",
    "closing/what-mattered": "what mattered",
    "closing/supervision": "supervision",
    "closing/let-go": "letting go",
}
"""What each question of a routine is about; no walk asks about the same twice."""

ONE_FACT = {
    "environment/room-closed": "nobody overhears you",
    "environment/no-listeners": "no assistant is on",
    "environment/nothing-of-others": "nothing of others can be seen",
    "tech-check/safe-network": "the connection is trusted",
    "tech-check/right-room": "nobody else can join",
    "tech-check/recorders-off": "nothing records",
    "tech-check/fallback": "there is a second way to the client",
    "tech-check/help-known": "the way to send help is known",
    "essentials/alone": "nobody overhears you",
    "essentials/others-out-of-sight": "nothing of others can be seen",
    "essentials/only-those-expected": "nobody else can join",
    "essentials/recorders-off": "nothing records",
    "essentials/reachable": "there is a second way to the client",
    "essentials/no-listeners": "no assistant is on",
    "essentials/safe-network": "the connection is trusted",
    "in-person-room/sound-kept-in": "nobody overhears you",
    "in-person-room/others-put-away": "nothing of others can be seen",
    "in-person-room/someone-knows": "someone knows of the session",
    "in-person-room/way-out": "nobody is cornered",
    "couples/asked-alone": "each was heard while the other was out",
    "couples/stop-word": "there is a word to stop",
    "couples/both-reachable": "each can be reached by themselves",
    "child-family/permission": "the permission is in the record",
    "child-family/adult-agreed": "an adult is agreed",
    "child-family/adult-near": "that adult is there",
    "audio-only/voice-known": "this is the client",
    "online-group/roster": "the details are open",
    "online-group/door-kept": "each is let in by hand",
    "online-group/round-planned": "it begins with a round",
    "online-group/leaving-agreed": "a sudden leaving has a plan",
    "training/observer-agreed": "the client agreed in writing",
    "training/recording-place": "the place is approved",
    "training/help-near": "a supervisor can be reached",
    "first-session/consent": "the consent is in the record",
    "first-session/fit": "the way of meeting fits",
    "first-session/permitted": "the work is allowed there",
    "first-session/identity": "this is the client",
    "first-session/emergency-plan": "there is an emergency plan",
    "client-orientation/can-talk": "the client is free to talk",
    "client-orientation/place-known": "the place is known",
    "client-orientation/place-given": "the place is the one given",
    "client-orientation/settled": "the client is not on the move",
    "client-orientation/cut-off-plan": "the plan for a cut holds",
    "client-orientation/cut-off-agreed": "there is a plan for a cut",
    "between-sessions/hour-closed": "the last session is closed",
    "closing/all-off": "the call is over",
}
"""The one fact that each essential question of a routine asks for, as two people would put it alike."""

MORE_THAN_ONE = re.compile(r"\b(and|or|nor|both)\b|[;:]|,.*,")
"""Words by which a second fact usually comes into a question."""
ONE_ALL_THE_SAME = {
    "between-sessions/hour-closed": "on screen and on paper is everywhere",
    "client-orientation/settled": "still and at the wheel are opposites",
    "essentials/recorders-off": "to transcribe is to record",
    "tech-check/recorders-off": "to transcribe is to record",
    "training/help-near": "a supervisor or a deputy is whoever is on call",
}
"""Questions with such a word that still ask for one fact, and why."""

UNSEEN = [
    *("client-orientation", "first-session", "couples", "child-family", "client-preparation", "crisis-ready"),
    *("place-and-help", "if-the-line-breaks", "online-group", "environment", "in-person-room", "after-a-hard-session"),
]
"""Lists that touch violence, children, crisis or disability."""

ONLY_THEY_CAN_TELL = {
    "client-orientation/settled": "whether they are at the wheel",
    "child-family/adult-near": "whether the adult is there now",
}
"""What advises not to begin and yet stands on a card: nobody but the client, or the child, can tell it."""

FOR_SOME: dict[str, Callable[[Context], bool]] = {
    "first-session": lambda context: context.first_session,
    "couples": lambda context: context.setting == "couple",
    "child-family": lambda context: context.setting in ("child", "family"),
    "online-group": lambda context: context.setting == "group",
    "audio-only": lambda context: context.modality == "audio",
    "in-person-room": lambda context: context.modality == "in-person",
}
"""Lists for some sessions, and for which; every routine before such a session has them."""

USED = {
    f"{name}/{item.id}": item
    for name in {part.checklist for routine in ROUTINES.values() for part in routine.include if part.checklist}
    for item in CHECKLISTS[name].items
}


def lines(plan: Plan) -> list[str]:
    """The refs of the lines of all cards of a walk."""
    return [f"{sheet.checklist.id}/{line.item}" for sheet in plan.cards for line in sheet.lines]


def test_the_tables_name_what_there_is() -> None:
    """Each question of a routine has its theme, each essential one its fact, and nothing else stands there."""
    assert THEMES.keys() == USED.keys()
    assert ONE_FACT.keys() == {ref for ref, item in USED.items() if item.importance == "essential"}
    assert ONE_ALL_THE_SAME.keys() <= ONE_FACT.keys()


@pytest.mark.parametrize("ref", ONE_FACT)
def test_an_essential_question_asks_for_one_fact(ref: str) -> None:
    """So that its yes and its not yet mean one thing each, whoever reads them later."""
    assert bool(MORE_THAN_ONE.search(USED[ref].ask)) == (ref in ONE_ALL_THE_SAME), USED[ref].ask


@BY_NAME
def test_nothing_is_asked_twice_in_one_walk(name: str) -> None:
    """Neither by the same theme among the steps, nor among the lines of the cards."""
    for context in contexts(ROUTINES[name]):
        plan = planned(name, context)
        for refs in ([step.ref for step in plan.steps], lines(plan)):
            themes = Counter(THEMES[ref] for ref in refs)
            assert not [theme for theme, count in themes.items() if count > 1]


def test_equal_items_are_said_to_be_equal() -> None:
    """Items of one theme that are alike name each other, so that one answer counts for both; and no others do."""
    names = {ref: item.same_as for ref, item in USED.items()}
    for ref, twin in names.items():
        if twin:
            assert THEMES[ref] == THEMES[twin]
            assert ONE_FACT.get(ref) == ONE_FACT.get(twin)
            assert are_alike(USED[ref], USED[twin])
    assert all(names[ref] for ref in names if ref.startswith("essentials/"))


def stops(checklist: Checklist) -> list[Item]:
    """The items that advise not to begin."""
    return [item for item in checklist.items if item.remedy and item.remedy.then == "stop"]


@BY_NAME
def test_what_can_be_known_beforehand_is_asked(name: str) -> None:
    """A line of a card advises not to begin only where nobody but the client can tell."""
    for context in contexts(ROUTINES[name]):
        on_cards = lines(planned(name, context))
        unwise = {f"{part.id}/{item.id}" for part in CHECKLISTS.values() for item in stops(part)}
        assert unwise.intersection(on_cards) <= ONLY_THEY_CAN_TELL.keys()


@pytest.mark.parametrize("name", sorted(ROUTINES.keys() - SESSIONS))
def test_every_routine_asks_what_its_session_needs(name: str) -> None:
    """Whatever sort of session it is walked for: all of the lists for it, and so all that advises not to begin."""
    for context in contexts(ROUTINES[name]):
        plan = planned(name, context)
        needed = {each for each, holds in FOR_SOME.items() if holds(context)}
        assert {section.checklist.id for section in plan.sections} & FOR_SOME.keys() == needed
        asked = {step.ref for step in plan.steps}
        for each in needed:
            known = [item for item in stops(CHECKLISTS[each]) if item.when.holds(context)]
            assert {f"{each}/{item.id}" for item in known} - ONLY_THEY_CAN_TELL.keys() <= asked


@BY_NAME
def test_every_line_of_a_card_has_words_to_say(name: str) -> None:
    """With the client in view, nobody should have to look for them."""
    for context in contexts(ROUTINES[name]):
        assert not [ref for ref in lines(planned(name, context)) if not USED[ref].say]


def test_the_opening_of_every_session_has_its_four_lines() -> None:
    """Free to talk by yes or no first, then place, settled, and the plan for a cut; the same in all walks of a day."""
    for name in ("full", "next", "quick", "group"):
        plan = planned(name, ROUTINES[name].for_.over(Context()))
        opening = [f"client-orientation/{each}" for each in ("can-talk", "place-known", "settled", "cut-off-plan")]
        assert lines(plan) == opening
    first = planned("quick", Context(first_session=True))
    assert {THEMES[ref] for ref in lines(first)} >= {THEMES[ref] for ref in opening}


@BY_NAME
def test_yes_or_no_comes_first(name: str) -> None:
    """Before a word has to be said that others may hear; only whether the child's adult is there comes before it."""
    for context in contexts(ROUTINES[name]):
        said = [ref for ref in lines(planned(name, context)) if not ref.startswith("child-family/")]
        assert "client-orientation/can-talk" not in said[1:]


@BY_NAME
def test_two_side_by_side_are_not_asked_aloud_whether_they_are_free(name: str) -> None:
    """Nor is a quiet signal a matter of theirs."""
    for context in contexts(ROUTINES[name]):
        plan = planned(name, context)
        asked = {*(step.ref for step in plan.steps), *lines(plan)}
        aloud = {"client-orientation/can-talk", "first-session/quiet-signal"}
        if context.setting in ("couple", "family"):
            assert not asked & aloud
            assert not [ref for ref in asked if re.search(r"\b(free to|freely|good moment|alone now)\b", USED[ref].say)]


def test_in_one_room_the_room_itself_is_asked_about() -> None:
    """Whoever comes: the way out, and that someone knows."""
    for name in ROUTINES.keys() - SESSIONS - {"phone"}:
        plan = planned(name, ROUTINES[name].for_.over(Context("in-person")))
        refs = {step.ref for step in plan.steps}
        assert {"in-person-room/way-out", "in-person-room/someone-knows"} <= refs
        assert not [ref for ref in refs if ref.startswith(("environment/", "essentials/"))]
        assert not set(lines(plan)) & {"client-orientation/can-talk", "client-orientation/cut-off-plan"}


def test_by_voice_alone_nothing_is_asked_of_a_picture() -> None:
    """Nor of the computer's power and line, where the phone is the line."""
    asked = {step.ref for step in planned("phone", Context("audio")).steps}
    gone = ("power", "line", "right-room", "seen-heard", "self-view")
    assert not asked & {f"tech-check/{name}" for name in gone}
    assert not asked & {"environment/light-front", "environment/camera-line"}


def test_no_call_is_announced_that_was_not_agreed() -> None:
    """A call can reach the wrong ear: who makes contact, and how, is the client's to say."""
    announced = re.compile(r"\bI('ll| will| shall)? (ring|call|phone) you\b|within two minutes|call-back")
    assert not [
        (checklist.id, found) for checklist in CHECKLISTS.values() if (found := announced.search(shown(checklist)))
    ]


def test_a_quiet_signal_is_never_agreed_aloud() -> None:
    """It is asked about beforehand, has no words to say, and stands on no card."""
    signal = USED["first-session/quiet-signal"]
    assert (signal.moment, signal.say) == ("setup", "")
    said = {f"{part.id}/{item.id}": item.say for part in CHECKLISTS.values() for item in part.items}
    assert not [ref for ref, words in said.items() if re.search(r"\b(signal|gesture|code ?word)\b", words)]


def test_one_number_a_session_before_it_and_none_in_a_hurry() -> None:
    """Fewer ratings; the short walks have none."""
    kinds = {name: [step.item.kind for step in planned(name, Context()).steps] for name in ("full", "next", "quick")}
    assert [kinds[name].count("scale") for name in kinds] == [1, 0, 0]
    assert [kinds[name].count("text") for name in kinds] == [1, 1, 0]
    assert [kinds[name].count("exercise") for name in ("next", "quick")] == [1, 1]


def test_after_a_session_numbers_are_asked_for_by_nobody_but_oneself() -> None:
    """The four aspects of presence come where one wants to look at them, once a week or so."""
    for name in SESSIONS:
        assert "scale" not in {step.item.kind for step in Run(planned(name, Context())).visible}
    run = Run(planned("after", Context()))
    while run.current and run.current.item.id != "look-back":
        value = getattr(run.current.item, "options", (None,))[0]
        run = run.apply(Answered(run.current.ref, Answer.YES, value, seconds=1))
    run = run.apply(Answered("closing/look-back", Answer.YES, "yes", seconds=1))
    assert [step.item.kind for step in run.visible].count("scale") == 4
    assert not run.plan.traceless & {step.ref for step in run.visible}  # so that they are kept for those who want it


def test_what_is_about_oneself_is_not_kept() -> None:
    """Words for one's own state, duties and supervision stay in the walk."""
    for ref in ("self-grounding/fit-today", "self-grounding/load", "between-sessions/residue"):
        assert not USED[ref].stores_value
    hard = chain(CHECKLISTS["after-a-hard-session"].items, CHECKLISTS["day-end"].items)
    assert not [item.id for item in hard if item.stores_value]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_wants_a_specialist_says_so(name: str) -> None:
    """In the file, where it is changed, and on the page that names who should read it."""
    assert re.search(r"[Nn]o specialist|Nobody", (FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    page = (
        (FOLDER.parent / "docs" / "content.md").read_text(encoding="utf-8").partition("## What wants a specialist")[2]
    )
    assert f"`{name}" in page


def shared(checklist: Checklist) -> list[Item]:
    """The items that a practice may see."""
    return [item for item in checklist.items if getattr(item, "share", None)]


def test_only_rooms_and_lines_may_be_shared() -> None:
    """Nothing of a client, of consent, of a crisis, of training or of oneself."""
    found = {checklist.id for checklist in CHECKLISTS.values() if shared(checklist)}
    assert found == {"environment", "tech-check", "essentials", "in-person-room"}
    themes = {THEMES[f"{name}/{item.id}"] for name in found for item in shared(CHECKLISTS[name])}
    assert themes == {"overheard", "light", "power", "line", "network", "devices"}


@pytest.mark.parametrize("checklist", CHECKLISTS.values(), ids=lambda part: part.id)
def test_no_session_is_an_hour(checklist: Checklist) -> None:
    """Sessions last what they last, and not everybody's English has the same idioms."""
    assert not re.search(r"\b(hours?|rings)\b", shown(checklist))
