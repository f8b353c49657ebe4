"""The formulas give the figures that their authors published."""

from __future__ import annotations

import pytest

from tests.support.color_science import MACHADO_2009, as_seen, contrast, delta_e_2000

# the first pairs of table 1 in Sharma, Wu and Dalal (2005), and those that try its corners
SHARMA = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)


@pytest.mark.parametrize(("one", "other", "expected"), SHARMA)
def test_differences_are_those_of_the_paper(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert round(delta_e_2000(one, other), 4) == expected
    assert round(delta_e_2000(other, one), 4) == expected


def test_contrast_goes_from_1_to_21() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == contrast((255, 255, 255), (0, 0, 0)) == 21
    assert contrast((9, 9, 9), (9, 9, 9)) == 1
    assert round(contrast((0x76, 0x76, 0x76), (255, 255, 255)), 2) == 4.54  # the gray that just passes 1.4.3


@pytest.mark.parametrize("deficiency", MACHADO_2009)
def test_grays_stay_gray_for_everybody(deficiency: str) -> None:
    for channel in (0, 95, 200, 255):
        seen = as_seen((channel,) * 3, deficiency)
        assert max(seen) - min(seen) < 0.001
