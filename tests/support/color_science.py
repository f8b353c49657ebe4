"""Contrast, color blindness and color difference, computed from their published formulas.

- contrast ratio and relative luminance: WCAG 2.2, w3.org/TR/WCAG22/#dfn-contrast-ratio;
- dichromats' colors: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
  Deficiency", IEEE TVCG 15(6), 2009; the matrices for severity 1.0, applied to linear RGB;
- CIELAB of sRGB (IEC 61966-2-1) under D65, and the difference ΔE2000: Sharma, Wu and Dalal, "The CIEDE2000
  Color-Difference Formula", Color Research and Application 30(1), 2005, whose pairs of test data are in
  `tests/support/test_color_science.py`.
"""

from __future__ import annotations

import math

RGB = tuple[int, int, int]
Linear = tuple[float, float, float]
Lab = tuple[float, float, float]

MACHADO_2009 = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
D65 = (0.95047, 1.0, 1.08883)


def linear(color: RGB) -> Linear:
    red, green, blue = (_linear_channel(channel / 255) for channel in color)
    return red, green, blue


def _linear_channel(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(color: RGB) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast ratio, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def as_seen(color: RGB, deficiency: str) -> Linear:
    """Return a color as a dichromat sees it, in linear RGB."""
    seen = linear(color)
    red, green, blue = (
        min(1.0, max(0.0, sum(factor * channel for factor, channel in zip(row, seen, strict=True))))
        for row in MACHADO_2009[deficiency]
    )
    return red, green, blue


def lab(color: Linear) -> Lab:
    """Return a linear RGB color in CIELAB."""
    red, green, blue = color
    xyz = (
        0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        0.0193339 * red + 0.1191920 * green + 0.9503041 * blue,
    )
    x, y, z = (_lab_share(value / white) for value, white in zip(xyz, D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab_share(value: float) -> float:
    return value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29


def delta_e_2000(one: Lab, other: Lab) -> float:
    """Return the difference of two colors; the names are those of the paper."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean_c7 / (mean_c7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= math.copysign(360, turn)
    d_l, d_c, d_h = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    mean_l, mean_c, mean_h = (l1 + l2) / 2, (c1 + c2) / 2, h1 + h2
    if c1 * c2:
        mean_h /= 2
        if abs(h1 - h2) > 180:
            mean_h += 180 if mean_h < 180 else -180
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    r_c = 2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
    r_t = -r_c * math.sin(math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2))))
    return math.sqrt((d_l / s_l) ** 2 + (d_c / s_c) ** 2 + (d_h / s_h) ** 2 + r_t * (d_c / s_c) * (d_h / s_h))
