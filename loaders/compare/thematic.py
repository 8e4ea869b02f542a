"""The thematic partnerships and themes that are ours, by the names that papers give them."""

from __future__ import annotations

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable
from lsp_data.registers import items_of, register_of
from lsp_data.store import registers
from lsp_data.store.generations import Generation

_MATRIX = "commitment_role"  # whose columns are the thematic partnerships
_BESIDES = frozenset({"thematic", "partnership", "theme", "group", "board", "delivery"})  # words around such a name


def is_ours(name: str, generation: Generation, catalogue: Catalogue) -> bool:
    """Whether a name is that of a theme of any of our sets, of a cross-cutting area, or of a thematic partnership that
    the matrix of the commitments holds: "Safer Communities Thematic Partnership" is that of "Safer Communities"."""
    own = _bare(name)
    reference = catalogue.reference.rows
    themes = [str(row[part]) for rows in (reference, catalogue.rows) for row in rows["themes"]
              for part in ("name", "short_name")]  # fmt: skip
    names = [*themes, *(str(row["name"]) for row in reference["cross_cutting"])]
    if own and own in map(_bare, names):
        return True
    held = items_of(register_of(_MATRIX), registers.log_of(generation, _MATRIX))
    return bool(own) and own in {_bare(str(one.fields.get("partnership") or "")) for one in held}


def _bare(name: str) -> str:
    words = comparable(name).split()
    return " ".join([one for one in words if one not in _BESIDES])
