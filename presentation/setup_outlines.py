"""Outlines for the map, before they are taken in: which areas they draw, which not, and what else the file names."""

from __future__ import annotations

from loaders.outlines import Outlines
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from presentation.blocks import facts
from presentation.markup import Html
from presentation.words import times

_SHOWN = 12


def found(outlines: Outlines, catalogue: Catalogue) -> Html:
    """What a file holds: the property that names the areas, the areas drawn, those without, and strangers."""
    return facts(
        [
            ("Named by", f"the property “{outlines.named_by}”"),
            ("Areas drawn", _listed([catalogue.area_name(one) for one in outlines.rings])),
            ("Without outline", _listed(outlines.missing)),
            ("Not known here", _listed(outlines.unknown)),
        ],
        style="lsp-wide",
    )


def _listed(names: list[str] | tuple[str, ...]) -> str:
    more = len(names) - _SHOWN
    told = ", ".join(names[:_SHOWN])
    return f"{told} and {times(more, 'other')}" if more > 0 else told


def taken(outlines: Outlines, file_name: str) -> list[Edit]:
    """The decisions that take outlines in."""
    told = f"{file_name}, {times(len(outlines.rings), 'area')}"
    return [Edit("map", "", "source", told), Edit("map", "", "outlines", outlines.as_text())]


def taken_away() -> list[Edit]:
    """The decisions that leave the map to its tiles again."""
    return [Edit("map", "", "source", ""), Edit("map", "", "outlines", "")]
