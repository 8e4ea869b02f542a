"""What is written comes back: grids of any values through XlsxWriter and openpyxl, and the two ways of reading agree."""

# ruff: noqa: E501 — elements are kept on one line
from __future__ import annotations

import io
import math
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

from loaders.workbook.child import read_contained
from loaders.workbook.columns import Columns, check_merges
from loaders.workbook.faults import Refused, Remarks
from loaders.workbook.grid import Book, CellValue, Sheet
from loaders.workbook.guard import Package
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_faults import Book as Shared
from loaders.workbook.xlsx_plain import read_general_way, read_plain_way, read_sheet
from loaders.workbook.xlsx_styles import PLAIN
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import parts, save, sheet

FORMATS = ("General", "0.0", "#,##0", "0.0%", '"NI "0', "0.00E+00", '#,##0;[Red]-#,##0;"-"')
DATE_FORMATS = ("dd/mm/yyyy", "mmm-yy", "yyyy-mm-dd hh:mm:ss")
FILLS = ("", "FFC000", "92D050", "12436D")
# What Excel itself can hold: no control characters, no half pairs, no escape that would stand for another character
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30).filter(
    lambda t: "_x" not in t
)
numbers = st.floats(-1e300, 1e300) | st.integers(-(10**15), 10**15).map(float)
values = st.one_of(numbers, words.filter(bool), st.booleans())
days = st.datetimes(datetime(1901, 1, 3), datetime(9999, 12, 30)).map(lambda moment: moment.replace(microsecond=0))
places = st.tuples(st.integers(1, 40), st.integers(1, 30))
plain_cells = st.tuples(values, st.sampled_from(FORMATS), st.sampled_from(FILLS), st.booleans())
dated_cells = st.tuples(days, st.sampled_from(DATE_FORMATS), st.sampled_from(FILLS), st.booleans())
grids = st.dictionaries(places, plain_cells | dated_cells, min_size=1, max_size=25)
Grid = Mapping[tuple[int, int], tuple[CellValue, str, str, bool]]


def read(content: bytes) -> Sheet:
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(content)
        file.flush()
        answer = read_contained(Path(file.name), Settings())
    assert isinstance(answer, Book), answer
    return answer.sheets[0]


def same(wrote: CellValue, found: CellValue | None) -> bool:
    if isinstance(wrote, datetime):
        return found == (wrote.date() if wrote.time() == time.min else wrote)
    if isinstance(wrote, float) and isinstance(found, float):
        return math.isclose(wrote, found, rel_tol=1e-14)  # XlsxWriter writes sixteen digits
    return type(wrote) is type(found) and wrote == found


def assert_same(grid: Grid, found: Sheet) -> None:
    assert set(found.cells) == set(grid)
    for place, (value, code, fill, bold) in grid.items():
        cell = found.cells[place]
        assert same(value, cell.value), (value, cell.value)
        assert (cell.number_format or "General", cell.fill, cell.bold) == (code, fill, bold)
        assert isinstance(cell.text, str)


@settings(max_examples=15, deadline=None)
@given(grids)
def test_a_grid_written_by_xlsxwriter_comes_back(grid: Grid) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("Return")
        for (row, column), (value, code, fill, bold) in grid.items():
            look = book.add_format({"num_format": code, "bold": bold})
            if fill:
                look.set_bg_color(f"#{fill}")
            if isinstance(value, bool):
                page.write_boolean(row - 1, column - 1, value, look)
            elif isinstance(value, str):
                page.write_string(row - 1, column - 1, value, look)
            elif isinstance(value, datetime):
                page.write_datetime(row - 1, column - 1, value, look)
            else:
                page.write_number(row - 1, column - 1, float(value), look)  # type: ignore[arg-type]  # a number is left
    assert_same(grid, read(file.getvalue()))


@settings(max_examples=15, deadline=None)
@given(grids, st.booleans())
def test_a_grid_written_by_openpyxl_comes_back(grid: Grid, streamed: bool) -> None:
    book = openpyxl.Workbook(write_only=False)
    page = book.active
    assert page is not None
    for (row, column), (value, code, fill, bold) in grid.items():
        cell = page.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "inlineStr" if streamed else "s"
        cell.number_format = code
        cell.font = Font(bold=bold)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
    file = io.BytesIO()
    book.save(file)
    assert_same(grid, read(file.getvalue()))


areas = st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(0, 4), st.integers(0, 4)).map(
    lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3])
)


def overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@settings(max_examples=60, deadline=None)
@given(st.lists(areas, max_size=12))
def test_merged_areas_are_read_or_refused_just_when_two_overlap(chosen: list[tuple[int, int, int, int]]) -> None:
    clash = any(overlap(one, other) for index, one in enumerate(chosen) for other in chosen[:index])
    try:
        check_merges("Return", chosen)
    except Refused as refusal:
        assert clash
        assert refusal.code == "overlapping-merges"
    else:
        assert not clash


# The plain way and the general way of reading a sheet: written twice, so that each is the other's oracle

