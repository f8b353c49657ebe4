"""REF arguments: one, several, or `-` for addresses on standard input, one a line, as `--format refs` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from onrecord.cli.address import PublishedLabel, parse_address
from onrecord.cli.exit_codes import NothingFound, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument
from onrecord.model import Address, AddressError
from onrecord.storage import failure_reason
from onrecord.text.characters import escape_and_shorten

STANDARD_INPUT = "-"
MAX_INPUT_LINES = 10_000
MAX_INPUT_BYTES = 1 << 20


def add_reference_operand(parser: Parser) -> None:
    parser.add_argument(
        "ref",
        nargs="+",
        metavar="REF",
        help="p6, p6.s7, p6.s7-s8, p5.s2-p6.s1, missions/slim, a published number; or pack-id:p6.s7; several, in this "
        "order; or - alone, to read them from standard input, one a line, as --format refs prints them",
    )


def parse_references(arguments: Sequence[str]) -> list[Address | PublishedLabel]:
    """Return what the arguments refer to, or the lines of standard input if the only argument is `-`.

    Raises:
        UsageError: An argument or a line is no reference.
        NothingFound: The input is empty, or no statement has such a number.
    """
    texts = [decode_argument(argument) for argument in arguments]
    if texts == [STANDARD_INPUT]:
        return list(_addresses_on_input())
    if STANDARD_INPUT in texts:
        raise UsageError("- stands for all of standard input; write it as the only REF")
    return [parse_address(text) for text in texts]


def _addresses_on_input() -> Iterator[Address]:
    lines = _input_lines()
    if not lines:
        raise NothingFound("standard input has no addresses; onrecord list and search print some with --format refs")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            raise UsageError(f"line {number} of standard input is blank; write one address a line")
        try:
            yield Address.parse(line)
        except AddressError:
            raise UsageError(
                f"line {number} of standard input, “{escape_and_shorten(line)}”, is not an address such as "
                "japan-us-space-8:p6.s7 or missions/slim; onrecord list and search print them with --format refs"
            ) from None


def _input_lines() -> list[str]:
    """Return the lines of standard input.

    Raises:
        UsageError: It is closed, too long, or not UTF-8.
    """
    if sys.stdin is None:
        raise UsageError("there is no standard input to read addresses from")
    try:
        content = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8 text; write one address a line") from None
    except (OSError, ValueError) as error:
        reason = failure_reason(error).lower()
        raise UsageError(f"standard input could not be read: {reason}") from None
    lines = text.removesuffix("\n").split("\n") if text else []
    if len(content) > MAX_INPUT_BYTES or len(lines) > MAX_INPUT_LINES:
        raise UsageError(
            f"standard input has more than {MAX_INPUT_LINES:,} lines or 1 MiB; give fewer addresses at once"
        )
    return [line.removesuffix("\r") for line in lines]
