"""Themes, partnerships and cross-cutting areas as registers write them, and their ids."""

from __future__ import annotations

import re
from collections.abc import Callable

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable

_BEFORE = re.compile(
    r"^\s*(?:cross[\s-]cutting(?: areas?| themes?)?\s*[-–—:]\s*)?(?:(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.):]+\s*)?",
    re.IGNORECASE,
)


def theme_ids(catalogue: Catalogue) -> Callable[[str], str]:
    """A theme as it was written → its id; a cross-cutting area, also with its letter → its name; a name that neither
    bears stays as it is."""
    known = {
        comparable(str(written)): str(row["theme"])
        for rows in (catalogue.reference.rows["themes"], catalogue.rows["themes"])
        for row in rows
        for written in (row["theme"], row["name"])
    }
    areas = {comparable(str(row["name"])): str(row["name"]) for row in catalogue.reference.rows["cross_cutting"]}

    def found(name: str) -> str:
        for spelling in (comparable(name), comparable(_BEFORE.sub("", name))):
            if spelling in known or spelling in areas:
                return known.get(spelling) or areas[spelling]
        return name

    return found


def theme_names(catalogue: Catalogue) -> dict[str, str]:
    """Id → name: the partnership's themes in their order, then the cross-cutting areas by their letters."""
    themes = {str(row["theme"]): str(row["name"]) for row in catalogue.rows["themes"]}
    return themes | {str(row["name"]): str(row["name"]) for row in catalogue.reference.rows["cross_cutting"]}
