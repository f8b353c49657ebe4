"""`onrecord upgrade DIR ...`: rewrite packs of schema 1 as packs of schema 2."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from onrecord import storage
from onrecord.cli import output
from onrecord.cli.exit_codes import NOT_FOUND, OK, UsageError
from onrecord.cli.formats import print_lines
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES
from onrecord.packs import NoPacksFound, PackRefused, find_packs
from onrecord.packs.upgrade import OLD_SUFFIX, AlreadyUpgraded, CannotUpgrade, upgrade_pack

EXAMPLES = ("onrecord upgrade my-pack",)
MORE = f"""\
Comments and the order of keys stay. The old pack is left beside the new one, as DIR{OLD_SUFFIX}.
Packs of schema 1 open without it; schema 2 can say more (docs/pack-format.md).
The exit code is 0 if all packs are of schema 2 now, 1 if one was refused, 2 if a folder holds no pack.

"""


def parser() -> Parser:
    command_parser = Parser("upgrade", SUMMARIES["upgrade"], EXAMPLES, MORE)
    command_parser.add_argument("dirs", nargs="+", metavar="DIR", help="a pack, or a folder of packs")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    try:
        packs = find_packs(options.dirs)
    except NoPacksFound as error:
        raise UsageError(str(error)) from None
    exit_code = OK
    for name, folder in packs:
        if isinstance(folder, pathlib.Path) and not _upgrade(name, folder):
            exit_code = NOT_FOUND
    return exit_code


def _upgrade(name: str, folder: pathlib.Path) -> bool:
    """Upgrade a pack, say what was done, and return whether it is of the newest schema now."""
    try:
        old = upgrade_pack(folder, name)
    except AlreadyUpgraded:
        output.message(f"{name}: of schema 2 already")
        return True
    except PackRefused as refusal:
        print_lines(refusal.lines)
        output.message(f"{name}: not upgraded, since it breaks the rules of its own schema; nothing was changed")
    except CannotUpgrade as error:
        output.message(f"{name}: not upgraded: {error}")
    except OSError as error:
        output.message(f"{name}: not upgraded: {storage.failure_reason(error)}: {error.filename}; nothing was changed")
    else:
        output.message(f"{name}: upgraded to schema 2; the pack as it was is in {old}")
        return True
    return False
