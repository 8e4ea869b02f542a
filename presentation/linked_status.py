"""An indicator's code beside its status: shape, link and word, and how many serious flags it has."""

from __future__ import annotations

from collections.abc import Mapping

from presentation import tables
from presentation.markup import Child, Html, element, join
from presentation.palette import STATUS, STATUS_ORDER
from presentation.standing import LinkOf, Record, flags_told
from presentation.words import said, times


def with_status(rows: Mapping[str, Record], link_of: LinkOf) -> LinkOf:
    """What draws an indicator's code ("NI 33") with its status; of one that is measured in parts, with the worst of
    theirs. A code without a row is drawn alone. In: status rows by their key."""
    of_code: dict[str, list[Record]] = {}
    for row in rows.values():
        of_code.setdefault(said(row["indicator"]), []).append(row)

    def drawn(code: str) -> Html:
        found = of_code.get(code, [])
        return join([link_of(code), *([" ", _state(found)] if found else [])])

    return drawn


def _state(rows: list[Record]) -> Html:
    worst = min((said(row["rag"], "grey") for row in rows), key=STATUS_ORDER.index)
    look = STATUS[worst]
    grave = sum(_grave(row) for row in rows)
    flagged: Child = f", {times(grave, 'serious flag')}" if grave else ""
    return element("span", tables.shape(look, 13), " ", look.word, flagged, class_="lsp-linked")


def _grave(row: Record) -> int:
    return sum(flag["severity"] == "high" for flag in flags_told(row))
