"""Which decisions of a set-up workbook only say again what holds already: they are none, so that a workbook that comes
back whole does not make a decision of every value that ships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from loaders.figures import Entry
from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.standing import stands
from lsp_data.store import held
from lsp_data.store.generations import Generation

Decision = tuple[str, str, str]  # subject, key, field
THEME_SET, THEME = ("partnership", "", "theme_set"), "theme"


def restated(entries: Iterable[Entry], catalogue: Catalogue, generation: Generation) -> frozenset[tuple[str, str]]:
    """The places (sheet, cell) of the entries that decide what is decided already, or what ships and nobody decided."""
    said: dict[Decision, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.kind == "edit":
            said[str(one.fields["subject"]), str(one.fields["key"]), str(one.fields["field"])].append(one)
    decided = held.decided_now(generation) if said else {}

    def holds(place: Decision, value: str) -> bool:
        return decided[place] == value if place in decided else stands(catalogue, *place, value)

    same = {place for place, every in said.items() if all(holds(place, str(one.fields["value"])) for one in every)}
    if THEME_SET in said and THEME_SET not in same:  # the themes that ship are others then
        same = {place for place in same if place[2] != THEME}
    idle = _would_come_into_use(said, catalogue)
    return frozenset((one.sheet, one.cell) for place in same if place[:2] not in idle for one in said[place])


def _would_come_into_use(said: dict[Decision, list[Entry]], catalogue: Catalogue) -> set[tuple[str, str]]:
    """The partners that are in use once anything is decided of them, and of which the workbook does not say "no"."""
    idle = {("partner", row["id"]) for row in catalogue.rows["partners"] if not row["in_use"]}
    refused = {place[:2] for place, every in said.items() if place[2] == "in_use" and every[-1].fields["value"] == "no"}
    return idle - refused
