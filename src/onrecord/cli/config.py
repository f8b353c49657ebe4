"""`onrecord config`: what the user's configuration says, and one to begin with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.default_packs import BUNDLED, default_packs
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.preferences import load_preferences, own_keymap
from onrecord.cli.text_table import align_rows
from onrecord.settings import NOT_THERE_YET, config_file, why_not_there
from onrecord.text.characters import escape_controls

EXAMPLES = ("onrecord config",)
MORE = """\
docs/settings.md says what every key is for. A configuration that cannot be used is refused with file, line and key.
exit codes: 0 fine, 2 the configuration cannot be used, or cannot be written

"""


def parser() -> Parser:
    made = Parser("config", SUMMARIES["config"], EXAMPLES, MORE)
    made.add_argument("--init", action="store_true", help="write a configuration in which all is commented out")
    return made


def run(arguments: Sequence[str]) -> int:
    given = parser().parse_args(arguments)
    if given.init:
        _write(config_file())
        return OK
    output.data("".join(f"{line}\n" for line in align_rows(_facts())))
    return OK


def _write(file: Path) -> None:
    """Never over one that is there."""
    from onrecord.cli.config_template import config_template

    if os.path.lexists(file):  # a link that leads nowhere is somebody's too
        raise UsageError(f"{file} is there already, and was left as it is; onrecord config says what it holds")
    try:
        storage.write_atomically(file, config_template().encode())
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{file} cannot be written: {reason}; ONRECORD_CONFIG names another place") from None
    output.message(f"onrecord: wrote {file}; edit it, and onrecord config checks it")


def _facts() -> list[tuple[str, str]]:
    """Every key with what holds; all of the configuration is proved by it."""
    own = load_preferences()
    config = own.config
    own_keymap(config)
    default_packs(config)
    missing = why_not_there(config_file())
    mend = "; onrecord config --init writes it" if missing == NOT_THERE_YET else ""
    there = f" ({missing}{mend})" if missing else ""
    left = "as the browser was left"
    return [
        ("file", f"{escape_controls(str(config_file()))}{there}"),
        ("theme", own.theme or left),
        ("default_style", own.styles.default.name),
        ("start_section", own.section or left),
        ("routes", ", ".join(own.routes) if own.routes else "the session decides"),
        ("packs", escape_controls(", ".join(config.packs)) if config.packs else BUNDLED),
        ("keys", ", ".join(f"{name} = {' '.join(keys) or 'none'}" for name, keys in config.keys.items()) or "built in"),
        ("styles", ", ".join(style.name for style in config.styles) or "none of your own"),
    ]
