"""Arrows between a route map's months: "→" in April and "end" in March are the months from the one to the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

_RIGHT = re.compile(r"[-–—=_]*[>→⇒➔➜►▶⟶»]+")
_LEFT = re.compile(r"[<←⇐◄◀⟵«]+[-–—=_]*")
_START = re.compile(r"starts?|begins?", re.IGNORECASE)
_END = re.compile(r"ends?|finish(?:es)?|stops?", re.IGNORECASE)


def is_arrow(text: str) -> bool:
    """Whether a mark says that the activity goes on from its month."""
    return bool(_RIGHT.fullmatch(text) or _LEFT.fullmatch(text))


def ends(text: str, before: str) -> bool:
    """Whether a mark says that the activity ends in its month; ``before``: the mark before it, with which it begins."""
    return bool(_END.fullmatch(text)) and (is_arrow(before) or bool(_START.fullmatch(before)))


def spanned(months: Sequence[str], marks: Mapping[str, str], states: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The empty months that arrows run through, and those of arrows of which nothing says how far they run. ``marks``:
    the texts of the row by month; ``states``: the state of each month that has a mark or a colour.

    An arrow runs to an end mark, as the word "start" does, to a milestone, or (one that points back) to the next arrow.
    Months side by side that are all marked need none, and from the last month it runs on into the next year."""
    marked = [place for place, month in enumerate(months) if month in states]
    through: list[str] = []
    lost: list[str] = []
    closed = -1
    for here, following in pairwise([*marked, len(months)]):
        ahead = months[following] if following < len(months) else ""
        text, after = marks.get(months[here], ""), marks.get(ahead, "")
        back = bool(_LEFT.fullmatch(text)) and is_arrow(after)
        if following == here + 1 or not (is_arrow(text) or ends(after, text)):
            continue
        if back or ends(after, text) or states.get(ahead) == "milestone":
            through += months[here + 1 : following]
            closed = following if back else closed
        elif here != closed and (ahead or here - 1 not in marked):
            lost.append(months[here])
    return through, lost
