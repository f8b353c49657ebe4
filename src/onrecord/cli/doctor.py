"""`onrecord doctor`: diagnose this machine and session, as text for a help-desk ticket."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.copy_verdict import copy_verdict
from onrecord.cli.exit_codes import NOT_FOUND, OK, UsageError
from onrecord.cli.installation import folder_facts, pack_facts, version_facts
from onrecord.cli.packs_option import add_packs_option
from onrecord.cli.parser import Parser
from onrecord.cli.terminal_facts import terminal_facts
from onrecord.cli.text_table import align_rows

if TYPE_CHECKING:
    from onrecord.clipboard.diagnosis import RouteStatus

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


def parser() -> Parser:
    made = Parser("doctor", SUMMARIES["doctor"], EXAMPLES, MORE)
    made.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    made.add_argument(
        "--test-clipboard",
        action="store_true",
        help="copy a test text by every route; the content of the clipboard is lost, unless it is plain text",
    )
    add_packs_option(made)
    return made


def run(arguments: Sequence[str]) -> int:
    from onrecord.clipboard.diagnosis import reaches_a_clipboard
    from onrecord.settings import last_copy_file

    given = parser().parse_args(arguments)
    names, copies, fine = _configuration(given.pack)
    findings, lost = _clipboard(names, test=given.test_clipboard)
    clipboard: dict[str, Any] = {
        "order": _order(names),
        "tested": given.test_clipboard,
        "routes": [
            {"route": each.route, "state": each.state.value, "why": each.why, "works": each.works} for each in findings
        ],
        "lost": list(lost),
        "verdict": copy_verdict(findings, names, last_copy_file(), tested=given.test_clipboard)
        if copies
        else BROKEN_CONFIG,
    }
    report = {
        "versions": version_facts(),
        "terminal": terminal_facts(),
        "clipboard": clipboard,
        "folders": folder_facts(),
        "packs": pack_facts(given.pack),
    }
    shown = _shareable(report)
    output.data(json.dumps(shown, ensure_ascii=False, indent=2) + "\n" if given.format == "json" else _text(shown))
    return OK if reaches_a_clipboard(findings) and fine else NOT_FOUND


def _configuration(packs: Sequence[str] | None) -> tuple[Sequence[str] | None, bool, bool]:
    """Return the configured routes, if any, whether copying works with the configuration, and whether all of it works.

    If the user names `packs`, those of the configuration may be missing.
    """
    from onrecord.cli.default_packs import default_packs
    from onrecord.cli.preferences import load_preferences, own_keymap

    try:
        own = load_preferences()
        if not packs:
            default_packs(own.config)
    except UsageError:
        return None, False, False
    try:
        own_keymap(own.config)
    except UsageError:
        return own.routes, True, False
    return own.routes, True, True


def _order(names: Sequence[str] | None) -> str:
    """Return what decides the order of the routes."""
    from onrecord.clipboard import over_ssh

    if names:
        return "from config.toml"
    return "for a session over ssh" if over_ssh() else "for a local session"


def _clipboard(names: Sequence[str] | None, *, test: bool) -> tuple[tuple[RouteStatus, ...], tuple[str, ...]]:
    """Return the status of each route, with `test` by copying; and the content of the clipboard lost by the test."""
    from onrecord.clipboard import routes
    from onrecord.clipboard.diagnosis import diagnose
    from onrecord.clipboard.self_test import run_self_test
    from onrecord.clipboard.terminal import controlling_terminal
    from onrecord.settings import last_copy_file

    with controlling_terminal() as write:
        ways = routes(write, last_copy_file(), names)
        if not test:
            return diagnose(ways), ()
        output.message(CLIPBOARD_TEST_WARNING)
        trial = run_self_test(ways)
        return trial.findings, trial.lost


def _shareable(value: Any) -> Any:
    """Return the report with ~ for the home folder, and without characters that a terminal might act on."""
    from onrecord.text.characters import escape_controls

    if isinstance(value, dict):
        return {_shareable(key): _shareable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shareable(inner) for inner in value]
    return escape_controls(_without_home(value)) if isinstance(value, str) else value


def _without_home(text: str) -> str:
    """Return the text with ~ for the home folder, if that is known and is not the root."""
    try:
        home = pathlib.Path.home()
    except RuntimeError:
        return text
    if not home.is_absolute() or home == pathlib.Path(home.anchor):
        return text
    return re.sub(rf"{re.escape(str(home))}(?![\w.-])", "~", text)


def _text(report: dict[str, Any]) -> str:
    """Return the report as text: one block for each section, with lines `name  value`."""
    blocks = []
    for title, facts in report.items():
        rows = _clipboard_rows(facts) if title == "clipboard" else list(facts.items())
        blocks.append("\n".join([title, *(f"  {line}" for line in align_rows(rows))]) + "\n")
    return "\n".join(blocks)


def _clipboard_rows(facts: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [("order", facts["order"])]
    rows += [
        (each["route"], f"{each['state']}: {each['why']}" if each["why"] else each["state"]) for each in facts["routes"]
    ]
    if facts["tested"] and facts["lost"]:
        rows.append(("lost", f"the previous content could not be restored: {', '.join(facts['lost'])}"))
    return [*rows, ("verdict", facts["verdict"])]
