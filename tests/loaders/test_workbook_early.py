"""Cells that are built while the file is still read are those of the whole answer; nobody waits for a full pipe."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.workbook import child, entry
from loaders.workbook.arriving import Arriving
from loaders.workbook.child import read_contained, unpacked
from loaders.workbook.columns import KIND_BITS, NUMBER, TEXT, Columns, place_of
from loaders.workbook.early import Early
from loaders.workbook.grid import Book, Cell, Refusal
from loaders.workbook.plain_cells import StoredColumns
from loaders.workbook.texts import Texts
from loaders.workbook.wire import packed_early
from loaders.workbook.xlsx_styles import Style
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import parts, save, sheet

STYLES: list[Style] = [("", "", False, 0, ""), ("0.0%", "", False, 0, "")]
ROWS = 4_000


def rows_of_a_return(extra: str = "") -> bytes:
    """Shared texts, texts in the cell, formulas, percentages and dates in every row."""
    return sheet(
        "".join(
            f'<row r="{row}"><c r="A{row}" t="s"><v>{row % 3}</v></c><c r="B{row}"><v>{row}.5</v></c>'
            f'<c r="C{row}" s="1"><v>0.{row}</v></c><c r="D{row}" s="2"><v>{39_000 + row}</v></c>'
            f'<c r="E{row}" t="inlineStr"><is><t>row {row}</t></is></c>'
            f'<c r="F{row}"><f>B{row}*2</f><v>{row}</v></c></row>'
            for row in range(1, ROWS)
        )
        + extra
    )


TABLE = "<si><t>Wards</t></si><si><t>12</t></si><si><t> </t></si>"


@pytest.fixture(autouse=True)
def writable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the reader runs in the process of the tests, which goes on to write files."""
    monkeypatch.setattr(entry, "_no_files", lambda: None)


def at_once(path: Path) -> Book:
    """The same file read in one piece."""
    answer = unpacked(bytearray(b"".join(entry.answer(str(path), path.suffix, 20 << 20, []))))
    assert isinstance(answer, Book)
    return answer


def cells(book: Book) -> list[list[Cell]]:
    return [list(one.cells.values()) for one in book.sheets]


def test_a_large_book_is_the_same_with_what_came_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = {"First": rows_of_a_return(), "Small": sheet(), "Last": rows_of_a_return()}
    path = save(tmp_path / "a.xlsx", parts(sheets, texts=TABLE))
    taken: list[int] = []
    of = Arriving.of

    def counted(self: Arriving, sheet: int, columns: StoredColumns) -> list[Cell | None]:
        found = of(self, sheet, columns)
        taken.append(len(found))
        return found

    monkeypatch.setattr(Arriving, "of", counted)
    book = read_contained(path, Settings())
    assert isinstance(book, Book)
    assert taken[0] >= 10_000
    assert taken[1] == 0
    assert cells(book) == cells(at_once(path))


def test_empty_cells_with_a_fill_among_them_let_what_came_early_go(tmp_path: Path) -> None:
    styles = (
        '<fonts><font/></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/>'
        '</patternFill></fill></fills><cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="14"/><xf fillId="2"/></cellXfs>'
    )
    rows = rows_of_a_return().replace(b'<c r="B7"><v>7.5</v></c>', b'<c r="B7" s="3"/>')
    path = save(tmp_path / "a.xlsx", parts({"Return": rows}, texts=TABLE, styles=styles))
    book = read_contained(path, Settings())
    assert isinstance(book, Book)
    assert cells(book) == cells(at_once(path))
    assert book.sheets[0].cells[7, 2].fill == "FF0000"


def test_a_file_that_is_refused_late_is_refused(tmp_path: Path) -> None:
    late = rows_of_a_return(f'<row r="{ROWS}"><c r="A{ROWS}" t="s"><v>99</v></c></row>')
    answer = read_contained(save(tmp_path / "a.xlsx", parts({"Return": late}, texts=TABLE)), Settings())
    assert isinstance(answer, Refusal)
    assert answer.problems[0].code == "text-missing"


def test_pieces_without_end_are_a_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piece = packed_early(0, some_columns(10_000), 0, (some_texts(), STYLES))
    (tmp_path / "piece").write_bytes(piece)
    endless = f"import os\npiece = open({str(tmp_path / 'piece')!r}, 'rb').read()\nwhile True: os.write(1, piece)"
    monkeypatch.setattr(child, "_START", endless)
    monkeypatch.setattr(child, "_MAX_ANSWER", 2_000_000)
    answer = read_contained(save(tmp_path / "a.xlsx", parts()), Settings())
    assert isinstance(answer, Refusal)
    assert answer.problems[0].code == "reading-too-long"


def some_texts() -> Texts:
    texts = Texts()
    texts.extend(["Wards", "12"])
    return texts


def some_columns(count: int) -> Columns:
    """A number, a share and a text in turn; every other text is not among the texts yet."""
    found = Columns("Return")
    for index in range(count):
        kind, style, number = ((NUMBER, 0, index / 4), (NUMBER, 1, 0.5), (TEXT, 0, float(index % 2 * 2)))[index % 3]
        found.put(place_of(index // 9 + 1, index % 9 + 1), style << KIND_BITS | kind, number)
    return found


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def test_nobody_waits_for_a_pipe_that_is_full(pipe: tuple[int, int]) -> None:
    out, columns = pipe[1], some_columns(60_000)
    early = Early(out)
    early.begin(some_texts(), STYLES)
    early.next_sheet()
    early.tell(columns)  # a megabyte and more into a pipe that nobody reads
    early.tell(columns)
    arrived = bytearray()

    def read() -> None:
        while not arrived.endswith(b"END"):
            arrived.extend(os.read(pipe[0], 1 << 16))

    reader = threading.Thread(target=read)
    reader.start()
    early.finish()
    os.write(out, b"END")
    reader.join()
    arriving = Arriving()
    arriving.take(arrived)
    assert arrived == b"END"
    assert len(arriving.of(0, (columns.at, columns.code, columns.number))) == 60_000


def test_a_book_of_words_is_sent_once(pipe: tuple[int, int]) -> None:
    texts = some_texts()
    texts.extend(["word " * 1_000] * 5_000)
    early = Early(pipe[1])
    early.begin(texts, STYLES)
    early.next_sheet()
    early.tell(some_columns(20_000))
    early.finish()
    os.write(pipe[1], b"END")
    assert os.read(pipe[0], 1 << 16) == b"END"


@given(st.lists(st.integers(1, 3_000), max_size=20), st.integers(1, 3))
def test_pieces_may_arrive_cut_anywhere(cuts: list[int], sheets: int) -> None:
    columns = some_columns(120)
    sent = packed_early(0, columns, 0, (some_texts(), STYLES))
    for number in range(1, sheets):
        sent += packed_early(number, columns, 20, None)
    sent += b'{"format": "xlsx"}\n+'
    arriving, answer, start = Arriving(), bytearray(), 0
    for cut in (*cuts, len(sent)):
        answer += sent[start : start + cut]
        start += cut
        arriving.take(answer)
    assert answer == b'{"format": "xlsx"}\n+'
    found = arriving.of(0, (columns.at, columns.code, columns.number))
    assert [cell and cell.text for cell in found[:6]] == ["0", "50.0%", "Wards", "0.75", "50.0%", None]
    assert len(found) == 120
    assert arriving.of(0, (columns.at[1:], columns.code[1:], columns.number[1:])) == []
