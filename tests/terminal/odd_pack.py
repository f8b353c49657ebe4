"""A pack with characters about whose width terminals disagree, in names and in official text; and how wide they are."""

from __future__ import annotations

import json
import pathlib

from tests.packs.a_pack import PARAGRAPHS, SOURCE, PackFolder, write_pack

CLUSTERS = {
    "kanji": "\u5b87\u5b99",
    "kana, combined": "\u304b\u309a\u30bb\u309a",
    "half-width kana": "\uff76\uff9e",
    "latin, combined": "x\u0302q\u0303",
    "ambiguous": "\u201c\u00a7\u203b\u2460\u2026\u201d",
    "emoji": "\U0001f680",
    "emoji, joined": "\U0001f469\u200d\U0001f680",
    "emoji, selected": "\u2600\ufe0f",
    "skin tone": "\U0001f44b\U0001f3fd",
    "flag": "\U0001f1ef\U0001f1f5",
    "jamo": "\u1140\u119e\u11f0",
    "kanji, selected": "\u845b\U000e0100",
    "newer emoji": "\U0001fae8",
    "devanagari": "\u0915\u093f\u0924\u093e\u092c",
    "thai": "\u0e01\u0e33",
}
MISSION = """
[[mission]]
id = "m{number}"
name = "Mission {cluster} number {number}"
short = "S{cluster}x{number}"
areas = ["science"]
operator = "The {cluster} Society"
passages = [{{ ref = "p1.s2", quote = "the “Blue Heron” mission" }}]
"""

# prints each cluster at the left end and asks where the cursor is then
MEASURE = """\
import json, os, re, sys, termios, tty
clusters = json.load(open({clusters!r}))
before = termios.tcgetattr(0)
tty.setraw(0)
widths = {{}}
for cluster in clusters:
    os.write(1, b"\\r\\x1b[K" + cluster.encode() + b"\\x1b[6n")
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 1)
    widths[cluster] = int(re.search(rb";([0-9]+)R", answer)[1]) - 1
termios.tcsetattr(0, termios.TCSANOW, before)
os.write(1, b"\\r\\x1b[K")
json.dump(widths, open({widths!r} + ".part", "w"))
os.rename({widths!r} + ".part", {widths!r})
"""


def write_odd_pack(folder: pathlib.Path) -> PackFolder:
    """Write the tests' small pack, with a mission for each cluster, and all of them in a sentence."""
    pack = write_pack(folder)
    for number, cluster in enumerate(CLUSTERS.values(), 1):
        pack.append("missions.toml", MISSION.format(number=number, cluster=cluster))
    first = PARAGRAPHS[0][0]
    odd = first + "".join(f" They noted {cluster} and | went on." for cluster in CLUSTERS.values())
    pack.replace("statement.toml", f'"{first}"', f'"{odd}"')
    pack.write("source.txt", SOURCE.replace(first, odd))
    pack.sign()
    return pack


def write_measure(folder: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Write a program that measures the clusters in the terminal in which it runs; return it, and its result's file."""
    clusters, widths, program = (folder / name for name in ("clusters.json", "widths.json", "measure.py"))
    clusters.write_text(json.dumps([*CLUSTERS.values()]))
    program.write_text(MEASURE.format(clusters=str(clusters), widths=str(widths)))
    return program, widths
