"""`onrecord config`: print the user's configuration, or write a template of one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.cli import output
from onrecord.cli.config_template import config_template
from onrecord.cli.exit_codes import OK, ConfigUnusable, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.wrapped_output import pair_lines
from onrecord.commands import fixed_keys
from onrecord.session import configured_packs, resolve_preferences, with_user_keys
from onrecord.settings import (
    CONFIG_VARIABLE,
    NOT_THERE_YET,
    Config,
    ConfigError,
    config_file,
    read_user_config,
    why_not_there,
)
from onrecord.settings.forms import KEYS
from onrecord.settings.setting import Setting
from onrecord.settings.table import SETTINGS
from onrecord.text.characters import escape_controls

EXAMPLES = ("onrecord config",)
MORE = """\
docs/settings.md explains every key. A configuration that cannot be used is refused with file, line and key.
exit codes: 0 fine, 2 the configuration cannot be used, or cannot be written

"""


def parser() -> Parser:
    command_parser = Parser("config", SUMMARIES["config"], EXAMPLES, MORE)
    command_parser.add_argument(
        "--init", action="store_true", help="write a configuration in which everything is commented out"
    )
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if options.init:
        _write_template(config_file())
        return OK
    output.data("".join(f"{line}\n" for line in pair_lines(_settings_in_use())))
    return OK


def _write_template(file: Path) -> None:
    """Write a template of the configuration; an existing file is never overwritten.

    Raises:
        UsageError: The file exists, or cannot be written.
    """
    if os.path.lexists(file):  # a broken link is not overwritten either
        raise UsageError(f"{file} already exists, and was left as it is; onrecord config prints its settings")
    try:
        storage.write_atomically(file, config_template().encode())
    except OSError as error:
        if reason := storage.no_home_reason(file, CONFIG_VARIABLE):
            raise UsageError(reason) from None
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{file} cannot be written: {reason}; set ONRECORD_CONFIG to another file") from None
    output.message(f"onrecord: wrote {file}; edit it, then check it with onrecord config")


def _settings_in_use() -> list[tuple[str, str]]:
    """Return each setting with its value in use, and first the file. This checks the whole configuration.

    Raises:
        ConfigUnusable: It cannot be used; the message has file, line and fix.
    """
    try:
        config = read_user_config()
        with_user_keys(resolve_preferences(config), config)
        configured_packs(config)
    except ConfigError as error:
        raise ConfigUnusable(str(error)) from None
    values = [(setting.name, _value_in_use(setting, config)) for setting in SETTINGS]
    if reason := storage.no_home_reason(config.path, CONFIG_VARIABLE):
        return [("file", f"none: {reason}"), *values]
    missing = why_not_there(config.path)
    hint = "; onrecord config --init writes it" if missing == NOT_THERE_YET else ""
    status = f" ({missing}{hint})" if missing else ""
    file = f"{escape_controls(str(config.path))}{status}"
    return [("file", file), *values]


def _value_in_use(setting: Setting, config: Config) -> str:
    value = getattr(config, setting.name)
    if setting.form is KEYS:
        value = {name: keys or _fixed_keys_in_words(name) for name, keys in value.items()}
    return escape_controls(setting.form.to_text(value)) if value else setting.if_omitted


def _fixed_keys_in_words(command: str) -> tuple[str, ...]:
    """Return the keys that a command still has if the configuration gives it none; nothing if there are none."""
    fixed = fixed_keys(command)
    return (*fixed, "(fixed)") if fixed else ()
