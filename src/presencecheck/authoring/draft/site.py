"""The addresses of the pages on which lists and routines are written; each change is kept when its form arrives."""

import re
from collections.abc import Callable, Mapping
from itertools import count
from threading import Condition
from urllib.parse import parse_qs

from presencecheck.authoring.create import create, path_for, start_from
from presencecheck.authoring.draft import pages
from presencecheck.authoring.draft.addresses import link
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.fields import DO, STEP, SURE, Fields, changed, one
from presencecheck.authoring.draft.form_parts import style
from presencecheck.authoring.draft.model import begin
from presencecheck.authoring.draft.open_draft import AnyFile, open_draft
from presencecheck.authoring.draft.policy import headers, style_hash
from presencecheck.authoring.draft.routine_file import RoutineFile, lists_of
from presencecheck.authoring.draft.routine_model import begin_routine
from presencecheck.authoring.draft.routine_pages import changed_routine, routine_page
from presencecheck.authoring.item_names import name_list
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import RESERVED_WORDS
from presencecheck.library.library import Library
from presencecheck.library.own_folder import better_folder, move_own
from presencecheck.messages import draft as draft_messages
from presencecheck.system.local_server.door import FORM
from presencecheck.system.local_server.server import BAD_REQUEST, MISSING, OK, SEE_OTHER, Response
from presencecheck.system.paths import Paths, user_paths

MEDIA_TYPES = frozenset((FORM,))
MOST_BYTES = 64 * 1024
"""Bytes of a form: a question with all that belongs to it, in any script."""
_MOST_FIELDS = 40
_HTML = "text/html; charset=utf-8"
_STYLE_HASH = re.compile(r"style-src ('sha256-[^']+')")


