"""Which field of a register each column of a table holds, by its heading and by what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.kinds.legend import Legend
from loaders.kinds.register_contents import are_short, holds_codes, holds_words, texts_of
from loaders.kinds.register_words import Field, Register, candidates, heading_words
from loaders.mapping import Correction
from loaders.meaning.words import Role
from loaders.tables.headed import Column, Table


@dataclass(frozen=True, slots=True)
class Naming:
    """How the headings of a sheet name a register's fields: by their words, its own abbreviations written out."""

    register: Register
    legend: Legend

    def fields(self, text: str) -> tuple[Field, ...]:
        """The fields that a heading can name, the likeliest first."""
        return candidates(self.register, self.legend.full(text))

    def whole(self, text: str) -> str:
        """The field of which the heading is a whole name; "" for none."""
        words = heading_words(self.legend.full(text))
        return next((one.name for one in self.register.fields if words in one.words), "")

    def of_column(self, column: Column) -> tuple[Field, ...]:
        """The fields that a column's headings can name: the innermost, else all of them."""
        return self.fields(column.path[-1]) or self.fields(column.text)


def columns_of(
    naming: Naming, table: Table, beside: Sequence[Column], said: Mapping[int, Correction]
) -> tuple[dict[str, tuple[Column, ...]], list[Column]]:
    """The columns of each field. What a person said of a column counts first. A heading that fits several fields names
    the first that no column has yet; a further column of a field that has one is read with it."""
    register = naming.register
    columns, told = _said_columns(register, (*table.columns, *beside), said)
    later: list[tuple[Column, tuple[Field, ...]]] = []
    unused: list[Column] = [one for one in table.columns if told.get(one.index) == ""]
    for column in _surest_first(naming, [one for one in table.columns if one.index not in told]):
        texts = texts_of(table.rows, table, column.index, beside=True)
        fitting = tuple(one for one in naming.of_column(column) if not one.short or are_short(texts))
        free = next((one for one in fitting if one.name not in columns), None)
        if free is not None:
            columns[free.name] = (column,)
        elif fitting:
            later.append((column, fitting))
        else:
            unused.append(column)
    for column, fitting in later:
        columns[fitting[0].name] += (column,)
    linked = next((one for one in unused if holds_codes(table, one) and one.index not in told), None)
    if linked is not None and "linked" not in columns and register.has("linked"):
        columns["linked"] = (linked,)
        unused.remove(linked)
    _yield_key(naming, table, columns, [one for one in unused if one.index not in told])
    used = {one.index for many in columns.values() for one in many}
    return columns, sorted((one for one in unused if one.index not in used), key=lambda one: one.index)


def _yield_key(naming: Naming, table: Table, columns: dict[str, tuple[Column, ...]], unused: Sequence[Column]) -> None:
    """A column that was taken for the key since nothing better stood there ("Evidence") is what its heading says where
    one other column holds words: that is the key then."""
    register = naming.register
    key = columns.get(register.key, ())
    worded = [one for one in unused if holds_words(table, one)]
    if not register.yields or register.yields in columns or len(key) != 1 or len(worded) != 1:
        return
    if register.yields in {one.name for one in naming.of_column(key[0])}:
        columns[register.yields], columns[register.key] = key, (worded[0],)


def _said_columns(
    register: Register, columns: Iterable[Column], said: Mapping[int, Correction]
) -> tuple[dict[str, tuple[Column, ...]], dict[int, str]]:
    """The columns of each field as a person said, and the field of each column that they spoke of ("" for none)."""
    names = {one.name for one in register.fields}
    found: dict[str, tuple[Column, ...]] = {}
    told: dict[int, str] = {}
    for column in columns:
        one = said.get(column.index)
        if one is not None and one.role == "":
            told[column.index] = ""
        elif one is not None and one.role == Role.FIELD.value and one.measure in names:
            told[column.index] = one.measure
            found[one.measure] = (*found.get(one.measure, ()), column)
    return found, told


def _surest_first(naming: Naming, columns: Iterable[Column]) -> list[Column]:
    """The columns by how many fields their headings can name, the fewest first; of as many, from left to right."""

    def doubt(column: Column) -> tuple[int, int]:
        return len({one.name for one in naming.of_column(column)}), column.index

    return sorted(columns, key=doubt)
