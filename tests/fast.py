"""The fast tier of the tests: those that start no process and no running app, and take no long trials."""

from __future__ import annotations

import sys
from collections.abc import Generator

import pytest

# Prefixes of the ids of tests that start processes or a running app; `make fast` leaves these out.
STARTS_PROCESSES = (
    "tests/anywhere/",
    "tests/library/test_library.py::test_a_cache_that_is_full_is_said_and_all_is_found",
    "tests/briefs/test_kills.py",
    "tests/cli/brief/test_commands.py::test_processes",
    "tests/cli/shells/test_real_shells.py",
    "tests/cli/shells/test_scripts.py",
    "tests/cli/test_browse.py::test_without_a_terminal",
    "tests/cli/test_copy.py",
    "tests/cli/doctor/test_command.py::test_nothing_of_the_users_is_in_it",
    "tests/cli/doctor/test_command.py::test_packs_that_are_named_make_up_for_those_of_the_configuration",
    "tests/cli/doctor/test_command.py::test_trying_warns_first_and_names_every_reason",
    "tests/cli/doctor/test_command.py::test_what_could_not_be_put_back_is_said",
    "tests/cli/doctor/test_command.py::test_whatever_is_broken_in_the_configuration_the_exit_code_says_so",
    "tests/cli/doctor/test_command.py::test_where_only_the_file_works_the_exit_code_says_so",
    "tests/cli/doctor/test_measured_width.py",
    "tests/test_python_face.py::test_the_example",
    "tests/checks/test_import_contracts.py::test_a",
    "tests/cli/test_entry.py::test_a_style_loads_nothing_of_the_clipboard",
    "tests/cli/test_entry.py::test_help_works_for_people_whose_terminal_asks_for_colour",
    "tests/cli/test_entry.py::test_no_command_imports_a_screen",
    "tests/cli/test_entry.py::test_searching_what_ships_loads_neither_databases_nor_styles",
    "tests/cli/test_entry.py::test_showing_a_passage_loads_neither_search_nor_styles",
    "tests/cli/test_entry.py::test_the_exit_code_reaches_the_shell",
    "tests/cli/test_layout.py::test_a_message_on_a_terminal_is_broken_at_words",
    "tests/cli/test_layout.py::test_a_path_longer_than_the_terminal_stays_in_one_piece",
    "tests/cli/test_layout.py::test_a_real_terminal_has_its_own_width",
    "tests/cli/test_man.py",
    "tests/cli/test_output.py",
    "tests/cli/test_restore_kills.py",
    "tests/cli/test_show.py::test_the_default_quotation_exactly",
    "tests/cli/test_show.py::test_the_whole_text_is_the_source",
    "tests/cli/test_slow_start.py",
    "tests/cli/test_streams.py",
    "tests/cli/doctor/test_terminal_facts.py",
    "tests/clipboard/test_helper.py",
    "tests/clipboard/test_multiplexers.py",
    "tests/clipboard/test_osc52.py::test_in_tmux",
    "tests/clipboard/test_helper_process.py",
    "tests/clipboard/test_display.py",
    "tests/clipboard/test_terminal.py",
    "tests/clipboard/test_tmux.py",
    "tests/clipboard/test_self_test.py",
    "tests/clipboard/test_wayland.py",
    "tests/clipboard/test_whole_pack.py",
    "tests/clipboard/test_windows.py::test_a_powershell_that_did_nothing_is_not_believed",
    "tests/clipboard/test_windows.py::test_powershell_has_more_time_than_other_helpers_and_no_more",
    "tests/clipboard/test_windows.py::test_text_and_html_are_handed_over_together_and_the_text_is_read_back",
    "tests/clipboard/test_x11.py",
    "tests/packs/test_locate.py::test_a_checkout_brings_the_data_beside_its_src",
    "tests/packs/test_locate.py::test_an_installed_package_brings_its_data_even_inside_a_zip_file",
    "tests/release/",
    "tests/search/test_temporary_files.py",
    "tests/session/test_terminal_abilities.py::test_terminfo_of_this_machine_is_asked",
    "tests/session/test_preferences.py::test_what_nobody_configured_is_not_loaded",
    "tests/settings/test_bounds.py",
    "tests/settings/test_config_file.py",
    "tests/settings/test_state_storage.py",
    "tests/snapshots/",
    "tests/storage/test_atomic_shared.py",
    "tests/storage/test_content_cache_shared.py",
    "tests/storage/test_locks.py",
    "tests/storage/test_shortage.py::test_a_program_that_is_gone",
    "tests/storage/test_trust.py",
    "tests/terminal/",
    "tests/test_make.py",
    "tests/test_screenshots.py",
    "tests/tui/",
)

