"""The page on which a routine is written, and the change that one of its forms asks for: no script is needed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from presencecheck.authoring.draft.addresses import link
from presencecheck.authoring.draft.fields import DO, Fields, one
from presencecheck.authoring.draft.form_parts import button, by_title, form, hidden, page, row, text_field
from presencecheck.authoring.draft.routine_file import RoutineFile
from presencecheck.authoring.draft.routine_model import RoutineDraft, part_state, parts_left_out
from presencecheck.authoring.draft.routine_words import said_of
from presencecheck.core.checklist import MOST_CLOSING, MOST_TITLE, Include
from presencecheck.core.compose_routine import part_name
from presencecheck.messages import draft as draft_messages
from presencecheck.surfaces.browser.markup import NOTHING, Markup, tag


def changed_routine(file: RoutineFile, fields: Fields) -> RoutineDraft:
    """The routine after what a form asks for.

    Raises:
        KeyError: it asks for nothing that is known.
        ValueError: it asks for a list that is no more.
    """
    do, _, name = fields[DO][0].partition(":")
    draft, base = file.draft, file.base
    does: dict[str, Callable[[], RoutineDraft]] = {
        "undo": draft.undo,
        "add": lambda: draft.add(_addable(file, one(fields, "list"))),
        "words": lambda: draft.retitle(one(fields, "title")).close(one(fields, "closing")),
        "up": lambda: draft.move(name, -1),
        "down": lambda: draft.move(name, 1),
        "out": lambda: draft.remove(name),
        "walk": lambda: draft.show_as(name, "walk"),
        "card": lambda: draft.show_as(name, "card"),
    }
    if base:
        does |= {"back": lambda: draft.restore(base, name), "all-back": lambda: draft.restore_all(base)}
    return does[do]()


def routine_page(file: RoutineFile, step: int, notice: str) -> bytes:
    """One routine.

    Args:
        file: the routine.
        step: the number of its state, which comes back with each change.
        notice: what is said first.
    """
    place, routine = link("do", name=file.name), file.draft.routine
    nothing = draft_messages.NOTHING_CHANGED if file.base else draft_messages.NOT_KEPT_YET_ROUTINE
    kept = draft_messages.KEPT_IN.format(folder=file.path.parent, name=file.name) if file.is_kept else nothing
    parts = [_part(part, file, place, step) for part in file.draft.parts]
    body = [
        tag("p", file.lead, class_="quiet", dir="auto"),
        tag("ol", *parts, class_="items") if parts else NOTHING,
        *_left_out(file, place, step),
        *_choice(file, place, step),
        form(
            place,
            hidden(step),
            text_field("title", draft_messages.LIST_TITLE, routine.title, MOST_TITLE),
            text_field("closing", draft_messages.CLOSING_FIELD, routine.closing, MOST_CLOSING, required=False),
            row(button("words", draft_messages.BUTTON_KEEP_WORDS), place="side"),
        ),
        form(place, hidden(step), row(*_ways_on(file), place="side")),
        tag("p", kept, class_="quiet"),
    ]
    return page(routine.title, body, notice)


def _addable(file: RoutineFile, name: str) -> str:
    if name not in file.addable:
        raise ValueError(name)
    return name


def _part(part: Include, file: RoutineFile, place: str, step: int) -> Markup:
    title, name = file.title_of(part), part_name(part)
    buttons = [
        _named(f"{do}:{name}", label, title)
        for do, label in (
            ("up", draft_messages.BUTTON_UP),
            ("down", draft_messages.BUTTON_DOWN),
            ("out", draft_messages.BUTTON_OUT),
        )
    ]
    if part.checklist:
        way = "card" if part.as_ == "walk" else "walk"
        buttons.append(_named(f"{way}:{name}", _capital(draft_messages.AS_WAY[way]), title))
    if part_state(part, file.base) == "changed":
        buttons.append(_named(f"back:{name}", draft_messages.BUTTON_AS_IT_CAME, title))
    return tag(
        "li",
        tag("p", title, dir="auto"),
        tag("p", _capital(said_of(part, file.base)), class_="quiet"),
        form(place, hidden(step), row(*buttons, place="side")),
    )


def _left_out(file: RoutineFile, place: str, step: int) -> Iterator[Markup]:
    """The lists of a routine of others that are left out, each with the way back."""
    out = [*parts_left_out(file.draft, file.base)]
    if out:
        yield tag("h2", draft_messages.LEFT_OUT.rstrip(":"))
        rows = [
            tag("li", tag("p", title, dir="auto"), form(place, hidden(step), row(back, place="side")))
            for title, back in ((file.title_of(part), _bring_back(part, file)) for part in out)
        ]
        yield tag("ul", *rows, class_="items")


def _bring_back(part: Include, file: RoutineFile) -> Markup:
    return _named(f"back:{part_name(part)}", draft_messages.BUTTON_BRING_BACK, file.title_of(part))


def _choice(file: RoutineFile, place: str, step: int) -> Iterator[Markup]:
    """The lists that can be added."""
    addable: Mapping[str, str] = file.addable
    if addable:
        options = [tag("option", title, value=name) for name, title in by_title(addable.items())]
        label = tag("label", draft_messages.ADD_LIST, tag("select", *options, name="list"), class_="field")
        yield form(place, hidden(step), label, row(button("add", draft_messages.BUTTON_ADD_LIST), place="main"))


def _ways_on(file: RoutineFile) -> Iterable[Markup]:
    if file.draft.past:
        yield button("undo", draft_messages.BUTTON_UNDO)
    if file.base and file.is_kept:
        yield button("all-back", draft_messages.BUTTON_ALL_BACK)
    yield tag("a", draft_messages.ALL_LISTS, href="lists", class_="button")
    yield button("done", draft_messages.BUTTON_DONE)


def _named(value: str, label: str, title: str) -> Markup:
    return button(value, label, draft_messages.NAMED_BUTTON.format(button=label, ask=title))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
