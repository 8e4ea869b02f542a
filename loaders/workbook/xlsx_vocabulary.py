"""What the few different column letters and attributes of a sheet's cells mean, learned once each."""

from __future__ import annotations

import re

from loaders.workbook.columns import BOOL, DATE, ERROR, KIND_BITS, NUMBER, TEXT
from loaders.workbook.faults import LAST_COLUMN, column_number
from loaders.workbook.xlsx_strings import Unusual

_ATTRIBUTE = re.compile(rb'\s+([A-Za-z]+)="([A-Za-z0-9]*)"')
_KINDS = {b"n": NUMBER, b"s": TEXT, b"b": BOOL, b"e": ERROR, b"d": DATE, b"str": TEXT, b"inlineStr": TEXT}
_WRITTEN_OUT = (b"e", b"d", b"str", b"inlineStr")  # types whose text stands in the cell itself


class Vocabulary:
    """Look-up tables by bytes as they are written; raises :class:`Unusual` for what the plain way does not know."""

    __slots__ = ("codes", "letters", "shared", "style_count", "written_out")

    def __init__(self, style_count: int) -> None:
        self.style_count = style_count
        self.letters: dict[bytes, int] = {}  # column letters → column - 1
        self.codes: dict[bytes, int] = {}  # a cell's attributes → style and kind
        self.written_out: set[bytes] = set()  # attributes of cells whose text stands in the cell itself
        self.shared: set[bytes] = set()  # attributes of cells that point into the table of texts

    def learn_letters(self, letters: list[bytes]) -> int:
        """Learn the columns that are new; returns the widest of all known ones."""
        for letter in set(letters).difference(self.letters):
            column = column_number(letter.decode()) if len(letter) <= 3 else LAST_COLUMN + 1
            if column > LAST_COLUMN:
                raise Unusual
            self.letters[letter] = column - 1
        return max(self.letters.values()) + 1

    def learn_attributes(self, attributes: list[bytes]) -> None:
        """Learn the attributes that are new."""
        for one in set(attributes).difference(self.codes):
            self._learn_code(one)

    def _learn_code(self, attributes: bytes) -> None:
        """What a cell's attributes mean: s="3" t="s" → style 3, a shared text."""
        known = dict(_ATTRIBUTE.findall(attributes))
        if _ATTRIBUTE.sub(b"", attributes).strip() or not known.keys() <= {b"s", b"t"}:
            raise Unusual
        kind, style = known.get(b"t", b"n"), known.get(b"s", b"0")
        if kind not in _KINDS or not style.isdigit() or int(style) >= self.style_count:
            raise Unusual
        self.codes[attributes] = int(style) << KIND_BITS | _KINDS[kind]
        if kind in _WRITTEN_OUT:
            self.written_out.add(attributes)
        elif kind == b"s":
            self.shared.add(attributes)
