"""The entry point of the command line: from arguments to an exit code."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from onrecord.cli import day, output
from onrecord.cli.commands import load_command, split_command
from onrecord.cli.exit_codes import INTERRUPTED, OK, USAGE_ERROR, CliError
from onrecord.cli.slow_start import loading_is_over
from onrecord.cli.summaries import PORTABLE_OPTION
from onrecord.settings import data_folder, enable_portable_mode

# Objects between two garbage collections: a command creates little garbage, and collecting takes 5 % of its time.
GARBAGE_THRESHOLD = 50_000


def run(argv: Sequence[str] | None) -> int:
    """Run one command and return its exit code; without `argv`, the arguments of the process."""
    try:
        return _run_reporting_errors(sys.argv[1:] if argv is None else argv)
    finally:
        output.close()


def _run_reporting_errors(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code, and print every error that ends it as one sentence."""
    try:
        return _run(arguments)
    except CliError as error:
        output.message(f"onrecord: {error}")
        return error.code
    except output.ReaderGone:
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        output.message("onrecord: there is not enough memory; close other programs, or open fewer packs")
    except Exception as error:
        output.message(f"onrecord: {_describe_error(error)}")
    return USAGE_ERROR


def _describe_error(error: Exception) -> str:
    """Return a sentence on what is wrong with this system, or with this program."""
    from onrecord.storage.shortage import describe_shortage

    try:
        if sentence := describe_shortage(error):
            return sentence
        from onrecord.briefs.abnormal_exit import write_crash_report

        return write_crash_report(error, data_folder())
    except Exception:  # the same problem may prevent these imports
        return f"ended because of an internal error ({type(error).__name__}: {error})"


def _run(arguments: Sequence[str]) -> int:
    """Run the command named by the first argument, or else the browser, and return the exit code."""
    day.today()  # fixed now, so that a run past midnight is still of one day
    arguments = _apply_portable(arguments)
    name, rest = split_command(arguments)
    if name:
        output.prepare_streams()
        gc.set_threshold(GARBAGE_THRESHOLD)
        atexit.register(gc.freeze)  # or Python would look for garbage once more at the end, for a tenth of the time
    else:
        gc.disable()  # little is garbage before the first picture; then `tui` enables it again
    try:
        command = load_command(name)
        loading_is_over()
        code = command.run(rest)
    except SystemExit as system_exit:  # argparse, after --help or --version
        code = system_exit.code if isinstance(system_exit.code, int) else USAGE_ERROR
    output.finish()
    return code


def _apply_portable(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments without `--portable`, which takes effect here, at any place before `--`."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if PORTABLE_OPTION not in options:
        return arguments
    enable_portable_mode()
    return [*(option for option in options if option != PORTABLE_OPTION), *arguments[len(options) :]]
