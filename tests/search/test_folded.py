"""However many texts a target has, folding them costs no more than their length."""

from __future__ import annotations

import time

from onrecord.search.targets import JOINED_MARK, TEXT_BOUNDARY, Role, TargetField, fold_fields


def test_the_texts_of_a_role_stand_apart_and_joined_forms_behind_them() -> None:
    texts = [TargetField("alias", text, Role.OTHER_NAME) for text in ("Blue Heron", "...", "anti-satellite", "x")]
    by_role = fold_fields(texts)
    assert by_role[Role.OTHER_NAME] == (
        f" {TEXT_BOUNDARY} blue heron {TEXT_BOUNDARY} anti satellite {TEXT_BOUNDARY} "
        f"{JOINED_MARK} antisatellite {TEXT_BOUNDARY} x {TEXT_BOUNDARY} "
    )
    assert [text for role, text in enumerate(by_role) if role != Role.OTHER_NAME] == [""] * (len(Role) - 1)


def test_the_text_so_far_is_not_copied_for_each_that_is_added() -> None:
    texts = [TargetField("alias", "another name of what is meant", Role.OTHER_NAME)] * 200_000
    start = time.process_time()
    by_role = fold_fields(texts)
    spent = time.process_time() - start
    assert by_role[Role.OTHER_NAME].count(TEXT_BOUNDARY) == 200_001
    assert spent < 10  # copying takes minutes
