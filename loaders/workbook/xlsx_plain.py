"""One worksheet of an .xlsx by patterns: many times faster, for sheets written the way nearly all programs write.

Every byte passes expat first, so that the part is well formed and free of document types. The cells are then cut out
with one pattern a row. Counting every “<” proves that the patterns saw all there was: a sheet with anything else
raises :class:`Unusual` and is read by :mod:`loaders.workbook.xlsx_sheet` instead, which also words every refusal.
What stands before and after the cells goes through that reader in either case.
"""

from __future__ import annotations

import re
from array import array
from itertools import chain, compress, groupby, islice
from math import isfinite
from operator import add, lt, not_

from loaders.workbook.columns import BLANK, COLUMN_BITS, KIND_BITS, Columns, named
from loaders.workbook.faults import LAST_ROW
from loaders.workbook.guard import Package
from loaders.workbook.parts import BOMS, feed, note_utf16, safe_parser
from loaders.workbook.xlsx_faults import Book
from loaders.workbook.xlsx_sheet import SheetReader
from loaders.workbook.xlsx_strings import Unusual, unescaped
from loaders.workbook.xlsx_vocabulary import Vocabulary

# Four ways to cut cells out: with or without formulas, with or without texts that stand in the cell. The fewer
# groups, the faster; each gives letters, row, attributes, (formula,) text.
_FORMULA_PART = rb"(<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?"
_VALUE_PART = rb"(?:<v>([^<]*)</v>|<v/>)?"
_INLINE_PART = rb'(?:<(?:v|v xml:space="preserve"|is><t|is><t xml:space="preserve")>([^<]*)</(?:v|t></is)>|<v/>|<is/>)?'
_CELLS = {
    (formulas, inline): re.compile(
        rb'<c r="([A-Z]+)([0-9]+)"([^<>/]*)(?:/|>'
        + (_FORMULA_PART if formulas else b"")
        + (_INLINE_PART if inline else _VALUE_PART)
        + rb"</c)>"
    )
    for formulas in (True, False)
    for inline in (True, False)
}
_ROW = re.compile(rb'<row(?: r="([1-9][0-9]*)")?([^<>]*)>\s*(<c )?')  # number, attributes, whether a cell follows
_EMPTY_ROWS = re.compile(rb"(?:<row[^<>]*/>\s*)+")
_FORMULA = re.compile(rb"<f([^<>]*?)(?:/>|>([^<]*)</f>)")
_FORMULA_ATTRIBUTE = re.compile(rb'\s([A-Za-z0-9:]+)="([^"<&]*)"')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"| ht="0(?:\.0)?"')
_LONGEST_HEAD = 2_000_000
_LONGEST_ROW = 16_000_000
_MANY_EMPTY_ROWS = 1_000


def read_sheet(package: Package, part: str, name: str, book: Book) -> Columns:
    """The cells of one worksheet, by the plain way where it fits and by the general way where not."""
    try:
        return read_plain_way(package, part, name, book)
    except Unusual:
        return read_general_way(package, part, name, book)


def read_plain_way(package: Package, part: str, name: str, book: Book) -> Columns:
    """The cells of one worksheet by patterns; raises :class:`Unusual` where they do not fit."""
    return _PlainReader(package, part, name, book).read()


def read_general_way(package: Package, part: str, name: str, book: Book) -> Columns:
    """The cells of one worksheet, element by element."""
    reader = SheetReader(Columns(name), book)
    parser = reader.parser()
    first = True
    for block in package.blocks(part):
        if first and block.startswith(BOMS):
            note_utf16(book.remarks, name)
        first = False
        feed(parser, block, name, part)
    feed(parser, b"", name, part, last=True)
    reader.finish()
    return reader.columns