# Prefixes of the ids of tests that try very many inputs, write large archives, or wait; `make fast` leaves these to
# `make test`.
LONG_TRIALS = (
    "tests/briefs/test_anchor.py::test_many_passages",
    "tests/briefs/test_brief_toml.py::test_all_of_a_brief",
    "tests/briefs/test_brief_toml.py::test_keys_of_the_users_own",
    "tests/checks/test_conventions.py::test_the_modules",
    "tests/checks/test_developer_folders.py::test_a_folder_imports",
    "tests/checks/test_private_names.py::test_only_the_home",
    "tests/cli/test_bounded_messages.py",
    "tests/cli/test_index.py",
    "tests/cli/test_random_arguments.py",
    "tests/clipboard/test_file.py::test_a_file_server_that_is_gone",
    "tests/exporter/test_citations.py::test_ibid_stands_only",
    "tests/exporter/test_export.py::test_every_statement",
    "tests/exporter/test_json_export.py::test_every_kind",
    "tests/exporter/test_validators.py",
    "tests/library/test_changing.py",
    "tests/library/test_damage.py",
    "tests/library/test_library.py",
    "tests/library/test_precomputed.py",
    "tests/navigation/test_browser_labels.py::test_of_a_large_library",
    "tests/navigation/test_browser_walk.py",
    "tests/navigation/test_copied_text.py::test_what_looks_official",
    "tests/navigation/test_counts.py",
    "tests/navigation/test_damaged_index.py",
    "tests/navigation/test_glance.py::test_every_line_fits",
    "tests/navigation/test_glance.py::test_nothing_is_cut",
    "tests/navigation/test_list_lines.py::test_a_row_is_drawn",
    "tests/navigation/test_result_rows.py::test_no_line_of_a_result",
    "tests/navigation/test_result_rows.py::test_results_fit",
    "tests/navigation/test_result_rows.py::test_the_match_is_in_sight",
    "tests/navigation/test_unreadable_packs.py",
    "tests/packs/test_arbitrary_packs.py",
    "tests/packs/test_bounds.py",
    "tests/packs/test_density_limits.py::test_what_is_just_within",
    "tests/packs/test_invisible.py::test_a_name_that_cannot_be_seen",
    "tests/packs/test_schema.py::test_a_value_of_the_wrong_kind",
    "tests/quoting/test_alterations.py::test_every_range",
    "tests/quoting/test_nothing_lost.py",
    "tests/quoting/test_styles.py::test_a_line_ends_only",
    "tests/quoting/test_styles.py::test_what_is_pasted",
    "tests/quoting/test_template.py::test_no_template_holds",
    "tests/quoting/test_unchanged_copies.py::test_every_style",
    "tests/quoting/test_unchanged_copies.py::test_every_table",
    "tests/search/test_against_oracle.py",
    "tests/search/test_backends.py",
    "tests/search/test_facet_values.py",
    "tests/search/test_index_file.py",
    "tests/search/test_joining.py::test_and_changes_nothing_in_a_name",
    "tests/search/test_ranges.py::test_every_range",
    "tests/search/test_recall.py",
    "tests/search/test_scope.py::test_a_scope_finds",
    "tests/search/test_whole_text.py::test_every_piece",
    "tests/search/test_whole_text.py::test_words_over_the_end",
    "tests/settings/test_backup_places.py::test_the_file_of_any_brief",
    "tests/settings/test_rescued_files.py",
    "tests/text/test_cell_width.py::test_every_character",
    "tests/text/test_cell_width.py::test_every_symbol",
    "tests/text/test_cell_width.py::test_only_what_unicode_calls",
    "tests/text/test_characters.py",
    "tests/text/test_nearest_words.py::test_it_takes_no_longer",
    "tests/text/test_toml_bounds.py",
    "tests/text/test_unseen.py::test_unseen_characters",
)

_EVENTS = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.system", "pty.spawn"}


class StartedProcess(AssertionError):
    """A test of the fast tier started a process."""


def is_fast(test_id: str) -> bool:
    """Return whether the test belongs to the fast tier."""
    return not test_id.startswith(STARTS_PROCESSES + LONG_TRIALS)


class NoProcesses:
    """A pytest plugin that fails every fast test which starts a process, whatever tier it runs in.

    `make test` runs the fast tests too: a new test that belongs to another tier is found there, not only on
    `make fast` and `make pythons`.
    """

    def __init__(self) -> None:
        self._testing = False
        sys.addaudithook(self._refuse)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._testing = is_fast(item.nodeid)
        try:
            return (yield)
        finally:
            self._testing = False

    def _refuse(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._testing and event in _EVENTS:
            raise StartedProcess(f"{event} in a fast test: name the test in tests/fast.py")
