"""However a process ends that stores briefs, what it reported as saved is there."""

from __future__ import annotations

import os
import pathlib
import random
import select
import subprocess
import sys

import pytest

from onrecord.briefs.brief import OwnNote
from onrecord.briefs.brief_files import list_briefs, read_brief
from onrecord.briefs.notes_file import read_notes
from onrecord.briefs.versions import MAX_VERSIONS, versions_of
from tests.tiers import trials

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")
SEED = 20261127
KILLS = trials(20, 200)  # of each of the two tests

# Stores one change after the other, and reports each once it is saved.
STORING = """
import datetime, pathlib, sys
from onrecord.briefs.brief import Brief, OwnNote
from onrecord.briefs.brief_files import create_brief, read_brief, save_brief
folder, filler = pathlib.Path(sys.argv[1]), "word " * int(sys.argv[2])
now = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
path = folder / "memo.toml"
saved = read_brief(path) if path.exists() else create_brief(folder, Brief("memo"))
print(len(saved.brief.items), flush=True)
while True:
    now += datetime.timedelta(minutes=30)
    brief = saved.brief._replace(items=(*saved.brief.items, OwnNote(filler)))
    saved = save_brief(saved, brief, now=now, begins_session=False)
    print(len(brief.items), flush=True)
"""


# The same for the user's own notes, which grow by a line each time.
NOTING = """
import datetime, pathlib, sys
from onrecord.briefs.notes_file import change_notes, read_notes
from onrecord.briefs.personal_note import PersonalNote, write_note
path, filler = pathlib.Path(sys.argv[1]) / "notes.toml", "word " * int(sys.argv[2])
now = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
count = len(read_notes(path).notes.notes)
print(count, flush=True)
while True:
    now += datetime.timedelta(minutes=30)
    count += 1
    note = PersonalNote(filler, f"pack-{count}", "")
    change_notes(path, lambda notes: write_note(notes, note), now=now)
    print(count, flush=True)
"""


def test_notes_that_were_reported_as_saved_are_there(tmp_path: pathlib.Path) -> None:
    dice = random.Random(SEED)
    folder = tmp_path / "data"
    reported = 0
    for number in range(KILLS):
        wait, size = dice.random() * 0.1, dice.choice([1, 1_000, 20_000])
        reported = _last_reported(folder, wait, size, NOTING) or reported
        notes = read_notes(folder / "notes.toml").notes.notes
        assert len(notes) in (reported, reported + 1), (SEED, number)
        assert [note.pack for note in notes] == [f"pack-{count}" for count in range(1, len(notes) + 1)]
        reported = len(notes)
    assert not list(folder.glob("notes-damaged*"))


def test_what_was_reported_as_saved_is_there(tmp_path: pathlib.Path) -> None:
    """The file is whole at any moment; it has what was reported last, or what was about to be reported."""
    dice = random.Random(SEED)
    folder = tmp_path / "briefs"
    reported = 0
    for number in range(KILLS):
        wait, size = dice.random() * 0.1, dice.choice([1, 1_000, 100_000])
        reported = _last_reported(folder, wait, size) or reported
        saved = read_brief(folder / "memo.toml")
        assert len(saved.brief.items) in (reported, reported + 1), (SEED, number)
        assert all(isinstance(item, OwnNote) and item.text.startswith("word ") for item in saved.brief.items)
        reported = len(saved.brief.items)
        # one more where it ended between keeping a version and removing the oldest; the next save removes that
        assert len(versions_of(saved.path)) <= MAX_VERSIONS + 1
        if reported > 20:  # or each save would take longer than the wait
            saved.path.unlink()
            reported = 0
    assert [listed.problem for listed in list_briefs(folder)] in ([], [""])


def _last_reported(folder: pathlib.Path, wait: float, size: int, storing: str = STORING) -> int:
    """Run the process, kill it so many seconds after its first report, and return its last one."""
    process = subprocess.Popen(
        [sys.executable, "-c", storing, str(folder), str(size)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    select.select([], [], [], wait)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return int((first + rest).split()[-1])
