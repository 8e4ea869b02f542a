"""What a sheet says of its own abbreviations: "P = priority; L = likelihood", wherever the line stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.tables.rows import Rows

LONGEST_HEADING = 40  # characters of a heading that may be abbreviated
_SAYS = re.compile(r"(?<!\w)([A-Z]{1,3})\s*=\s*([A-Za-z][A-Za-z '’/-]{2,60})")
_TOKEN = re.compile(r"(?<!\w)[A-Z]{1,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class Legend:
    """By abbreviation, the words that it stands for."""

    words: Mapping[str, str] = field(default_factory=dict)

    def full(self, heading: str) -> str:
        """The heading with its abbreviations written out: "L x I" → "likelihood x impact"."""
        if not self.words or len(heading) > LONGEST_HEADING:
            return heading
        return _TOKEN.sub(lambda found: self.words.get(found[0], found[0]), heading)


def legend_of(rows: Rows) -> Legend:
    """What the lines of a sheet say; of two that explain the same, the first."""
    found: dict[str, str] = {}
    for cells in rows.worded.values():
        for cell in cells:
            for short, words in _SAYS.findall(cell.text) if "=" in cell.text else ():
                found.setdefault(short, words.strip())
    return Legend(found)
