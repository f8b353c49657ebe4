"""The names of all commands with their summaries, in the order of the help."""

SUMMARIES = {
    "list": "Print the records of a section, or the sentences of the statement.",
    "show": "Print a passage of the statement, or a record with all that is known about it.",
    "copy": "Copy a passage, or the passages of a record, to the clipboard, and say where they went.",
    "brief": "Keep passages, headings and notes for a briefing, and prove its quotations again.",
    "note": "Keep notes of your own on passages, records and statements.",
    "export": "Write a brief, a record, a list or search results to a file: Word, HTML, a table, sources and others.",
    "styles": "Print every style for copying passages, with a sample.",
    "search": "Search the official text, names, aliases and notes; best first.",
    "index": "Build the search index of large archives in advance, and print its size.",
    "check": "Check packs against every rule of the format (docs/pack-format.md).",
    "upgrade": "Rewrite packs of schema 1 as packs of schema 2; the old ones are left beside them.",
    "backup": "Write briefs, notes, configuration and state to one file, to keep or to carry elsewhere.",
    "restore": "Bring back what onrecord backup wrote; nothing here is overwritten unasked, or lost.",
    "config": "Print the settings in use, or write a template of a configuration.",
    "doctor": "Report on this machine and session: terminal, clipboard, folders, packs, versions.",
    "completion": "Print a completion script for bash, zsh or fish.",
    "man": "Print the manual page.",
}

# The commands of a group, `onrecord GROUP COMMAND`.
SUBCOMMAND_SUMMARIES = {
    "brief": {
        "list": "Print the briefs, the one changed last first.",
        "show": "Print a brief: its headings, passages and notes, in order.",
        "add": "Add passages or records to a brief, and create it if there is none of that name.",
        "check": "Prove a brief: do its words still stand in the statements that they are from?",
        "versions": "Print the earlier versions of a brief that were kept.",
        "restore": "Bring an earlier version of a brief back; the present one is kept as a version.",
        "export": "Write a brief to a file: for Word and other programs, or all of it for a colleague.",
        "import": "Add the brief in a file that a colleague sent.",
    },
    "note": {
        "list": "Print your notes, one a line, in the order in which they were begun.",
        "show": "Print your notes on a passage, record or statement, or all of them.",
        "add": "Write a note of your own on a passage, a record or a statement, or add to the one that is there.",
        "remove": "Remove a note of your own.",
        "import": "Add the notes in another file to yours.",
        "check": "Hold your notes against the statements that they are on: do the words still stand there?",
    },
}

# Every command has this option; `entry` applies it before the command runs, since it decides where config.toml is.
PORTABLE_OPTION = "--portable"
