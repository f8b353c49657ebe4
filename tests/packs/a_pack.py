"""A small valid pack: two paragraphs, and one record of each kind (two commitments, two areas). Tests mutate it."""

from __future__ import annotations

import hashlib
import pathlib
from dataclasses import dataclass

from onrecord.model import Pack
from onrecord.packs import PackRefused, Problem, load_pack

PARAGRAPHS = (
    (
        "The two sides met in Kyoto on June 1, 2024.",
        "Both sides committed to sharing orbit data, and welcomed the “Blue Heron” mission to be launched in 2025.",
    ),
    (
        "The U.S. side noted the Treaty of Nara.",
        "Both sides also discussed Space Weather (SW) with the\u00a0Weather Office.",
    ),
)
SOURCE = "\n\n".join(" ".join(sentences) for sentences in PARAGRAPHS) + "\n"

PACK = """\
# A pack for tests.
schema = 1
id = "a-pack"
title = "A Pack"
"""

STATEMENT = f"""\
[statement]
title = "Joint Statement on Blue Herons"
short_title = "Blue Herons"
title_ja = "青鷺共同声明"
date = 2024-06-01
place = "Kyoto"
place_ja = "京都"
parties = ["Japan", "United States"]
publisher = "The Weather Office"
url = "https://www.example.org/blue-herons/"
numbering = "added"
sha256 = "{hashlib.sha256(SOURCE.encode()).hexdigest()}"

[[paragraph]]
number = 1
heading = "Meeting"
sentences = [
  "{PARAGRAPHS[0][0]}",
  "{PARAGRAPHS[0][1]}",
]

[[paragraph]]
number = 2
heading = "Treaty and weather"
sentences = [
  "{PARAGRAPHS[1][0]}",
  "{PARAGRAPHS[1][1]}",
]
"""

AREAS = """\
[[area]]
id = "science"
name = "Science"
name_ja = "科学"
aliases = ["research", "研究"]
passages = [{ ref = "p1" }, { ref = "p2.s2" }]

[[area]]
id = "law"
name = "Law"
passages = [
  { ref = "p2.s1", quote = "the Treaty of Nara" },
]
"""

PARTICIPANTS = """\
[[participant]]
id = "weather-office"
name = "Weather Office"
short = "WO"
abbreviation = "WO"
official_name = "The Weather Office of Example"
parent = "Cabinet"
side = "japan"
role = ["co-chair", "participant"]
areas = ["science"]
passages = [{ ref = "p2.s2", quote = "Weather Office" }]
"""

MISSIONS = """\
[[mission]]
id = "blue-heron"
name = "Blue Heron"
short = "BH"
name_ja = "青鷺"
aliases = ["アオサギ", "Ardea"]
areas = ["science"]
operator = "participants/weather-office"
partners = ["participants/weather-office", "Heron Society"]
planned = { ref = "p1.s2", quote = "to be launched in 2025" }
passages = [
  { ref = "p1.s2", quote = "the “Blue Heron” mission" },
]
due = "2025"
related = ["terms/sw"]
caveat = "A bird."

  [[mission.note]]
  text = "Launched in 2025."
  as_of = 2025-05-01
  source = "https://www.example.org/launch"
  outcome = "kept"

  [[mission.note]]
  text = "Landed in 2026."
  as_of = 2026-05-01
  source = "https://www.example.org/landed"
  status = "ended"
"""

INSTRUMENTS = """\
[[instrument]]
id = "nara"
name = "Treaty of Nara"
areas = ["law"]
passages = [{ ref = "p2.s1", quote = "the Treaty of Nara" }]
"""

EVENTS = """\
[[event]]
id = "kyoto"
name = "The meeting in Kyoto"
date = 2024-06-01
end_date = 2024-06-02
place = "Kyoto"
passages = [{ ref = "p1.s1" }]
"""

COMMITMENTS = """\
[[commitment]]
id = "orbit-data"
ref = "p1.s2"
actor = "both"
verb = "committed to"
clause = "committed to sharing orbit data"
grade = 5
due = "2025"
areas = ["science"]

[[commitment]]
id = "mission-welcomed"
ref = "p1.s2"
actor = "both"
verb = "welcomed"
clause = "welcomed the “Blue Heron” mission"
grade = 2
related = ["missions/blue-heron"]
"""

TERMS = """\
[[term]]
id = "sw"
name = "SW"
expansion = "Space Weather"
meaning = "What the Sun does to satellites."
passages = [{ ref = "p2.s2", quote = "Space Weather (SW)" }]
"""

FILES = {
    "source.txt": SOURCE,
    "pack.toml": PACK,
    "statement.toml": STATEMENT,
    "areas.toml": AREAS,
    "participants.toml": PARTICIPANTS,
    "missions.toml": MISSIONS,
    "instruments.toml": INSTRUMENTS,
    "events.toml": EVENTS,
    "commitments.toml": COMMITMENTS,
    "terms.toml": TERMS,
}


@dataclass(frozen=True)
class PackFolder:
    """A pack on disk, with the changes that tests make to it."""

    path: pathlib.Path

    def read(self, file: str) -> str:
        return (self.path / file).read_bytes().decode()

    def write(self, file: str, text: str | bytes) -> None:
        (self.path / file).write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which must be there exactly once, by `new`."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def append(self, file: str, text: str) -> None:
        self.write(file, self.read(file) + text)

    def remove(self, file: str) -> None:
        (self.path / file).unlink()

    def sign(self) -> None:
        """Record the sha256 of the source as it is now."""
        old = hashlib.sha256(SOURCE.encode()).hexdigest()
        self.replace("statement.toml", old, hashlib.sha256((self.path / "source.txt").read_bytes()).hexdigest())

    def line(self, file: str, words: str) -> int:
        """Return the number of the one line that contains `words`."""
        numbers = [n for n, line in enumerate(self.read(file).split("\n"), 1) if words in line]
        assert len(numbers) == 1, f"{words!r} is on the lines {numbers} of {file}"
        return numbers[0]

    def load(self) -> Pack:
        return load_pack(self.path)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that a check finds; none if the pack loads."""
        try:
            self.load()
        except PackRefused as refusal:
            return refusal.problems
        return ()


def write_pack(path: pathlib.Path) -> PackFolder:
    """Write the pack above into the new folder `path`, and return it."""
    path.mkdir(parents=True)
    pack = PackFolder(path)
    for file, text in FILES.items():
        pack.write(file, text)
    return pack
