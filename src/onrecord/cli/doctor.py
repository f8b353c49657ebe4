"""`onrecord doctor`: what this machine and session offer, to be pasted into a help-desk ticket."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from onrecord.cli import output
from onrecord.cli.aligned import aligned
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.exits import FINE, NOTHING, Unusable
from onrecord.cli.installation import folder_facts, pack_facts, version_facts
from onrecord.cli.packs_option import add_packs_option
from onrecord.cli.parser import Parser
from onrecord.cli.surroundings import terminal_facts

if TYPE_CHECKING:
    from onrecord.clipboard.diagnosis import Finding

EXAMPLES = ("onrecord doctor --format json", "onrecord doctor")
MORE = """\
No content of files and no text of yours is in it; your home folder is written as ~.
exit codes: 0 a copy can leave the program, 1 nothing but the file works, 2 usage

"""
WARNING = (
    "onrecord: testing the clipboard: what is on it now will be lost, rich content (formatting, pictures, files) "
    "included; plain text is put back where it can be read"
)


def run(arguments: Sequence[str]) -> int:
    from onrecord.clipboard.diagnosis import reaches_a_clipboard

    parser = Parser("doctor", SUMMARIES["doctor"], EXAMPLES, MORE)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    parser.add_argument(
        "--test-clipboard",
        action="store_true",
        help="copy a test's text by every route; what is on the clipboard now is lost, but for plain text",
    )
    add_packs_option(parser)
    given = parser.parse_args(arguments)
    order, names = _order()
    findings, lost = _clipboard(names, test=given.test_clipboard)
    reached = reaches_a_clipboard(findings)
    clipboard: dict[str, Any] = {
        "order": order,
        "tested": given.test_clipboard,
        "routes": [
            {"route": each.route, "state": each.state.value, "why": each.why, "works": each.works} for each in findings
        ],
        "not put back": list(lost),
        "verdict": _verdict(findings, reached=reached),
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
    return FINE if reached else NOTHING


def _order() -> tuple[str, Sequence[str]]:
    """Who decides the order of the routes, and their names where the configuration does."""
    from onrecord.cli.configured import configured
    from onrecord.clipboard import over_ssh

    try:
        names = configured().routes
    except Unusable:
        names = ()
    if names:
        return "that of config.toml", names
    return ("that of a session over ssh" if over_ssh() else "that of a local session"), ()


def _clipboard(names: Sequence[str], *, test: bool) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What is found of each route; with `test`, by trying it, on a file of the test's own."""
    from onrecord.clipboard import routes
    from onrecord.clipboard.diagnosis import looked_at, tried
    from onrecord.clipboard.terminal import controlling_terminal
    from onrecord.settings import data_folder, last_copy, scratch

    with ExitStack() as stack:
        write = stack.enter_context(controlling_terminal())
        if not test:
            return looked_at(routes(write, last_copy(), names)), ()
        output.message(WARNING)
        try:
            file = stack.enter_context(scratch(data_folder())) / last_copy().name
        except OSError:
            file = data_folder() / "no folder" / "can be made here" / last_copy().name
        trial = tried(routes(write, file, names))
        return trial.findings, trial.lost


def _verdict(findings: Sequence[Finding], *, reached: bool) -> str:
    from onrecord.settings import last_copy

    if reached:
        first = next(each.route for each in findings if each.works)
        return f"a copy goes by {first} first"
    if any(each.works for each in findings):
        return f"no clipboard is in reach: copies are saved to {last_copy()}"
    return "no copy can leave the program; onrecord copy --route show prints it"


def _shareable(value: Any) -> Any:
    """The report without the home folder's name, and without anything that a terminal might act on."""
    from onrecord.packs import safe

    if isinstance(value, dict):
        return {_shareable(key): _shareable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shareable(inner) for inner in value]
    return safe(_without_home(value)) if isinstance(value, str) else value


def _without_home(text: str) -> str:
    """With ~ for the home folder, where that is known and is not the root."""
    try:
        home = pathlib.Path.home()
    except RuntimeError:
        return text
    if not home.is_absolute() or home == pathlib.Path(home.anchor):
        return text
    return re.sub(rf"{re.escape(str(home))}(?![\w.-])", "~", text)


def _text(report: dict[str, Any]) -> str:
    """One block a section, each line `name  value`."""
    blocks = []
    for title, facts in report.items():
        rows = _clipboard_rows(facts) if title == "clipboard" else list(facts.items())
        blocks.append("\n".join([title, *(f"  {line}" for line in aligned(rows))]) + "\n")
    return "\n".join(blocks)


def _clipboard_rows(facts: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [("order", facts["order"])]
    rows += [
        (each["route"], f"{each['state']}: {each['why']}" if each["why"] else each["state"]) for each in facts["routes"]
    ]
    if facts["tested"] and facts["not put back"]:
        rows.append(("lost", f"nothing could be put back: {', '.join(facts['not put back'])}"))
    return [*rows, ("verdict", facts["verdict"])]