class _PlainReader:
    """The plain way through one part."""

    def __init__(self, package: Package, part: str, name: str, book: Book) -> None:
        self.package, self.part, self.name, self.book = package, part, name, book
        self.columns = Columns(name)
        self.reader = SheetReader(self.columns, book)
        self.words = Vocabulary(book.style_count)
        self.last = 0  # the place of the last cell
        self.way = (False, False)  # whether the last rows held formulas, and texts in the cells themselves

    def read(self) -> Columns:
        proof = safe_parser(self.name, names=False)
        frame = self.reader.parser()  # reads the part without its cells
        rest, state = b"", "before"
        for block in self.package.blocks(self.part):
            feed(proof, block, self.name, self.part)
            rest += block
            if state == "before":
                if rest.startswith(BOMS) or len(rest) > _LONGEST_HEAD:
                    raise Unusual
                at = rest.find(b"<sheetData>")
                if at < 0:
                    continue
                if b"<!" in rest[:at] or rest.find(b"<?", 1, at) > 0:
                    raise Unusual
                feed(frame, rest[:at] + b"<sheetData/>", self.name, self.part)
                rest, state = rest[at + 11 :], "cells"
            if state == "cells":
                end = rest.find(b"</sheetData>")
                if end >= 0:
                    self.add(rest[:end])
                    rest, state = rest[end + 12 :], "after"
                else:
                    cut = rest.rfind(b"<row")  # all before the last row's start are whole rows
                    if cut > 0:
                        self.add(rest[:cut])
                        rest = rest[cut:]
                    elif len(rest) > _LONGEST_ROW:
                        raise Unusual
            if state == "after":
                feed(frame, rest, self.name, self.part)
                rest = b""
        feed(proof, b"", self.name, self.part, last=True)
        if state != "after":
            raise Unusual
        feed(frame, b"", self.name, self.part, last=True)
        self.reader.finish()
        return self.columns

    def add(self, body: bytes) -> None:
        """Take the cells of some whole rows."""
        if body.find(b"/><row", 0, 4_096) >= 0 and body.count(b"/><row") > _MANY_EMPTY_ROWS:
            before = body.count(b"<row")
            body = _EMPTY_ROWS.sub(b"", body)
            self.columns.row_elements += before - body.count(b"<row")
        heads = _ROW.findall(body)
        if b"xmlns" in b"".join([attributes for _, attributes, _ in heads]):
            raise Unusual
        self.columns.row_elements += len(heads)
        if len(heads) < _MANY_EMPTY_ROWS or not self._is_formatting(body, len(heads)):
            self._cut(body, heads)
        self.columns.check_size(self.book.cells)
        if self.book.early is not None:
            self.book.early.tell(self.columns)

    def _is_formatting(self, body: bytes, rows: int) -> bool:
        """Whether these many rows hold empty cells only, such as a format dragged down: they are passed over."""
        if b"<v" in body or b"<f" in body or b"<i" in body:
            return False
        return rows + body.count(b"</row>") + body.count(b"<c ") + body.count(b"</c>") == body.count(b"<")

    def _cut(self, body: bytes, heads: list[tuple[bytes, bytes, bytes]]) -> None:
        """Cut the cells out, first the way that fitted the rows before."""
        for attempt in range(2):
            way = (b"<f" in body, b"<is" in body or b"<v xml" in body) if attempt else self.way
            found = _CELLS[way].findall(body)
            flat = list(chain.from_iterable(found))  # many times faster than zip(*found)
            computed, inline = way
            groups = 5 if computed else 4
            formulas = flat[3::groups] if computed else []
            if self._is_all(body, len(heads) + len(found), formulas, inline=inline):
                break
        else:
            raise Unusual
        self.way = way
        if found:
            rows = flat[1::groups]
            places = self._places(heads, flat[0::groups], rows)
            self._take(places, rows, flat[2::groups], formulas, flat[groups - 1 :: groups], doubtful=b"_" in body)

    def _is_all(self, body: bytes, opened: int, formulas: list[bytes], *, inline: bool) -> bool:
        """Whether every "<" belongs to a row, or to a cell, value, formula or inline text that was cut out.

        Since the part is well formed, each closing tag stands for its opening one as well.
        """
        tags = opened + body.count(b"</row>") + body.count(b"</c>") + 2 * body.count(b"</v>")
        if formulas or inline:
            tags += sum(1 if formula.endswith(b"/>") else 2 for formula in formulas if formula)
            tags += body.count(b"<v/>") + body.count(b"<is/>") + 4 * body.count(b"</t></is>")
        return tags == body.count(b"<")

    def _places(self, heads: list[tuple[bytes, bytes, bytes]], letters: list[bytes], rows: list[bytes]) -> list[int]:
        """Where each cell stands, once cells and rows agree and ascend."""
        numbers = [number for number, _ in groupby(rows)]
        if numbers != [number for number, _, cell in heads if cell] or len(max(numbers, key=len)) > 7:
            raise Unusual
        starts = {number: int(number) << COLUMN_BITS for number in numbers}
        try:  # nearly always all letters are known already, and asking first would cost as much as the look-up
            offsets = list(map(self.words.letters.__getitem__, letters))
        except KeyError:
            self.columns.widest = self.words.learn_letters(letters)
            offsets = list(map(self.words.letters.__getitem__, letters))
        places = list(map(add, map(starts.__getitem__, rows), offsets))
        if not self.last < places[0] or not all(map(lt, places, islice(places, 1, None))):
            raise Unusual
        self.last = places[-1]
        if self.last >> COLUMN_BITS > LAST_ROW or places[0] >> COLUMN_BITS < 1:
            raise Unusual
        for number, attributes, cell in heads:
            if cell and (b"hidden" in attributes or b'ht="0' in attributes) and _HIDDEN.search(attributes):
                self.columns.hidden_rows.append(int(number))
        return places

    def _take(
        self,
        places: list[int],
        rows: list[bytes],
        attributes: list[bytes],
        formulas: list[bytes],
        texts: list[bytes],
        *,
        doubtful: bool,
    ) -> None:
        try:
            codes = list(map(self.words.codes.__getitem__, attributes))
        except KeyError:
            self.words.learn_attributes(attributes)
            codes = list(map(self.words.codes.__getitem__, attributes))
        if any(formulas):
            self._add_formulas(places, formulas, texts, attributes)
        if not all(texts):
            for index in compress(range(len(texts)), map(not_, texts)):
                self._add_blank(places[index], codes[index], computed=bool(formulas and formulas[index]))
            places, codes = list(compress(places, texts)), list(compress(codes, texts))
            rows, attributes = list(compress(rows, texts)), list(compress(attributes, texts))
            texts = list(filter(None, texts))
        if texts:
            numbers = self._numbers(places, attributes, texts, doubtful=doubtful)
            self._add_values(places, rows, codes, attributes, numbers)

    def _add_blank(self, place: int, code: int, *, computed: bool) -> None:
        if computed or code >> KIND_BITS in self.book.filled:
            self.columns.put_blank(place, code >> KIND_BITS << KIND_BITS | BLANK)

    def _add_formulas(
        self, places: list[int], formulas: list[bytes], texts: list[bytes], attributes: list[bytes]
    ) -> None:
        for index in compress(range(len(formulas)), formulas):
            parts = _FORMULA.fullmatch(formulas[index])
            if parts is None:
                raise Unusual
            told = {key.decode(): value.decode() for key, value in _FORMULA_ATTRIBUTE.findall(parts[1])}
            self.reader.formula(places[index], told, _decoded(parts[2] or b""))
            if not texts[index] and b't="str"' not in attributes[index]:
                self.columns.unsolved.append(places[index])

    def _add_values(
        self,
        places: list[int],
        rows: list[bytes],
        codes: list[int],
        attributes: list[bytes],
        numbers: array[float],
    ) -> None:
        if not all(map(isfinite, numbers)):
            raise Unusual
        pointed = list(compress(numbers, map(self.words.shared.__contains__, attributes))) if self.words.shared else []
        if pointed:
            if (
                not all(map(float.is_integer, pointed))
                or not 0 <= min(pointed) <= max(pointed) < self.book.shared_count
            ):
                raise Unusual
            if self.book.empty_texts and not self.book.empty_texts.isdisjoint(pointed):
                full = self._full(places, codes, attributes, numbers)
                places, rows, codes = (
                    list(compress(places, full)),
                    list(compress(rows, full)),
                    list(compress(codes, full)),
                )
                numbers = array("d", compress(numbers, full))
        columns = self.columns
        columns.rows += sum(1 for _ in groupby(rows))
        columns.at.extend(places)
        columns.code.extend(codes)
        columns.number.extend(numbers)

    def _numbers(
        self, places: list[int], attributes: list[bytes], texts: list[bytes], *, doubtful: bool
    ) -> array[float]:
        """Each cell's number; a text that stands in its cell is kept and counted."""
        written_out = self.words.written_out
        if not written_out or written_out.isdisjoint(attributes):
            if doubtful and b"_" in b"".join(texts):  # Python would read 1_000 as a number
                raise Unusual
            try:
                return array("d", map(float, texts))
            except ValueError as error:
                raise Unusual from error
        numbers = array("d")
        number_of = self.book.texts.number_of
        for place, attribute, text in zip(places, attributes, texts, strict=True):
            if attribute in written_out:
                numbers.append(number_of(_decoded(text), sheet=self.name, cell=named(place)))
            elif b"_" in text:
                raise Unusual
            else:
                try:
                    numbers.append(float(text))
                except ValueError as error:
                    raise Unusual from error
        return numbers

    def _full(self, places: list[int], codes: list[int], attributes: list[bytes], numbers: array[float]) -> list[bool]:
        """Which cells hold anything: one that points to an empty text is an empty cell."""
        empty = self.book.empty_texts
        pairs = zip(attributes, numbers, strict=True)
        full = [attribute not in self.words.shared or number not in empty for attribute, number in pairs]
        for index in compress(range(len(full)), map(not_, full)):
            place = places[index]
            self._add_blank(place, codes[index], computed=place in self.columns.formulas)
        return full


def _decoded(text: bytes) -> str:
    """Text of an element as expat would hand it over."""
    plain = text.decode()
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    return unescaped(plain) if "&" in plain else plain
