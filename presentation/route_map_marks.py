"""The marks of the route map: each state a shape with its word; what was first planned hollow, today's line dashed."""

from __future__ import annotations

from presentation.markup import Html, element, hidden, join, picture
from presentation.palette import BLUE, MUTED, ORANGE, PLUM, TEAL

STATES: dict[str, tuple[str, str]] = {
    "planned": ("Planned", f"<rect y='5' width='40' height='10' fill='{BLUE}'/>"),
    "milestone": ("Milestone", f"<path d='M20 1 29 10 20 19 11 10Z' fill='{PLUM}'/>"),
    "done": (
        "Done",
        f"<rect y='5' width='40' height='10' fill='{TEAL}'/>"
        "<path d='M14 10 18.5 14 26 6' fill='none' stroke='#0b0c0c' stroke-width='2.4'/>",
    ),
    "slipped": (
        "Slipped",
        f"<rect x='1' y='5.5' width='38' height='9' fill='#fff' stroke='{ORANGE}' stroke-width='2'/>"
        f"<path d='M13 5 8 15 M23 5 18 15 M33 5 28 15' stroke='{ORANGE}' stroke-width='2'/>",
    ),
}
_FIRST = {
    "planned": f"<rect x='1' y='6' width='38' height='8' fill='#fff' stroke='{MUTED}' stroke-width='1.6'/>",
    "milestone": f"<path d='M20 2 28 10 20 18 12 10Z' fill='#fff' stroke='{MUTED}' stroke-width='1.6'/>",
}
_FIRST_WORDS = "First planned"


def mark(state: str) -> Html:
    """The drawing of a state, as wide as its cell."""
    _, drawing = STATES.get(state, STATES["planned"])
    return _picture(drawing, whole=state == "milestone")


def first_planned(state: str) -> Html:
    """The hollow drawing of a month that was first planned, as wide as its cell."""
    return _picture(_FIRST.get(state, _FIRST["planned"]), whole=state == "milestone")


def _picture(drawing: str, *, whole: bool = False) -> Html:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20' "
        f"preserveAspectRatio='{'xMidYMid meet' if whole else 'none'}'>{drawing}</svg>"
    )
    return picture(svg, alt="", width=40, height=20, class_="lsp-mark")


def marks(state: str | None, *, first: str | None = None) -> Html:
    """What stands in the cell of one month, with words for those who listen. ``first``: as what the month was first
    planned ("": it was not), which then has a lane of its own above; None where that is not shown."""
    now = join([mark(state), hidden(STATES.get(state, STATES["planned"])[0])]) if state else Html("")
    if first is None:
        return now
    lane = join([first_planned(first), hidden(f"{_FIRST_WORDS}. ")]) if first else Html("")
    return join([element("span", lane, class_="lsp-lane lsp-lane-first"), element("span", now, class_="lsp-lane")])


def key(*, first: bool = False) -> Html:
    """What the marks mean; ``first``: also that of what was first planned."""
    drawn = [element("li", mark(state), words) for state, (words, _) in STATES.items()]
    if first:
        drawn.append(element("li", first_planned("planned"), first_planned("milestone"), _FIRST_WORDS))
    return element("ul", *drawn, element("li", element("span", class_="lsp-today-key"), "Today"), class_="lsp-key")
