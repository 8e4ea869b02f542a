"""What chance makes of good workbooks: mutant after mutant, of their files and of their cells.

A mutant is settled by its seed and number alone, so that it can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.loaders.workbook_goods import Good, Value
from tests.loaders.workbook_mutants_of_cells import changed_cells
from tests.loaders.workbook_mutants_of_files import changed_bytes, changed_elements, changed_members, moved_cells


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed workbook, and what was done to it."""

    name: str
    content: bytes
    how: str


class Mutator:
    """Makes mutant after mutant of the good workbooks; each number always gives the same one."""

    def __init__(self, goods: Sequence[Good], seed: int) -> None:
        self.goods, self.seed = goods, seed
        texts = {
            cell for one in goods for rows in one.grid.values() for row in rows for cell in row if isinstance(cell, str)
        }
        self.words: list[Value] = sorted(text for text in texts if len(text) <= 80)

    def mutant(self, number: int) -> Mutant:
        dice = random.Random(f"{self.seed} {number}")
        good = dice.choice(self.goods)
        zips = good.suffix in (".xlsx", ".ods")
        ways = ["bits", "cells", "cells", "cells"]
        ways += ["members", "elements", "elements", "moved_cells"] if zips else ["bits"]
        how = dice.choice(ways)
        content, suffix = self._changed(good, how, dice)
        return Mutant(f"{number:05d}-{good.name}{suffix}", content, how)

    def _changed(self, good: Good, how: str, dice: random.Random) -> tuple[bytes, str]:
        match how:
            case "cells":
                return changed_cells(good.grid, self.words, self.goods, dice)
            case "members":
                return changed_members(good.content, dice), good.suffix
            case "elements":
                return changed_elements(good.content, self.words, dice), good.suffix
            case "moved_cells":
                return moved_cells(good.content, self.words, dice), good.suffix
            case _:
                return changed_bytes(good.content, dice), good.suffix
