"""The tables of a register as they were understood, column by column, for whoever looks at the sheet."""

from __future__ import annotations

from loaders.figures import ColumnRead, Region
from loaders.kinds.register_tables import RegisterSheet, RegisterTable
from loaders.kinds.remembered import region_of
from loaders.meaning.words import Role
from loaders.tables.headed import Column


def regions(sheet: RegisterSheet) -> list[Region]:
    """One region a table, from top to bottom."""
    return [_region(sheet.register.kind, one) for one in sheet.tables]


def _region(kind: str, one: RegisterTable) -> Region:
    table = one.table
    columns = [_read(one, column, name) for name, many in one.columns.items() for column in many]
    columns += [_read(one, column, "") for column in (*one.unused, *one.beside)]
    return region_of(table, kind, columns, [each.text for each in table.columns], one.met, one.heads)


def _read(one: RegisterTable, column: Column, name: str) -> ColumnRead:
    """What a column was understood as; ``name`` is the field of the register, "" for none."""
    said = one.met.said.get(column.index)
    if said is not None and said.role is not None:
        why = f"a person said so of “{column.text}”" if column.text else "a person said so"
    elif not column.text:
        why = "its cells name the rows" if name else "it has no heading, so it is not read"
    else:
        why = f"its heading is “{column.text}”" if name else "no word of its heading is known"
    return ColumnRead(column.index, column.text, Role.FIELD.value if name else "", name, why=why)
