"""From the words on the command line to an exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from onrecord.cli import day, output
from onrecord.cli.commands import SUMMARIES, command
from onrecord.cli.exits import FINE, INTERRUPTED, UNUSABLE, Stop
from onrecord.cli.parser import PORTABLE

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
    except Stop as stop:
        output.message(f"onrecord: {stop}")
        return stop.code
    except output.ReaderGone:
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        output.message("onrecord: there is not enough memory here; end other programs, or name fewer packs")
    except Exception as error:
        output.message(f"onrecord: {_sentence(error)}")
    return UNUSABLE


def _sentence(error: Exception) -> str:
    """Say what is wrong with this system, or with this program."""
    from onrecord.storage.shortage import shortage

    try:
        if sentence := shortage(error):
            return sentence
        from onrecord.clippings.ending import defect
        from onrecord.settings import data_folder

        return defect(error, data_folder())
    except Exception:  # what is wrong may keep even that from being loaded
        return f"ended on a defect of its own ({type(error).__name__}: {error})"


def _run(arguments: Sequence[str]) -> int:
    """A command is known by its name in first place; anything else is for the browser."""
    day.today()  # taken once, and now: a run that goes on past midnight is still of one day
    arguments = _obeyed(arguments)
    name, rest = "", arguments
    if arguments and arguments[0] in SUMMARIES:
        name, rest = arguments[0], arguments[1:]
        output.prepare()
        gc.set_threshold(SELDOM)
    else:
        gc.disable()  # little that is made before the first picture is garbage, and then `tui` enables it again
    try:
        code = command(name).run(rest)
    except SystemExit as leaving:  # argparse, after --help or --version
        code = leaving.code if isinstance(leaving.code, int) else UNUSABLE
    output.finish()
    return code


def _obeyed(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments without `--portable`, which is obeyed here: wherever it stands, but not after `--`."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if PORTABLE not in options:
        return arguments
    from onrecord.settings import be_portable

    be_portable()
    return [*(option for option in options if option != PORTABLE), *arguments[len(options) :]]
