"""Who the partners and areas of a set-up workbook are: by id, by the name of one that is known, else a new id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.meaning.known import Known
from loaders.meaning.words import fold, is_placeholder, tidy
from loaders.tables.rows import Rows
from lsp_data.catalogue import Catalogue, identity_of

REGISTERS = ("partner", "area")  # the sheets whose rows can bring something new
_IDENTITY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class SetupSheet:
    """One sheet of decisions: its subject, header row, and the field of each column."""

    subject: str
    row: int
    fields: Mapping[int, str]  # column → field; "" for the columns that name the row
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a register is about. ``made``: nobody has called it so before."""

    identity: str
    name: str
    made: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """The partners and areas of a workbook: by sheet and row, and by what they are called (subject, folded name)."""

    rows: Mapping[tuple[str, int], Row]
    names: Mapping[tuple[str, str], str]

    def find(self, subject: str, text: str, catalogue: Catalogue) -> str | None:
        """The id of the partner or area that a text names: one of the workbook's own, else of the catalogue."""
        found = self.names.get((subject, fold(text)))
        return found or _known(subject, text, catalogue)


def brought_by(sheets: Iterable[tuple[Rows, SetupSheet]], known: Known) -> Brought:
    """What the workbook's sheets bring.

    A row with an id is that one. A row with a name alone is whoever is called so in the catalogue, else somebody new,
    whose id is made of the name. A row with neither, and a new id without a name, are left out."""
    found: dict[tuple[str, int], Row] = {}
    names: dict[tuple[str, str], str] = {}
    for rows, sheet in sheets:
        subject = sheet.subject
        if subject not in REGISTERS:
            continue
        taken = {row["id"] for row in known.catalogue.rows["partners" if subject == "partner" else "areas"]}
        for number, cells in rows.between(sheet.row + 1, rows.numbers[-1]):
            texts = {sheet.fields.get(one.column): tidy(one.text) for one in cells if not is_placeholder(one.text)}
            row = _row(subject, texts.get("", ""), texts.get("name", ""), taken, names, known.catalogue)
            if row is None:
                continue
            taken.add(row.identity)
            found[rows.sheet.name, number] = row
            said = (texts.get(field, "") for field in ("", "name", "short_name"))
            names |= {(subject, fold(one)): row.identity for one in said if one}
    return Brought(found, names)


def is_identity(text: str) -> bool:
    """Whether a text is written as an id: small letters, digits and hyphens."""
    return bool(_IDENTITY.fullmatch(text))


def _row(
    subject: str, given: str, name: str, taken: set[str], names: Mapping[tuple[str, str], str], catalogue: Catalogue
) -> Row | None:
    if given in taken:
        return Row(given, name, made=False)
    if is_identity(given):
        return Row(given, name, made=False) if name else None
    called = name or given
    if not called:
        return None
    held = names.get((subject, fold(called))) or _known(subject, called, catalogue)
    return Row(held, called, made=False) if held else Row(identity_of(called, taken, otherwise=subject), called, True)


def _known(subject: str, text: str, catalogue: Catalogue) -> str | None:
    return catalogue.find_area(text) if subject == "area" else catalogue.find_partner(text)