class DraftSite:
    """Serves lists to write.

    Args:
        paths: where they are kept.
        first: the name of the list that is shown first; empty for all of them.
        printed: makes the page of a list to print.
        stopwatch: seconds that only grow.
    """

    def __init__(
        self, paths: Paths, first: str, printed: Callable[[Checklist], str], stopwatch: Callable[[], float]
    ) -> None:
        self._paths = paths
        self._first = first
        self._printed = printed
        self._stopwatch = stopwatch
        self._files: dict[str, AnyFile] = {}
        self._steps: dict[str, int] = {}
        self._notice = ""
        self._styles = {style_hash(style())}
        self.headers: Mapping[str, str] = headers(self._styles)
        self._changed = Condition()
        self._is_over = False
        self._seen = stopwatch()

    def wait(self, seconds: float) -> bool:
        """Wait for the person to be done; returns whether they are."""
        with self._changed:
            return self._changed.wait_for(lambda: self._is_over, seconds)

    def silent_seconds(self) -> float:
        """Seconds since the last request."""
        with self._changed:
            return self._stopwatch() - self._seen

    def get(self, name: str) -> Response:
        """A page."""
        place, _, query = name.partition("?")
        with self._changed:
            self._seen = self._stopwatch()
            named = parse_qs(query, max_num_fields=_MOST_FIELDS)
            if place == "" and self._first:
                return Response(SEE_OTHER, place=link("list", name=self._first))
            if place in ("", "lists"):
                return self._page(self._home())
            if place == "over":
                return Response(OK, _HTML, pages.over_page(), then=self._end)
            return self._of_list(place, one(named, "name"), one(named, "id"))

    def post(self, name: str, media_type: str, body: bytes) -> Response:
        """A form."""
        place, _, query = name.partition("?")
        if media_type != FORM:
            return Response(BAD_REQUEST)
        with self._changed:
            self._seen = self._stopwatch()
            try:
                fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
                listed = one(parse_qs(query), "name")
                return self._did(place, listed, fields)
            except PresenceCheckError as error:
                self._files.pop(one(parse_qs(query), "name"), None)  # read again: its file may be another one now
                return self._again(f"{error.message} {error.hint}")
            except (KeyError, TypeError, ValueError):
                return self._again(draft_messages.GONE)

    def _did(self, place: str, name: str, fields: Fields) -> Response:
        if fields[DO][0] == "done":
            return Response(SEE_OTHER, place="over")
        if place == "begin":
            return self._to_list(self._begin(one(fields, "title"), is_routine=fields[DO][0] == "begin-routine"))
        if place == "copy":
            return self._to_list(self._copy(fields[DO][0]))
        file = self._file(name)
        if one(fields, STEP) != str(self._steps.get(name, 0)):
            self._notice = draft_messages.STALE
            return self._to_list(name)
        if fields[DO][0] == "move-folder":
            self._move_folder()
            return self._to_list(name)
        return self._change_routine(file, fields) if isinstance(file, RoutineFile) else self._change(file, fields)

    def _change_routine(self, file: RoutineFile, fields: Fields) -> Response:
        draft = changed_routine(file, fields)
        errors = file.advice(draft).errors
        if errors:
            self._notice = " ".join(errors)
        elif (lost := file.lost(draft)) and SURE not in fields:
            return self._page(pages.sure_page(file.name, file.draft.routine.title, lost, fields))
        else:
            file.keep(draft)
            self._steps[file.name] = self._steps.get(file.name, 0) + 1
        return self._to_list(file.name)

    def _change(self, file: DraftFile, fields: Fields) -> Response:
        draft = changed(file.draft, fields, file.base)
        errors = file.advice(draft).errors
        if errors:
            return self._refused(file, fields, errors)
        lost = file.lost(draft)
        if lost and SURE not in fields:
            return self._page(pages.sure_page(file.name, file.draft.checklist.title, lost, fields))
        file.keep(draft)
        self._steps[file.name] = self._steps.get(file.name, 0) + 1
        do, _, _ = fields[DO][0].partition(":")
        if do == "add":
            return Response(SEE_OTHER, place=link("question", name=file.name, id=draft.items[-1].id))
        return self._to_list(file.name)

    def _refused(self, file: DraftFile, fields: Fields, errors: tuple[str, ...]) -> Response:
        do, _, id_ = fields[DO][0].partition(":")
        if do == "save":
            step = self._steps.get(file.name, 0)
            return self._page(pages.question_page(file, file.draft.find(id_), step, fields, errors))
        self._notice = " ".join(errors)
        return self._to_list(file.name)

    def _of_list(self, place: str, name: str, id_: str) -> Response:
        try:
            file, step = self._file(name), self._steps.get(name, 0)
            if place == "question" and isinstance(file, DraftFile):
                return self._page(pages.question_page(file, file.draft.find(id_), step, None, ()))
        except PresenceCheckError as error:
            return self._again(f"{error.message} {error.hint}")
        except KeyError:
            return self._again(draft_messages.GONE)
        if place == "print" and isinstance(file, DraftFile):
            return self._page(self._print(file.draft.checklist))
        return self._page(self._listed(file, step)) if place == "list" else Response(MISSING)

    def _listed(self, file: AnyFile, step: int) -> bytes:
        notice, self._notice = self._notice, ""
        if isinstance(file, RoutineFile):
            return routine_page(file, step, notice)
        return pages.list_page(file, step, str(better_folder(self._paths) or ""), notice)

    def _home(self) -> bytes:
        library = Library.of(self._paths)
        own: list[tuple[str, str]] = []
        shipped: list[tuple[str, str]] = []
        for entry in library.entries():
            try:
                what = library.load(entry).content
            except PresenceCheckError:
                continue
            if not (isinstance(what, Checklist) and what.is_handed_out):
                (own if entry.layer == "own" else shipped).append((entry.name, what.title))
        notice, self._notice = self._notice, ""
        return pages.home_page(own, shipped, notice)

    def _file(self, name: str) -> AnyFile:
        if name not in self._files:
            library = Library.of(self._paths)
            self._files[name] = open_draft(library, library.find(name), self._paths)
        return self._files[name]

    def _begin(self, title: str, *, is_routine: bool) -> str:
        title = title or (draft_messages.DEFAULT_ROUTINE_TITLE if is_routine else draft_messages.DEFAULT_TITLE)
        if is_routine:
            name, lists = self._free(title), lists_of(Library.of(self._paths))
            self._files[name] = RoutineFile(path_for(self._paths.own, name), begin_routine(name, title), lists)
            return name
        return self.add_new(self._free(title), title)

    def add_new(self, name: str, title: str) -> str:
        """Begin a list, which has a file as soon as it has a question; returns its name."""
        self._files[name] = DraftFile(path_for(self._paths.own, name), begin(name, title))
        return name

    def _copy(self, origin: str) -> str:
        library = Library.of(self._paths)
        name = self._free_id(f"my-{origin}")
        create(path_for(self._paths.own, name), start_from(library, origin, name, ""))
        return name

    def _free(self, words: str) -> str:
        return name_list(words, self._taken())

    def _free_id(self, wished: str) -> str:
        taken = self._taken()
        return next(name for n in count(1) if (name := wished if n == 1 else f"{wished}-{n}") not in taken)

    def _taken(self) -> set[str]:
        names = (entry.name for entry in Library.of(self._paths).entries())
        return {*RESERVED_WORDS, *names, *self._files}

    def _move_folder(self) -> None:
        better = better_folder(self._paths)
        if better is not None:
            move_own(self._paths, better)
            self._paths = user_paths()
            self._files = {name: self._moved(file) for name, file in self._files.items() if not file.is_kept}

    def _moved(self, file: AnyFile) -> AnyFile:
        """What has no file yet, to be kept in the folder of now."""
        path = path_for(self._paths.own, file.name)
        if isinstance(file, RoutineFile):
            return RoutineFile(path, file.draft, file.lists)
        return DraftFile(path, file.draft)

    def _print(self, checklist: Checklist) -> bytes:
        html = self._printed(checklist)
        self._styles.update(_STYLE_HASH.findall(html.replace("&#x27;", "'")))
        self.headers = headers(self._styles)
        return html.encode()

    def _page(self, content: bytes) -> Response:
        return Response(OK, _HTML, content)

    def _to_list(self, name: str) -> Response:
        return Response(SEE_OTHER, place=link("list", name=name))

    def _again(self, notice: str) -> Response:
        self._notice = notice
        return Response(SEE_OTHER, place="lists")

    def _end(self) -> None:
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
