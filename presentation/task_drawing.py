"""What hangs on what in a work programme, as a drawing of boxes and arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from lsp_data.measures.commitments import in_order
from lsp_data.measures.work_programme import Edge, Tie, layers
from presentation.markup import Html, picture
from presentation.palette import BLUE, CHARCOAL, INK, PANEL, PAPER, PLUM

_WIDE, _HIGH = 230, 50  # a box
_ACROSS, _DOWN = 320, 72  # from one box to the next
_EDGE = 30
_LETTERS = 26
_LOOKS = {
    Tie.NEEDS: (BLUE, ""), Tie.SUPPORTS: (CHARCOAL, " stroke-dasharray='7 5'"), Tie.WITH: (PLUM, ""),
}  # fmt: skip
KEY = (
    "An arrow leads from the task that comes first to the one that needs it; a broken arrow from a task to the one "
    "that it supports; a thick line without a head joins tasks that are taken together."
)


def drawing(titles: Mapping[str, str], edges: Sequence[Edge], *, alt: str) -> Html:
    """The tasks that hang on others, left to right as they are needed. ``titles``: number → words."""
    tied = sorted({one for edge in edges for one in (edge.number, edge.other)}, key=in_order)
    column = layers(tied, edges)
    places: dict[str, tuple[int, int]] = {}
    for layer in sorted(set(column.values())):
        here = sorted(
            (one for one in tied if column[one] == layer), key=lambda one: in_order(_first_of_pair(one, edges))
        )
        places |= {one: (_EDGE + layer * _ACROSS, _EDGE + row * _DOWN) for row, one in enumerate(here)}
    width = max((x for x, _ in places.values()), default=0) + _WIDE + 2 * _EDGE
    height = max((y for _, y in places.values()), default=0) + _HIGH + _EDGE
    parts = [_edge(places, one) for one in edges] + [_box(one, titles.get(one, ""), *places[one]) for one in tied]
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' font-family='sans-serif'>"
        f"<rect width='{width}' height='{height}' fill='{PAPER}'/>{''.join(parts)}</svg>"
    )
    return picture(svg, alt=alt, width=width, height=height, class_="lsp-drawn")


def _first_of_pair(number: str, edges: Sequence[Edge]) -> str:
    """The task with which this one is taken together, below which it is drawn; else itself."""
    return next((one.number for one in edges if one.tie is Tie.WITH and one.other == number), number)


def _box(number: str, title: str, x: int, y: int) -> str:
    first, second = _lines(f"{number}. {title}")
    return (
        f"<rect x='{x}' y='{y}' width='{_WIDE}' height='{_HIGH}' fill='{PANEL}' stroke='{INK}'/>"
        f"<text x='{x + 8}' y='{y + 20}' font-size='14' fill='{INK}'>{escape(first)}</text>"
        f"<text x='{x + 8}' y='{y + 39}' font-size='14' fill='{INK}'>{escape(second)}</text>"
    )


def _lines(text: str) -> tuple[str, str]:
    """Two lines of whole words; what does not fit ends in "…"."""
    words, first = text.split(), ""
    while words and len(first) + len(words[0]) < _LETTERS:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    return first or rest[:_LETTERS], (rest if first else "") if len(rest) <= _LETTERS else f"{rest[: _LETTERS - 1]}…"


def _edge(places: Mapping[str, tuple[int, int]], edge: Edge) -> str:
    colour, dashes = _LOOKS[edge.tie]
    (x, y), (other_x, other_y) = places[edge.number], places[edge.other]
    y, other_y = y + _HIGH // 2, other_y + _HIGH // 2
    if edge.tie is Tie.WITH:
        if x != other_x:
            near, far = sorted(((x, y), (other_x, other_y)))
            across = f"M{near[0] + _WIDE} {near[1] + 14} L{far[0]} {far[1] + 14}"
            return f"<path d='{across}' fill='none' stroke='{colour}' stroke-width='4'/>"
        right = x + _WIDE
        bow = f"M{x + _WIDE} {y} C{right + 34} {y} {right + 34} {other_y} {other_x + _WIDE} {other_y}"
        return f"<path d='{bow}' fill='none' stroke='{colour}' stroke-width='4'/>"
    tail, head = ((other_x + _WIDE, other_y), (x, y)) if edge.tie is Tie.NEEDS else ((x, y), (other_x + _WIDE, other_y))
    way = 1 if edge.tie is Tie.NEEDS else -1
    middle = (tail[0] + head[0]) / 2
    line = f"M{tail[0]} {tail[1]} C{middle} {tail[1]} {middle} {head[1]} {head[0] - way * 9} {head[1]}"
    point = f"M{head[0]} {head[1]} l{-way * 11} -6 l0 12 Z"
    return (
        f"<path d='{line}' fill='none' stroke='{colour}' stroke-width='2'{dashes}/><path d='{point}' fill='{colour}'/>"
    )
