"""Which of several lines above a table names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.units import is_unit
from loaders.meaning.words import fold, without_marks
from lsp_data.catalogue.places import is_place

_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\bby\b|\bin\b|\bthe\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:table|figure|chart|annex)\s+[A-Z]{0,3}\d[\d.]*[a-z]?\b", re.IGNORECASE)

_LEADS_ON = re.compile(r"\b(?:a|an|and|at|between|by|for|from|in|of|on|or|per|the|to|who|with)$|\w,$", re.IGNORECASE)
_CROSSED = re.compile(r"^\s*(.{1,80}?) \* .+ cross ?tab(?:ulation)?\b", re.IGNORECASE)


def with_crossed(headings: dict[int, str], labels: Sequence[int], titles: Sequence[str]) -> dict[int, str]:
    """The headings by column, with what a crosstabulation's title says of its rows over the first of the ``labels``
    where nothing stands: "Area * Satisfaction Crosstabulation"."""
    said = next((found[1] for text in reversed(titles) if (found := _CROSSED.match(text))), "")
    first = min(labels, default=0)
    return headings | {first: said} if said and first and not headings.get(first) else headings


def titles_over_all(stacked: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that stand over each of several tables, which tell none of them from the others. ``stacked``: the lines
    over each table."""
    if len({tuple(lines) for lines in stacked}) < 2:
        return frozenset()
    return frozenset.intersection(*map(frozenset, stacked))


def naming_titles(
    lines: Sequence[str], everywhere: frozenset[str], bold: frozenset[str], heading: str = ""
) -> list[str]:
    """The lines that can name a table, the one that does so last: without those over every table and those of areas
    or units alone, where others are left; the ``heading`` that heads it as others are headed, a numbered one before any
    other, then the only bold one."""
    left = [line for line in lines if not _says_where_or_unit(line)] or list(lines)
    left = [line for line in left if line not in everywhere] or left
    alone = {line for line in left if line in bold}
    return sorted(left, key=lambda one: (one == heading, bool(_NUMBERED.match(one)), len(alone) == 1 and one in alone))


def number_of(line: str) -> str:
    """The number of the table that a line begins with: "table 122"; "" for none."""
    found = _NUMBERED.match(line)
    return fold(found[0]) if found else ""


def whole_lines(lines: Sequence[str]) -> list[str]:
    """The lines, of which those that run over into the next stand whole: one that ends in a word that leads on ("as
    reported by the"), above one that a number does not begin; and one that goes on in small letters."""
    found: list[str] = []
    for line in lines:
        if found and not _NUMBERED.match(line) and (_LEADS_ON.search(found[-1]) or _goes_on(found[-1], line)):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _goes_on(above: str, line: str) -> bool:
    """Whether a line in small letters ends what the line above it began and did not end."""
    words = line.split()
    return len(words) > 1 and words[0].isalpha() and words[0].islower() and above[-1:].isalpha()


def _says_where_or_unit(line: str) -> bool:
    """Whether a line holds areas and units only: "England and East Midlands", "Percentage"."""
    text = without_marks(line)[0].strip("() ")
    parts = [part for part in _BETWEEN.split(text) if part]
    return is_unit(fold(text)) or (bool(parts) and all(is_place(part) or is_unit(fold(part)) for part in parts))
