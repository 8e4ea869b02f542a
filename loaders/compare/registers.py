"""The rows of registers that a workbook brings, beside those that are held: field by field, with who wrote last."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.compare.register_beside import beside, said
from loaders.compare.register_names import FIELDS, NameAsked, Names
from loaders.compare.register_row import MATRIX, Bringing, RegisterRow
from loaders.compare.register_twins import Twins
from loaders.compare.thematic import Themes
from loaders.figures import Entry, Return
from loaders.register_books import ID
from lsp_data.registers import (
    REGISTERS,
    REMOVED,
    Item,
    Register,
    Written,
    items_of,
    new_id,
    told_apart,
)
from lsp_data.store import registers
from lsp_data.store.generations import Generation


def register_rows(
    ret: Return, generation: Generation, bringing: Bringing, first: int
) -> tuple[tuple[RegisterRow, ...], tuple[NameAsked, ...]]:
    """The rows of every register that the return holds, beside the store, in the order of the
    workbook, what it lacks last, numbered from ``first``; and the names in them of which is asked what they mean. None
    of a sheet is proposed of which words were not read."""
    rows: list[RegisterRow] = []
    asked: list[NameAsked] = []
    for register in REGISTERS:
        entries = [one for one in ret.entries if one.kind == register.kind]
        if entries:
            compared = _Compared(register, entries, generation, bringing)
            rows.extend(compared.rows())
            asked.extend(compared.names.asked.values())
    asked.sort(key=lambda one: FIELDS.index(one.called.field))  # what keeps rows waiting first
    place = {id(one): number for number, one in enumerate(ret.entries)}
    rows.sort(key=lambda one: len(place) if one.entry is None else place[id(one.entry)])
    unread = {one.sheet for one in ret.problems if one.code == "words-not-read"}
    rows = [replace(one, accept=False) if one.entry is not None and one.entry.sheet in unread else one for one in rows]
    return tuple(replace(one, number=first + count) for count, one in enumerate(rows)), tuple(asked)


class _Compared:
    """The rows of one register in a workbook beside those that are held."""

    def __init__(
        self, register: Register, entries: Sequence[Entry], generation: Generation, bringing: Bringing
    ) -> None:
        self.register, self.entries, self.bringing = register, entries, bringing
        log = registers.log_of(generation, register.kind)
        self.held = {one.id: one for one in items_of(register, log, gone=True)}
        self.log: dict[str, list[Written]] = {one.item: [] for one in log}
        for one in log:
            self.log[one.item].append(one)
        self.taken = registers.ids_of(generation, register.kind)
        self.ours = _are_ours(entries, bringing)
        self.names = Names.of(register, self.held, log, bringing.names, Themes.of(generation), ours=self.ours)
        self.fields = [said(register, one, self.held) for one in self.names.settled(entries)]
        self.twins = Twins.of(register, self.held, self.log, bringing.same_as, bringing.partner)
        self.matched = self.twins.match(entries, self.fields)

    def rows(self) -> Iterator[RegisterRow]:
        """Those of the workbook in its order, then those that it lacks."""
        expected = [one for one in self.held.values() if self._expected(one)]
        later = not self.ours and self.register.whole is not None and self._is_earlier_issue(expected)
        others = self.twins.are_others(len(self.entries))
        asked: set[str] = set()
        knows = 0  # the last publication of which the workbook knows anything
        for entry, given, item in zip(self.entries, self.fields, self.matched, strict=True):
            if item is not None:
                row = beside(self.register, entry, given, item, self.log[item.id], self.bringing)
            else:
                may_be = () if later else self.twins.may_be(entry, given, others=others)
                row = self._new(entry, given, may_be, later=later)
                row = replace(row, of_another=others and (entry.sheet, entry.cell) in self.twins.numbered)
                self.taken.add(row.item)
                asked.update(may_be)
            knows = max(knows, _knows(row, item))
            waits = self.names.waiting.get((entry.sheet, entry.cell), ())
            yield replace(row, waits=waits, accept=False) if waits else row
        for item in expected:
            told_so = item.id in asked and item.id in self.twins.versions
            if item.id not in self.twins.met and not (item.gone or told_so):
                yield self._missing(item, later=later or item.id in asked or item.first.publication > knows)

    def _new(self, entry: Entry, fields: Mapping[str, object], may_be: tuple[str, ...], *, later: bool) -> RegisterRow:
        given = {name: value for name, value in fields.items() if value is not None}
        accept = bool(given.get(self.register.key)) and not (later or may_be)
        words = told_apart(self.register, [self.held[one].fields for one in may_be])
        item = new_id(self.register, fields, self.taken)
        change = "older" if later else "new"
        return RegisterRow(0, self.register.kind, change, item, entry, given, {}, {}, accept, may_be, words)

    def _missing(self, item: Item, *, later: bool) -> RegisterRow:
        """A held row that the workbook lacks: proposed to go where it comes whole, unless the page wrote in it last or
        a name waits, so that nothing says which of the rows it lacks. ``later``: the row may be younger than what the
        workbook says."""
        whole = self.register.whole is not None and bool(item.last.return_id)
        accept = whole and not (later or self.ours or self.names.waiting)
        return RegisterRow(
            0, self.register.kind, "missing", item.id, None, {REMOVED: True}, {REMOVED: False}, item.written, accept,
            held=item.fields,
        )  # fmt: skip

    def _is_earlier_issue(self, expected: Sequence[Item]) -> bool:
        """Whether of a register that comes whole something is held of a later workbook."""
        return any(one.return_id and self.bringing.is_later(one) for item in expected for one in self.log[item.id])

    def _expected(self, item: Item) -> bool:
        """Whether the workbook would hold the row if there still were one: of our own workbooks, every row of the same
        part that there was when it was made; of registers that come whole, those of the same partner and part; of a
        partner's other papers, those that came with a version of it."""
        whole, made_from = self.register.whole, self.bringing.made_from
        if self.ours:
            if made_from is None or item.first.publication > made_from:
                return False
        elif item.partner != self.bringing.partner:
            return False
        elif whole is None:
            return item.id in self.twins.versions
        parts = {tuple(one.fields.get(name) for name in whole or ()) for one in self.entries}
        return tuple(item.fields.get(name) for name in whole or ()) in parts


def _knows(row: RegisterRow, item: Item | None) -> int:
    """The last publication of which a row of a workbook knows: any, where it brings something itself."""
    if row.change in ("new", "changed"):
        return sys.maxsize
    return item.last.publication if item is not None and row.state == "same" else 0


def _are_ours(entries: Sequence[Entry], bringing: Bringing) -> bool:
    """Whether the rows come from our own workbook and say themselves which they are."""
    return bringing.made_from is not None and any(ID in one.fields or one.kind == MATRIX for one in entries)
