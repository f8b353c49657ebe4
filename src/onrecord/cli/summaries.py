"""The names of all commands with their summaries, in the order of the help."""

SUMMARIES = {
    "list": "Print the records of a section, or the sentences of the statement.",
    "show": "Print a passage of the statement, or a record with all that is known about it.",
    "copy": "Copy a passage, or the passages of a record, to the clipboard, and say where they went.",
    "styles": "Print every style for copying passages, with a sample.",
    "search": "Search the official text, names, aliases and notes; best first.",
    "index": "Build the search index of large archives in advance, and print its size.",
    "check": "Check packs against every rule of the format (docs/pack-format.md).",
    "upgrade": "Rewrite packs of schema 1 as packs of schema 2; the old ones are left beside them.",
    "config": "Print the settings in use, or write a template of a configuration.",
    "doctor": "Report on this machine and session: terminal, clipboard, folders, packs, versions.",
    "completion": "Print a completion script for bash, zsh or fish.",
    "man": "Print the manual page.",
}
