"""However many texts a target has, folding them costs no more than their length."""

from __future__ import annotations

import time

from onrecord.search.document import GAP, JOINED, Field, Role, folded


def test_the_texts_of_a_role_stand_apart_and_joined_forms_behind_them() -> None:
    texts = [Field("alias", text, Role.OTHER_NAME) for text in ("Blue Heron", "...", "anti-satellite", "x")]
    by_role = folded(texts)
    assert by_role[Role.OTHER_NAME] == (
        f" {GAP} blue heron {GAP} anti satellite {GAP} {JOINED} antisatellite {GAP} x {GAP} "
    )
    assert [text for role, text in enumerate(by_role) if role != Role.OTHER_NAME] == [""] * (len(Role) - 1)


def test_the_text_so_far_is_not_copied_for_each_that_is_added() -> None:
    texts = [Field("alias", "another name of what is meant", Role.OTHER_NAME)] * 200_000
    begun = time.process_time()
    by_role = folded(texts)
    spent = time.process_time() - begun
    assert by_role[Role.OTHER_NAME].count(GAP) == 200_001
    assert spent < 10  # copying takes minutes
