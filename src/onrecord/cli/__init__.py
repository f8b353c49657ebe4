"""The command line, with one module for each command. Only `browse` starts the screen and so imports Textual."""

__all__ = ["main"]


def main(argv: list[str] | tuple[str, ...] | None = None) -> int:
    """Run one command and return its exit code. No input of a user ends in a traceback."""
    try:
        from onrecord.cli.precedence import prefer_installed_modules

        prefer_installed_modules()
        from onrecord.cli.interruption import interrupt_again_where_lost

        interrupt_again_where_lost()
        from onrecord.cli.slow_start import announce_if_slow

        announce_if_slow()
        from onrecord.cli.entry import run

        return run(argv)
    except KeyboardInterrupt:  # before a command could handle it
        return 130
