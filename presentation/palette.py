"""Every colour of the product, and how each status looks: word, shape and colour, never colour alone.

Sources: the Government Analysis Function's categorical palette for charts, the GOV.UK palette for status and text. All
pairs of text and background that are used reach a contrast of 4.5 to 1, all shapes 3 to 1 (held by a test).
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.measures.wording import RAG_WORDS

INK = "#0b0c0c"
BLACK = "#000000"  # words on the middle shades of a map, where INK falls just short of 4.5 to 1
MUTED = "#505a5f"
FAINT = "#b1b4b6"
LINE = "#d8dadb"
PANEL = "#f3f4f5"
PAPER = "#ffffff"
LINK = "#12436d"

# Analysis Function palette
BLUE = "#12436d"
TEAL = "#28a197"
PLUM = "#801650"
ORANGE = "#f46a25"
CHARCOAL = "#3d3d3d"
LILAC = "#a285d1"
CATEGORICAL = (BLUE, TEAL, PLUM, ORANGE, CHARCOAL, LILAC)

AMBER_BAND = "#fbe7b2"
FORECAST_FAN = "#c5d6e6"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks: ``shape`` is an SVG drawing on a 16 × 16 field, ``glyph`` the same as one character."""

    word: str
    shape: str
    glyph: str
    fill: str
    ink: str
    tint: str


STATUS: dict[str, Look] = {
    "red": Look(
        RAG_WORDS["red"],
        "<rect x='1.5' y='1.5' width='13' height='13' fill='#d4351c'/>"
        "<path d='M5 5 11 11 M11 5 5 11' stroke='#fff' stroke-width='2'/>",
        "■",
        "#d4351c",
        "#942514",
        "#f9e1dd",
    ),
    "amber": Look(
        RAG_WORDS["amber"],
        "<path d='M8 1 15.4 14.5 H.6 Z' fill='#f46a25' stroke='#7a3000'/>"
        "<path d='M8 5.5 V10 M8 11.4 V13.2' stroke='#0b0c0c' stroke-width='1.8'/>",
        "▲",
        "#c8501a",
        "#6e3619",
        "#fdebdf",
    ),
    "green": Look(
        RAG_WORDS["green"],
        "<circle cx='8' cy='8' r='7.2' fill='#00703c'/>"
        "<path d='M4.4 8.2 7 10.8 11.6 5.6' fill='none' stroke='#fff' stroke-width='2'/>",
        "●",
        "#00703c",
        "#005a30",
        "#dcefe4",
    ),
    "grey": Look(
        RAG_WORDS["grey"],
        "<circle cx='8' cy='8' r='6.4' fill='#fff' stroke='#505a5f' stroke-width='1.8' stroke-dasharray='3 2'/>",
        "○",
        "#6f777b",
        "#383f43",
        "#eeefef",
    ),
}

_UP, _DOWN = "M8 2 14 9 H10 V14 H6 V9 H2 Z", "M8 14 14 7 H10 V2 H6 V7 H2 Z"


def _arrow(path: str, fill: str) -> str:
    return f"<path d='{path}' fill='{fill}'/>"


DIRECTION: dict[str, Look] = {
    "improving": Look("Improving", _arrow(_UP, "#00703c"), "↑", "#00703c", "#005a30", "#dcefe4"),
    "worsening": Look("Worsening", _arrow(_DOWN, "#d4351c"), "↓", "#d4351c", "#942514", "#f9e1dd"),
    "level": Look("Level", _arrow("M1 6 H9 V2 L15 8 9 14 V10 H1 Z", MUTED), "→", MUTED, "#383f43", "#eeefef"),
    "unknown": Look(
        "Not known",
        f"<path d='M2 8 H14' stroke='{MUTED}' stroke-width='2' stroke-dasharray='2 2.5'/>",
        "–",
        MUTED,
        "#383f43",
        "#eeefef",
    ),
}

STATUS_ORDER = ("red", "amber", "green", "grey")


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
