"""Which modules are broken, and which tests should notice: the quick ones that touch them within one process."""

from typing import NamedTuple


class Area(NamedTuple):
    """A part of the program."""

    modules: tuple[str, ...]
    """Its files below `src/presencecheck`, as patterns."""
    tests: tuple[str, ...]
    """The files of tests, without `test_` and `.py`."""
    slow: tuple[str, ...] = ()
    """Tests of those files that would cost more time than they would notice."""


AREAS = {
    "reader": Area(
        modules=("reader.py", "loading/*.py"),
        tests=("reader", "loading", "hostile", "faults_in_words", "schema", "reference"),
        slow=(
            "hostile.py::test_any_file_gives_a_checklist_or_messages",
            "hostile.py::test_an_id_stays_in_its_folder",
        ),
    ),
    "engine": Area(
        modules=(
            "run.py",
            "responses.py",
            "events.py",
            "plan.py",
            "planning.py",
            "walk.py",
            "overlays.py",
            "items/*.py",
        ),
        tests=(
            *("run", "verdict", "plan", "engine_parts", "walk", "planning", "library"),
            *("overlays", "overlays_said", "loading"),
        ),
        slow=("overlays.py::test_each_change_in_the_starter_works",),
    ),
    "store": Area(
        modules=("history/*.py",),
        tests=(
            *("history", "history_file", "history_windows", "history_days"),
            *(
                "history_troubles",
                "history_words",
                "journals",
                "history_damage",
                "history_keeping",
                "forgetting_troubles",
                "history_in_one_process",
            ),
            *("history_opening", "history_backups", "history_mending", "forgetting_again"),
            *("trust", "forgetting", "copies", "statistics", "export"),
            *("seals", "faults_of_histories", "merging", "read_back"),
        ),
        slow=(
            "forgetting.py::test_killed_in_the_middle",
            "forgetting.py::test_every_file_is_private",
            "forgetting.py::test_wishes_that_are_none",
            "trust.py::test_every_corruption_is_reported_and_survived",
            "trust.py::test_the_next_command_works",
            "trust.py::test_a_walk_goes_on_over_damage",
            "copies.py::test_in_any_order_and_as_often_as_one_likes",
            "copies.py::test_backups_while_another_window_writes",
            "history.py::test_any_walk_comes_back",
            "trust.py::test_a_head_kept_elsewhere",
            "trust.py::test_a_newer_history_is_refused_with_its_version",
            "trust.py::test_verify_reports_and_mends_when_told",
            "forgetting.py::test_on_a_full_disk",
            "forgetting.py::test_nothing_is_left",
            "forgetting.py::test_nothing_to_forget",
            "forgetting.py::test_what_cannot_be_reached_is_named",
            "history_windows.py::test_many_windows",
        ),
    ),
    "packs": Area(
        modules=("packs/*.py",),
        tests=(
            *("packs", "packs_hostile", "packs_https", "packs_kept", "packs_signed"),
            *("packs_troubles", "packs_in_words", "packs_keygen", "packs_limits"),
        ),
        slow=("packs_kept.py::test_no_connection_is_opened", "packs_hostile.py::test_no_name_leads_outside"),
    ),
}
