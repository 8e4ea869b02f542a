"""The values of an edit as the store keeps them, or why their fields cannot hold them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lsp_data.catalogue import Catalogue
from lsp_data.registering.edits import RowEdit
from lsp_data.registers import REMOVED, Field, FieldKind, Misfit, Register, checked, unknown_codes


@dataclass(frozen=True, slots=True)
class Named:
    """What a field may name: the indicators of the catalogue, and the generations that are there."""

    catalogue: Catalogue
    generations: Collection[int]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The values that fit, as the store keeps them, and what does not."""

    values: dict[str, object]
    misfits: tuple[Misfit, ...]


def fitted(register: Register, edit: RowEdit, named: Named) -> Fitted:
    """The values of an edit. A row must have its key: a new one from the start, and it cannot be emptied."""
    values: dict[str, object] = {}
    misfits: list[Misfit] = []
    for name, value in edit.fields.items():
        found = value if name == REMOVED else _fitted(register.field(name), value, named)
        if isinstance(found, Misfit):
            misfits.append(found)
        else:
            values[name] = found
    lacks = not edit.item and register.key not in edit.fields
    if lacks or (register.key in values and values[register.key] is None):
        misfits.append(Misfit(register.field(register.key).title, "", "It cannot be empty."))
    return Fitted(values, tuple(misfits))


def _fitted(one: Field, value: object, named: Named) -> object | Misfit:
    """Codes are read as people type them; what names no indicator is repeated as it was typed."""
    unknown: list[str] = []
    if one.kind is FieldKind.INDICATORS and isinstance(value, str):
        value, unknown = named.catalogue.listed(value)
    found = checked(one, value)
    if one.kind is FieldKind.INDICATORS and isinstance(found, list):
        known = set(named.catalogue.indicators["indicator"])
        unknown += [code for code in found if code not in known]
    if one.kind is FieldKind.GENERATION and isinstance(found, str) and int(found) not in named.generations:
        return Misfit(one.title, found, "It is not kept, or never was. Begin anew from what is shown now.")
    return unknown_codes(one.title, unknown, ()) or found
