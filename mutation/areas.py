"""Which modules are broken, and which tests should notice: the quick ones that touch them within one process."""

from typing import NamedTuple


class Area(NamedTuple):
    """A part of the program."""

    modules: tuple[str, ...]
    """Its files below `src/presencecheck`, as patterns."""
    tests: tuple[str, ...]
    """The files of tests below `tests`, without `.py`, as patterns."""
    slow: tuple[str, ...] = ()
    """Tests of those files, or whole files, that would cost more time than they would notice."""


AREAS = {
    "reader": Area(
        modules=(
            "formats/yaml_reader.py",
            "formats/yaml_events.py",
            "formats/decoding.py",
            "formats/document.py",
            "formats/document_builder.py",
            "formats/load.py",
            "formats/kinds.py",
            "formats/validation.py",
            "formats/pydantic_errors.py",
        ),
        tests=(
            "formats/test_yaml_reader",
            "formats/test_decoding",
            "formats/test_document_builder",
            "formats/test_syntax_slips",
            "formats/test_load",
            "formats/test_hostile",
            "formats/test_diagnostics",
            "formats/test_json_schema",
            "project/test_reference",
        ),
        slow=(
            "formats/test_hostile.py::test_any_file_gives_a_checklist_or_messages",
            "formats/test_hostile.py::test_an_id_stays_in_its_folder",
        ),
    ),
    "engine": Area(
        modules=(
            "core/run.py",
            "core/standing.py",
            "core/readiness.py",
            "core/still_so.py",
            "core/going_on.py",
            "core/expiry.py",
            "core/responses.py",
            "core/events.py",
            "core/plan.py",
            "core/prompts.py",
            "core/compose.py",
            "core/items/*.py",
            "library/planning.py",
            "walk/*.py",
        ),
        tests=(
            *("core/test_*", "core/items/test_*", "walk/test_*"),
            *("library/test_planning", "library/test_library", "library/test_overlays", "formats/test_load"),
            "end_to_end/test_verdict",
        ),
        slow=(
            "core/test_characters.py",
            "core/test_compose_machine.py",
            "core/test_run_machine.py",
            "walk/test_true_word_machine.py",
            "end_to_end/test_verdict.py::test_no_unkept_answer_is_told",
        ),
    ),
    "store": Area(
        modules=("history/*/*.py",),
        tests=(
            *("history/store/test_store", "history/test_file", "end_to_end/test_windows", "history/test_days"),
            *(
                "history/test_failures",
                "history/test_messages",
                "history/journal/test_journal",
                "history/test_damage",
                "history/operations/test_failures",
                "history/operations/test_forget_failures",
                "history/test_in_process",
            ),
            *(
                "history/store/test_database",
                "history/operations/test_backup",
                "history/operations/test_repair",
                "history/operations/test_forget",
            ),
            *(
                "cli/commands/test_verify",
                "cli/commands/test_forget",
                "cli/commands/test_backup",
                "cli/commands/test_restore",
                "cli/commands/test_merge",
                "reports/json/test_stats",
                "reports/text/test_runs_csv",
                "reports/fhir/test_responses",
                "cli/commands/test_export",
            ),
            *(
                "history/format/test_hash_chain",
                "history/format/test_file_header",
                "history/format/test_ids",
                "history/format/test_schema",
                "history/format/test_start_cache",
                "history/queries/test_compared_runs",
                "history/queries/test_export_rows",
                "history/queries/test_run_dates",
                "history/queries/test_run_outcomes",
                "history/queries/test_runs",
                "history/queries/test_selection",
                "history/queries/test_statistics",
                "history/store/test_copies",
                "history/store/test_day_notes",
                "history/store/test_delete_runs",
                "history/store/test_exclusive",
                "history/store/test_lease",
                "history/store/test_plan_store",
                "history/store/test_put_aside",
                "history/store/test_recorder",
                "history/store/test_transfer",
                "history/operations/test_verify",
                "history/operations/test_merge",
                "history/test_read_back",
            ),
        ),
        slow=(
            "cli/commands/test_forget.py::test_killed_in_the_middle",
            "cli/commands/test_forget.py::test_every_file_is_private",
            "cli/commands/test_forget.py::test_wishes_that_are_none",
            "cli/commands/test_verify.py::test_every_corruption_is_reported_and_survived",
            "cli/commands/test_verify.py::test_the_next_command_works",
            "cli/commands/test_verify.py::test_a_walk_goes_on_over_damage",
            "cli/commands/test_merge.py::test_in_any_order_and_as_often_as_one_likes",
            "cli/commands/test_backup.py::test_backups_while_another_window_writes",
            "history/store/test_store.py::test_any_walk_comes_back",
            "cli/commands/test_verify.py::test_a_head_kept_elsewhere",
            "cli/commands/test_verify.py::test_a_newer_history_is_refused_with_its_version",
            "cli/commands/test_verify.py::test_verify_reports_and_mends_when_told",
            "cli/commands/test_forget.py::test_on_a_full_disk",
            "cli/commands/test_forget.py::test_nothing_is_left",
            "cli/commands/test_forget.py::test_nothing_to_forget",
            "cli/commands/test_forget.py::test_what_cannot_be_reached_is_named",
            "end_to_end/test_windows.py::test_many_windows",
        ),
    ),
    "packs": Area(
        modules=("packs/*.py",),
        tests=(
            *(
                "cli/commands/pack/test_add",
                "cli/commands/pack/test_app",
                "cli/commands/pack/test_export",
                "cli/commands/pack/test_list",
                "cli/commands/pack/test_options",
                "cli/commands/pack/test_preview",
                "cli/commands/pack/test_remove",
                "cli/commands/pack/test_update",
                "cli/commands/pack/test_verify",
            ),
            *(
                "packs/test_acceptance",
                "packs/test_archive",
                "packs/test_archive_limits",
                "packs/test_changes",
                "packs/test_download",
                "packs/test_file_set",
                "packs/test_folder",
                "packs/test_install",
                "packs/test_integrity",
                "packs/test_lock",
                "packs/test_manifest",
                "packs/test_metadata",
                "packs/test_pack",
                "packs/test_policy",
                "packs/test_signature",
                "packs/test_signed",
                "packs/test_sources",
                "packs/test_update_check",
                "packs/test_verification",
            ),
        ),
        slow=(
            "packs/test_integrity.py::test_no_connection_is_opened",
            "packs/test_file_set.py::test_no_name_leads_outside",
        ),
    ),
}
