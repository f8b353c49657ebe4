"""Density limits: a pack that no person writes for its length is refused, and one that a person may write is not."""

from __future__ import annotations

import pytest

from onrecord.packs import PackRefused, density_limits, load_pack
from onrecord.packs.density_limits import MAX_PARTICIPANTS_PER_ABBREVIATION
from onrecord.packs.values import MAX_ID_CHARS, MAX_TEXT_CHARS
from tests.packs.in_memory import MemoryFolder
from tests.support.grown_pack import MISSION, TERM, Files, array, each, one_mission, pack

BODY = MISSION.replace("mission", "participant") + 'side = "us"\nrole = ["participant"]\nabbreviation = "BB"\n'


def found(files: Files) -> tuple[str, str]:
    """Return the key and what was found there; empty if the pack opens."""
    try:
        load_pack(MemoryFolder(files))
    except PackRefused as refusal:
        [problem] = refusal.problems
        assert problem.expected
        return problem.key, problem.found
    return "", ""


def aliases(records: int) -> str:
    """Terms of a thousand aliases each."""
    names = array(1_000, '"a#"')
    return "".join(TERM.replace("#", str(number)) + f"aliases = {names}\n" for number in range(records))


@pytest.mark.parametrize(
    ("files", "key", "what"),
    [
        (pack([["A."] * 1_000]), "paragraph", "too many sentences for the pack's length"),
        (pack(terms=each(400, '[[term]]\nid = "#"\nname = "#"\nmeaning = "x"\n')), "", "too many records"),
        (pack(terms=each(400, '[[ term ]]\nid = "#"\nname = "#"\nmeaning = "x"\n')), "term[", "too many records"),
        (pack(terms=aliases(3)), "term[", "too many records and names for the pack's length"),
        (
            pack(participants=each(MAX_PARTICIPANTS_PER_ABBREVIATION + 1, BODY)),
            f"participant[{MAX_PARTICIPANTS_PER_ABBREVIATION}].abbreviation",
            "“BB” in too many participants",
        ),
        (pack(terms=each(1, TERM.replace("t#", "a" * (MAX_ID_CHARS + 1)))), "term[0].id", "an id of 129 characters"),
        (
            pack(terms=each(1, TERM.replace("What", "w" * MAX_TEXT_CHARS))),
            "term[0].meaning",
            "a text of 1,048,585 characters",
        ),
    ],
    ids=["sentences", "records", "records, spaced", "names", "abbreviations", "id", "text"],
)
def test_it_is_refused_with_its_key(files: Files, key: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(density_limits, "MIN_ALLOWED_TOTAL", 1_000)
    problem_key, problem_found = found(files)
    assert problem_key.startswith(key)
    assert problem_found.startswith(what)


@pytest.mark.parametrize(
    "files",
    [
        pack([["Yes."] * 20_000]),
        pack(terms=each(4_000, TERM)),
        pack(**one_mission("aliases = " + array(1_000, '"a#"'))),
        pack(participants=each(MAX_PARTICIPANTS_PER_ABBREVIATION, BODY)),
        pack(terms=each(1, TERM.replace("t#", "a" * MAX_ID_CHARS))),
        pack(terms=each(1, TERM.replace("What # means.", "w" * MAX_TEXT_CHARS))),
    ],
    ids=["sentences", "records", "names", "abbreviations", "id", "text"],
)
def test_what_is_just_within_bounds_opens(files: Files) -> None:
    assert found(files) == ("", "")
