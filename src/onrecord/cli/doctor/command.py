"""`onrecord doctor`: diagnose this machine and session, as text for a help-desk ticket."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.cli import output
from onrecord.cli.doctor.copy_verdict import copy_verdict
from onrecord.cli.doctor.installation import folder_facts, pack_facts, version_facts
from onrecord.cli.doctor.terminal_facts import terminal_facts
from onrecord.cli.exit_codes import NOT_FOUND, OK
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.packs_option import add_packs_option
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.wrapped_output import pair_lines
from onrecord.clipboard import over_ssh, routes, terminal
from onrecord.clipboard.diagnosis import RouteStatus, diagnose, reaches_a_clipboard
from onrecord.clipboard.self_test import run_self_test
from onrecord.session import SessionPreferences, configured_packs, resolve_preferences, with_user_keys
from onrecord.settings import ConfigError, last_copy_file, read_state, read_user_config, state_file
from onrecord.settings.config import AUTO_THEME, theme_setting
from onrecord.storage import abbreviate_home
from onrecord.text.characters import escape_controls

EXAMPLES = ("onrecord doctor --format json", "onrecord doctor")
MORE = """\
The report has no content of your files and no text of yours; your home folder is written as ~.
exit codes: 0 copies reach a clipboard, 1 only the file works or config.toml is broken, 2 usage

"""
CLIPBOARD_TEST_WARNING = (
    "onrecord: testing the clipboard: its content will be lost, including formatting, pictures and files; plain text "
    "is restored if it can be read, but that of the terminal's own clipboard cannot be read"
)

BROKEN_CONFIG = (
    "onrecord copy does not work until config.toml is fixed, and the browser ignores it; onrecord config says what is "
    "wrong"
)

# Keys of the JSON report, which stay as they are, and what the text says.
_LABELS = {"colours": "colors"}  # codespell:ignore colours


def parser() -> Parser:
    command_parser = Parser("doctor", SUMMARIES["doctor"], EXAMPLES, MORE)
    command_parser.add_argument(
        "--format",
        choices=REPORT_FORMATS,
        default="text",
        help="text (default) or json",
    )
    command_parser.add_argument(
        "--test-clipboard",
        action="store_true",
        help="copy a test text by every route; the content of the clipboard is lost, unless it is plain text",
    )
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    preferences, copying_works, config_works = _check_configuration(options.pack)
    route_names = preferences.routes
    statuses, lost = _route_statuses(route_names, test=options.test_clipboard)
    clipboard: dict[str, Any] = {
        "order": _route_order(route_names),
        "tested": options.test_clipboard,
        "routes": [
            {"route": status.route, "state": status.state.value, "why": status.reason, "works": status.works}
            for status in statuses
        ],
        "lost": list(lost),
        "verdict": copy_verdict(statuses, route_names, last_copy_file(), tested=options.test_clipboard)
        if copying_works
        else BROKEN_CONFIG,
    }
    report = {
        "versions": version_facts(),
        "terminal": terminal_facts(_theme(preferences), preferences.signs),
        "clipboard": clipboard,
        "folders": folder_facts(),
        "packs": pack_facts(options.pack),
    }
    shareable = _redact(report)
    output.data(
        json.dumps(shareable, ensure_ascii=False, indent=2) + "\n"
        if options.format == "json"
        else _format_text(shareable)
    )
    return OK if reaches_a_clipboard(statuses) and config_works else NOT_FOUND


def _theme(preferences: SessionPreferences) -> str:
    """Return the theme as the setting names it: the configured one, or that in which the browser was left."""
    return preferences.theme or theme_setting(read_state(state_file()).theme) or AUTO_THEME


def _check_configuration(packs: Sequence[str] | None) -> tuple[SessionPreferences, bool, bool]:
    """Return the configured preferences, whether copying works with the configuration, and whether all of it works.

    If the user names `packs`, those of the configuration may be missing.
    """
    try:
        config = read_user_config()
        preferences = resolve_preferences(config)
        if not packs:
            configured_packs(config)
    except ConfigError:
        return SessionPreferences(), False, False
    try:
        with_user_keys(preferences, config)
    except ConfigError:
        return preferences, True, False
    return preferences, True, True


def _route_order(route_names: Sequence[str] | None) -> str:
    """Return what decides the order of the routes."""
    if route_names:
        return "from config.toml"
    return "for a session over ssh" if over_ssh() else "for a local session"


def _route_statuses(
    route_names: Sequence[str] | None, *, test: bool
) -> tuple[tuple[RouteStatus, ...], tuple[str, ...]]:
    """Return the status of each route, with `test` by copying; and the content of the clipboard lost by the test."""
    with terminal.controlling_terminal() as write:
        used_routes = routes(write, last_copy_file(), route_names)
        if not test:
            return diagnose(used_routes), ()
        output.message(CLIPBOARD_TEST_WARNING)
        self_test = run_self_test(used_routes)
        return self_test.statuses, self_test.lost


def _redact(value: Any) -> Any:
    """Return the report with ~ for the home folder, and without characters that a terminal might act on."""
    if isinstance(value, dict):
        return {_redact(key): _redact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_redact(inner) for inner in value]
    return escape_controls(abbreviate_home(value)) if isinstance(value, str) else value


def _format_text(report: dict[str, Any]) -> str:
    """Return the report as text: one block for each section, with lines `name  value`."""
    blocks = []
    for title, facts in report.items():
        named = [(_LABELS.get(key, key), fact) for key, fact in facts.items()]
        rows = _clipboard_rows(facts) if title == "clipboard" else named
        blocks.append("\n".join([title, *(f"  {line}" for line in pair_lines(rows, len("  ")))]) + "\n")
    return "\n".join(blocks)


def _clipboard_rows(facts: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [("order", facts["order"])]
    rows += [
        (route["route"], f"{route['state']}: {route['why']}" if route["why"] else route["state"])
        for route in facts["routes"]
    ]
    if facts["tested"] and facts["lost"]:
        rows.append(("lost", f"the previous content could not be restored: {', '.join(facts['lost'])}"))
    return [*rows, ("verdict", facts["verdict"])]
