"""The stamp of our templates in a workbook's custom properties: which template it was, for whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KIND, VERSION, PARTNER, PERIOD, GENERATION = (
    "LSP template", "LSP template version", "LSP partner", "LSP period", "LSP generation",
)  # fmt: skip
CURRENT_VERSION = "1"
ENTRY_COLOUR = "FFF9DB"  # of the cells to fill in: a place to write, never a plan
GIVEN_COLOUR = "EDEDED"  # of the cells that say which row of ours it is
# Of the months of a route map of ours, each with its word: black on any of them reads well.
STATE_COLOURS = {"planned": "BDD7EE", "milestone": "FFD966", "done": "A9D18E", "slipped": "F4B183"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """``kind`` of template, its version, and the partner id, period text and generation that it was made for."""

    kind: str
    version: str = CURRENT_VERSION
    partner: str = ""
    period: str = ""
    generation: str = ""

    def properties(self) -> dict[str, str]:
        """The stamp as custom document properties."""
        return {
            KIND: self.kind, VERSION: self.version, PARTNER: self.partner, PERIOD: self.period,
            GENERATION: self.generation,
        }  # fmt: skip


def read_stamp(properties: Mapping[str, str]) -> Stamp | None:
    """The stamp of a workbook; None when it is not made from one of our templates."""
    kind = properties.get(KIND, "")
    if not kind:
        return None
    return Stamp(
        kind, properties.get(VERSION, ""), properties.get(PARTNER, ""), properties.get(PERIOD, ""),
        properties.get(GENERATION, ""),
    )  # fmt: skip