_TEXTS = ("one", "", "two & two", "three")
_cell = st.one_of(
    st.builds('<c r="{{}}"{}><v>{}</v></c>'.format, st.sampled_from(["", ' s="1"', ' t="n" s="2"']), st.floats(-1e9, 1e9)),
    st.builds('<c r="{{}}" t="s"><v>{}</v></c>'.format, st.integers(0, 3)),
    st.builds('<c r="{{}}"{} t="b"><v>{}</v></c>'.format, st.sampled_from(["", ' s="1"']), st.integers(0, 1)),
    st.builds('<c r="{{}}" t="{}"><v>{}</v></c>'.format, st.sampled_from(["str", "e", "d"]), st.sampled_from(["#N/A", "a&amp;b", "2008-09-30", "a_b", ""])),
    st.builds('<c r="{{}}" t="inlineStr"><is><t{}>{}</t></is></c>'.format, st.sampled_from(["", ' xml:space="preserve"']), st.sampled_from(["x", " y ", "", "é &lt; ü"])),
    st.builds('<c r="{{}}"><f>{}</f>{}</c>'.format, st.sampled_from(["A1+B1", '"a"&amp;"&lt;"', ""]), st.sampled_from(["<v>3</v>", "<v></v>", "<v/>", ""])),
    st.builds('<c r="{{}}" s="2"><f t="shared"{} si="{}"{}'.format, st.sampled_from(["", ' ref="A1:A9"']), st.integers(0, 1), st.sampled_from(["/><v>1</v></c>", ">B2*2</f><v>2</v></c>"])),
    st.sampled_from(['<c r="{}"/>', '<c r="{}" s="3"/>', '<c r="{}" s="1"></c>', '<c r="{}" s="3"><f>A1</f></c>']),
)  # fmt: skip
_odd = st.sampled_from(
    [
        '<c r="{}"><v>1_0</v></c>',
        '<c r="{}"><v>NaN</v></c>',
        '<c r="{}"><v>1e999</v></c>',
        '<c r="{}" s="9"><v>1</v></c>',
        '<c r="{}" t="s"><v>77</v></c>',
        '<c r="{}" t="s"><v>1.5</v></c>',
        '<c r="{}"><!-- c --><v>5</v></c>',
        '<c r="{}" t="q"><v>5</v></c>',
        '<c r="B1"><v>{}</v></c>',
        '<c r="{}" x="{}"><v>5</v></c>',
        "<c r='{}'><v>5</v></c>",
        '<c r="{}"><v><![CDATA[5]]></v></c>',
        '<c r="{}" t="inlineStr"><is><r><t>a</t></r></is></c>',
        '<c r="{}"><is><t>no text</t></is></c>',
        '<x r="{}"/>',
    ]
)


def rows_of(cells: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[int, str, dict[str, str]]]:
    return st.tuples(
        st.integers(1, 3),
        st.sampled_from(["", ' hidden="1"', ' ht="0"', ' spans="1:9"', ' s="1" customFormat="1"']),
        st.dictionaries(st.sampled_from(["A", "B", "C", "Z", "AA"]), cells, max_size=5),
    )


def written(rows: list[tuple[int, str, dict[str, str]]]) -> str:
    number, out = 0, []
    for step, attributes, cells in rows:
        number += step
        ordered = sorted(cells.items(), key=lambda one: (len(one[0]), one[0]))
        inside = "".join(xml.replace("{}", f"{letters}{number}") for letters, xml in ordered)
        tag = f'row r="{number}"{attributes}'
        out.append(f"<{tag}>{inside}</row>" if inside else f"<{tag}/>")
    return "".join(out)


def told(reader: Callable[..., Columns], package: Package) -> tuple[object, ...]:
    """All that one way of reading finds, with texts written out, or the refusal's code and cell."""
    book_texts = Texts()
    book_texts.extend(list(_TEXTS))
    remarks = Remarks()
    book = Shared(book_texts, [PLAIN, PLAIN, PLAIN, ("", "FFC000", False, 0, "")], remarks)
    try:
        found = reader(package, "xl/worksheets/sheet1.xml", "Return", book)
    except Refused as refusal:
        return ("refused", refusal.code, refusal.cell)
    cells = [
        (place, code, book_texts.texts[int(number)] if code & 7 in (1, 3, 4) else number)
        for place, code, number in zip(found.at, found.code, found.number, strict=True)
    ]
    followed = {
        place: text if isinstance(text, str) else book.shared_formulas[text] if text >= 0 else None
        for place, text in found.formulas.items()
    }
    blanks = sorted(zip(found.blank_at, found.blank_code, strict=True))
    return (
        cells,
        followed,
        blanks,
        found.hidden_rows,
        found.rows,
        found.row_elements,
        sorted(found.unsolved),
        remarks.rows,
    )


def package_of(rows: list[tuple[int, str, dict[str, str]]]) -> Package:
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder) / "a.xlsx", parts({"Return": sheet(written(rows))}))
        return Package(path.read_bytes())


@settings(max_examples=200, deadline=None)
@given(st.lists(rows_of(_cell), max_size=8))
def test_the_plain_and_the_general_way_read_the_same(rows: list[tuple[int, str, dict[str, str]]]) -> None:
    package = package_of(rows)
    assert told(read_plain_way, package) == told(read_general_way, package)


@settings(max_examples=200, deadline=None)
@given(st.lists(rows_of(_cell), max_size=3), rows_of(_odd), st.lists(rows_of(_cell | _odd), max_size=2))
def test_what_is_oddly_written_is_read_or_refused_the_same(
    before: list[tuple[int, str, dict[str, str]]],
    odd: tuple[int, str, dict[str, str]],
    after: list[tuple[int, str, dict[str, str]]],
) -> None:
    package = package_of([*before, odd, *after])
    assert told(read_sheet, package) == told(read_general_way, package)


def test_dates_without_a_time_are_dates() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_datetime(0, 0, date(2010, 12, 31), book.add_format({"num_format": "dd/mm/yyyy"}))
    assert read(file.getvalue()).cells[1, 1].value == date(2010, 12, 31)
