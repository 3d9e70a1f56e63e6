"""The pages on which a list is written: forms that need no script. Pure but for the style, which is read once."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from presencecheck.authoring.draft.addresses import link
from presencecheck.authoring.draft.base_items import left_out, state_of
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.fields import FORWARD, SURE, Fields, question_fields
from presencecheck.authoring.draft.form_parts import button, by_title, form, hidden, page, row, text_field, words_field
from presencecheck.authoring.draft.questions import kind_words
from presencecheck.core.checklist import MOST_TITLE
from presencecheck.core.items import Item
from presencecheck.messages import draft as draft_messages
from presencecheck.surfaces.browser.markup import NOTHING, Markup, tag


def home_page(own: Sequence[tuple[str, str]], shipped: Sequence[tuple[str, str]], notice: str) -> bytes:
    """All lists that can be written here, and new ones.

    Args:
        own: name and title of each list of the person's own.
        shipped: name and title of each of others, which can be changed, or copied.
        notice: what is said first.
    """
    entries = [tag("li", tag("a", title, href=link("list", name=name), dir="auto")) for name, title in by_title(own)]
    listed = tag("ul", *entries) if entries else tag("p", draft_messages.NO_LISTS, class_="quiet")
    begin = form(
        "begin",
        text_field("title", draft_messages.LIST_TITLE, "", MOST_TITLE),
        row(
            button("begin", draft_messages.BUTTON_BEGIN),
            button("begin-routine", draft_messages.BUTTON_BEGIN_ROUTINE),
            place="main",
        ),
    )
    copies = [
        row(
            tag("span", title, dir="auto"),
            tag(
                "a",
                draft_messages.CHANGE_IT,
                href=link("list", name=name),
                class_="button",
                aria_label=draft_messages.CHANGE_IT_OF.format(title=title),
            ),
            button(name, draft_messages.COPY, draft_messages.COPY_OF.format(title=title)),
            place="side",
        )
        for name, title in by_title(shipped)
    ]
    body = [
        listed,
        tag("h2", draft_messages.BEGIN),
        begin,
        tag("h2", draft_messages.OTHERS),
        tag("p", draft_messages.OTHERS_HINT, class_="quiet"),
        form("copy", *copies),
        form("done", row(button("done", draft_messages.BUTTON_DONE), place="side")),
    ]
    return page(draft_messages.HOME, body, notice)


def list_page(file: DraftFile, step: int, better: str, notice: str) -> bytes:
    """One list.

    Args:
        file: the list.
        step: the number of its state, which comes back with each change.
        better: the folder where the lists could be seen; empty where they can be already.
        notice: what is said first.
    """
    place = link("do", name=file.name)
    nothing = draft_messages.NOTHING_CHANGED if file.base else draft_messages.NOT_KEPT_YET
    kept = draft_messages.KEPT_IN.format(folder=file.path.parent, name=file.name) if file.is_kept else nothing
    items = [*_in_sections(file, place, step)]
    warnings = file.advice().warnings
    body = [
        tag("p", file.lead, class_="quiet", dir="auto") if file.lead else NOTHING,
        *items,
        *_left_out(file, place, step),
        form(
            place,
            hidden(step),
            words_field("ask", draft_messages.ADD, "", draft_messages.ADD_HINT),
            row(button("add", draft_messages.BUTTON_ADD), place="main"),
        ),
        *_worth(warnings),
        form(
            place,
            hidden(step),
            text_field("title", draft_messages.LIST_TITLE, file.draft.checklist.title, MOST_TITLE),
            row(button("title", draft_messages.BUTTON_TITLE), place="side"),
        ),
        form(place, hidden(step), row(*_ways_on(file, better), place="side")),
        tag("p", kept, class_="quiet"),
    ]
    return page(file.draft.checklist.title, body, notice)


def question_page(file: DraftFile, item: Item, step: int, typed: Fields | None, notices: Sequence[str]) -> bytes:
    """One question of a list, with all that can be changed of it.

    Args:
        file: the list.
        item: the question.
        step: the number of the list's state.
        typed: what was typed, where it could not be kept.
        notices: why it could not.
    """
    fields_form = form(
        link("do", name=file.name),
        hidden(step),
        *question_fields(item, file.draft.heading_above(item.id), typed),
        row(button(f"save:{item.id}", draft_messages.BUTTON_KEEP), place="main"),
    )
    back = tag("p", tag("a", draft_messages.BACK, href=link("list", name=file.name)))
    return page(item.ask, [fields_form, back], " ".join(notices))


def sure_page(name: str, title: str, lost: Sequence[str], fields: Fields) -> bytes:
    """Whether a change is wanted that takes out remarks of the file."""
    again = [
        tag("input", type="hidden", name=field, value=value) for field, values in fields.items() for value in values
    ]
    sure = tag("button", draft_messages.SURE, name=SURE, value="yes")
    leave = tag("a", draft_messages.LEAVE_IT, href=link("list", name=name), class_="button")
    body = [
        tag("p", draft_messages.LOST.of(len(lost), first=lost[0]), dir="auto"),
        tag("p", draft_messages.LOST_HINT, class_="quiet"),
        form(link("do", name=name), *again, row(sure, leave, place="main")),
    ]
    return page(title, body)


def over_page() -> bytes:
    """The last page."""
    return page(draft_messages.OVER, [tag("p", draft_messages.OVER_HINT)])


def _left_out(file: DraftFile, place: str, step: int) -> Iterable[Markup]:
    """The questions of a list of others that are left out, each with the way back."""
    out = left_out(file.draft, file.base) if file.base else ()
    if out:
        yield tag("h2", draft_messages.LEFT_OUT.rstrip(":"))
        bring = draft_messages.BUTTON_BRING_BACK
        rows = [
            tag(
                "li",
                tag("p", item.ask, dir="auto"),
                form(place, hidden(step), row(_back(item, bring), place="side")),
            )
            for item in out
        ]
        yield tag("ul", *rows, class_="items")


def _back(item: Item, label: str) -> Markup:
    return button(f"back:{item.id}", label, draft_messages.NAMED_BUTTON.format(button=label, ask=item.ask))


def _in_sections(file: DraftFile, place: str, step: int) -> Iterable[Markup]:
    """The questions, those under each heading in a list of their own."""
    for heading, items in groupby(file.draft.items, attrgetter("section")):
        yield tag("h2", heading, dir="auto") if heading else NOTHING
        yield tag("ol", *(_item(item, file, place, step) for item in items), class_="items")


def _item(item: Item, file: DraftFile, place: str, step: int) -> Markup:
    words, name = draft_messages.NAMED_BUTTON, file.name
    state = state_of(item, file.base) if file.base else "as-it-came"
    change = tag(
        "a",
        draft_messages.BUTTON_CHANGE,
        href=link("question", name=name, id=item.id),
        class_="button",
        aria_label=words.format(button=draft_messages.BUTTON_CHANGE, ask=item.ask),
    )
    buttons = [
        button(f"{do}:{item.id}", label, words.format(button=label, ask=item.ask))
        for do, label in zip(FORWARD, _labels(), strict=True)
    ]
    back = [_back(item, draft_messages.BUTTON_AS_IT_CAME)] if state == "changed" else []
    return tag(
        "li",
        tag("p", item.ask, dir="auto"),
        tag("p", f"{kind_words(item)} · {item.importance}{draft_messages.STATES[state]}", class_="quiet"),
        form(place, hidden(step), row(change, *buttons, *back, place="side")),
    )


def _labels() -> tuple[str, str, str]:
    return draft_messages.BUTTON_UP, draft_messages.BUTTON_DOWN, draft_messages.BUTTON_OUT


def _ways_on(file: DraftFile, better: str) -> Iterable[Markup]:
    if file.draft.past:
        yield button("undo", draft_messages.BUTTON_UNDO)
    if file.base and file.is_kept:
        yield button("all-back", draft_messages.BUTTON_ALL_BACK)
    if file.draft.items:
        yield tag("a", draft_messages.PRINT, href=link("print", name=file.name), class_="button")
    yield tag("a", draft_messages.ALL_LISTS, href="lists", class_="button")
    if better:
        yield button("move-folder", draft_messages.MOVE_TO.format(folder=better))
    yield button("done", draft_messages.BUTTON_DONE)


def _worth(warnings: Sequence[str]) -> Iterable[Markup]:
    if warnings:
        yield tag("h2", draft_messages.WORTH)
        yield tag("ul", *(tag("li", warning, dir="auto") for warning in warnings))
