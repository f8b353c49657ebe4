"""From the words on the command line to an exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from onrecord.cli import day, output
from onrecord.cli.commands import SUMMARIES, load_command
from onrecord.cli.exit_codes import INTERRUPTED, OK, USAGE_ERROR, CliError
from onrecord.cli.parser import PORTABLE_OPTION

SELDOM = 50_000
"""Objects between two looks for garbage: a command makes little, and looking takes a twentieth of its time."""


def run(argv: Sequence[str] | None) -> int:
    """Run one command, that of the process if `argv` is None; the return value is the exit code."""
    try:
        return _ended(sys.argv[1:] if argv is None else argv)
    finally:
        output.close()


def _ended(arguments: Sequence[str]) -> int:
    """Run one command; every error that ends it is a sentence and an exit code."""
    try:
        return _run(arguments)
    except CliError as stop:
        output.message(f"onrecord: {stop}")
        return stop.code
    except output.ReaderGone:
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        output.message("onrecord: there is not enough memory; close other programs, or open fewer packs")
    except Exception as error:
        output.message(f"onrecord: {_sentence(error)}")
    return USAGE_ERROR


def _sentence(error: Exception) -> str:
    """Say what is wrong with this system, or with this program."""
    from onrecord.storage.shortage import describe_shortage

    try:
        if sentence := describe_shortage(error):
            return sentence
        from onrecord.briefs.abnormal_exit import write_crash_report
        from onrecord.settings import data_folder

        return write_crash_report(error, data_folder())
    except Exception:  # what is wrong may keep even that from being loaded
        return f"ended on a defect of its own ({type(error).__name__}: {error})"


def _run(arguments: Sequence[str]) -> int:
    """A command is known by its name in first place; anything else is for the browser."""
    day.today()  # taken once, and now: a run that goes on past midnight is still of one day
    arguments = _obeyed(arguments)
    name, rest = "", arguments
    if arguments and arguments[0] in SUMMARIES:
        name, rest = arguments[0], arguments[1:]
        output.prepare_streams()
        gc.set_threshold(SELDOM)
    else:
        gc.disable()  # little that is made before the first picture is garbage, and then `tui` enables it again
    try:
        code = load_command(name).run(rest)
    except SystemExit as leaving:  # argparse, after --help or --version
        code = leaving.code if isinstance(leaving.code, int) else USAGE_ERROR
    output.finish()
    return code


def _obeyed(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments without `--portable`, which is obeyed here: wherever it stands, but not after `--`."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if PORTABLE_OPTION not in options:
        return arguments
    from onrecord.settings import enable_portable_mode

    enable_portable_mode()
    return [*(option for option in options if option != PORTABLE_OPTION), *arguments[len(options) :]]
