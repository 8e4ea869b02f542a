"""Workbooks that are no .xlsx: Excel 97–2003, OpenDocument and delimited text, as the same plain cells."""

# ruff: noqa: E501 — elements are kept on one line
from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import ods_parts, save, xls_bytes


def read(path: Path) -> Book:
    answer = read_contained(path, Settings())
    assert isinstance(answer, Book), answer
    return answer


def read_ods(folder: Path, tables: str, styles: str = "") -> Book:
    return read(save(folder / "return.ods", ods_parts(tables, styles=styles)))


def table(rows: str, name: str = "Return", more: str = "") -> str:
    return f'<table:table table:name="{name}"{more}>{rows}</table:table>'


def one_row(cells: str) -> str:
    return table(f"<table:table-row>{cells}</table:table-row>")


def number(value: str, shown: str, kind: str = "float", more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def words(inside: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}>{inside}</table:table-cell>'


def test_an_old_workbook_with_formats_fills_marks_merges_and_hidden_rows(tmp_path: Path) -> None:
    (tmp_path / "return.xls").write_bytes(xls_bytes(hidden=True))
    book = read(tmp_path / "return.xls")
    page = book.sheets[0]
    cells = page.cells
    assert (book.format, page.name, page.hidden) == ("xls", "Return", True)
    assert [(one.value, one.text) for one in cells.values()] == [
        ("Indicator", "Indicator"),
        (14.2, "14.2"),
        (0.385, "38.5%"),
        (date(2008, 9, 1), "Sep-08"),
        ("14.2", "14.2"),
        ("filled", "filled"),
    ]
    assert (cells[1, 3].number_format, cells[2, 1].superscript, cells[3, 1].fill) == ("0.0%", "2", "FF0000")
    assert (page.merges, page.hidden_rows) == (((4, 2, 4, 3),), {2})
    assert [one.code for one in book.problems] == ["hidden-sheet", "hidden-rows", "superscript-separated"]


def test_values_of_an_open_document_keep_the_text_that_it_shows(tmp_path: Path) -> None:
    cells = (
        number("14.2", "14.2")
        + number("0.385", "38.5%", "percentage")
        + number("1179", "<text:s/>1,179<text:s/>")
        + number("5", "£5.00", "currency")
        + '<table:table-cell office:value-type="date" office:date-value="2008-09-30"><text:p>Sep-08</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2008-09-30T12:00:00"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT09H30M00S"><text:p>09:30</text:p></table:table-cell>'
        '<table:table-cell office:value-type="time" office:time-value="PT36H00M00S"><text:p>36:00</text:p></table:table-cell>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
        + words("<text:p>one</text:p><text:p>two<text:s text:c='2'/>three<text:line-break/>four</text:p>")
        + '<table:table-cell office:value-type="string" table:formula="of:=A1/0"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    found = read_ods(tmp_path, one_row(cells)).sheets[0].cells
    assert [(one.value, one.text) for one in found.values()] == [
        (14.2, "14.2"),
        (0.385, "38.5%"),
        (1179.0, "1,179"),
        (5.0, "£5.00"),
        (date(2008, 9, 30), "Sep-08"),
        (datetime(2008, 9, 30, 12), "2008-09-30T12:00:00"),
        (time(9, 30), "09:30"),
        (1.5, "36:00"),
        (True, "TRUE"),
        ("one\ntwo  three\nfour", "one\ntwo  three\nfour"),
        ("#DIV/0!", "#DIV/0!"),
    ]
    assert (found[1, 11].error, found[1, 11].formula) == (True, "A1/0")


def test_repeated_cells_and_rows_stand_where_they_are_shown(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        + number("7", "7", more=' table:number-columns-repeated="3"')
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + number("9", "9")
        + '<table:table-cell table:number-columns-repeated="16377"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    found = read_ods(tmp_path, table(rows)).sheets[0].cells
    assert {key: one.value for key, one in found.items()} == {
        (row, column): value for row in (3, 4) for column, value in ((2, 7.0), (3, 7.0), (4, 7.0), (7, 9.0))
    }


def test_merged_hidden_and_commented_places_of_an_open_document(tmp_path: Path) -> None:
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        "<table:table-row>"
        + words("<text:p>Q1</text:p>", ' table:number-columns-spanned="2" table:number-rows-spanned="1"')
        + "<table:covered-table-cell><text:p>unseen</text:p></table:covered-table-cell>"
        + words(
            "<office:annotation><dc:creator>Some One</dc:creator><dc:date>2010-01-01</dc:date><text:p>check</text:p>"
            "<text:p>twice</text:p></office:annotation><text:p>x</text:p>"
            "<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>"
        )
        + '</table:table-row><table:table-row table:visibility="filter">'
        + number("1", "1")
        + "</table:table-row>"
    )
    hidden = table("<table:table-row>" + number("1", "1") + "</table:table-row>", "Shut", ' table:style-name="ta2"')
    book = read_ods(tmp_path, table(rows) + hidden, styles)
    page = book.sheets[0]
    assert [(one.value, one.comment) for one in page.cells.values()] == [("Q1", ""), ("x", "check\ntwice"), (1.0, "")]
    assert (page.merges, page.hidden_rows, page.hidden_columns) == (((1, 1, 1, 2),), {2}, {2, 3})
    assert [one.hidden for one in book.sheets] == [False, True]
    assert {one.code for one in book.problems} == {"hidden-rows", "hidden-columns", "hidden-sheet"}


def test_formats_marks_and_bold_come_from_the_styles(tmp_path: Path) -> None:
    styles = (
        '<number:percentage-style style:name="N1"><number:number number:decimal-places="1"/><number:text>%</number:text>'
        '</number:percentage-style><number:date-style style:name="N2"><number:month number:textual="true"/>'
        "<number:text>-</number:text><number:year/></number:date-style>"
        '<number:number-style style:name="N3"><number:number number:grouping="true"/></number:number-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1" style:data-style-name="N2"/>'
        '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style>"
    )
    cells = (
        number("0.385", "38.5%", "percentage", ' table:style-name="ce1"')
        + '<table:table-cell office:value-type="date" office:date-value="2008-09-01" table:style-name="ce2"/>'
        + number("1200", "1,200", more=' table:style-name="ce3"')
        + words('<text:p>14.2<text:span text:style-name="T1">2</text:span></text:p>')
        + words('<text:p><text:span text:style-name="T2">12.9</text:span>13.1</text:p>')
    )
    found = list(read_ods(tmp_path, one_row(cells), styles).sheets[0].cells.values())
    assert [one.number_format for one in found] == ["0.0%", "mmm-yy", "#,##0", "", ""]
    assert [one.bold for one in found] == [True, True, False, False, False]
    assert [(one.value, one.superscript, one.struck) for one in found[3:]] == [("14.2", "2", ""), ("13.1", "", "12.9")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimited_text_in_every_usual_alphabet_and_with_every_usual_delimiter(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    lines = ["Return of a partner", "", delimiter.join(["Indicator", "Q1", "Note"])]
    lines += [delimiter.join(['"NI 16"', "14.2", '"£5, then\n£6; so"']), delimiter.join(["NI 20", "007", "_x0041_"])]
    (tmp_path / "return.csv").write_bytes("\r\n".join(lines).encode(encoding))
    book = read(tmp_path / "return.csv")
    assert {key: one.value for key, one in book.sheets[0].cells.items()} == {
        (1, 1): "Return of a partner",
        (3, 1): "Indicator",
        (3, 2): "Q1",
        (3, 3): "Note",
        (4, 1): "NI 16",
        (4, 2): "14.2",
        (4, 3): "£5, then\n£6; so",
        (5, 1): "NI 20",
        (5, 2): "007",
        (5, 3): "_x0041_",
    }
    assert [one.code for one in book.problems] == (["text-encoding"] if encoding == "cp1252" else [])


def test_decimal_commas_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    (tmp_path / "return.csv").write_text("NI;Q1;Q2\n16;14,2;15,1\n20;7,9;8,0\n", encoding="utf-8")
    assert read(tmp_path / "return.csv").sheets[0].cells[2, 2].value == "14,2"


def test_the_stamp_of_a_workbook_of_ours_survives_being_saved_as_a_spreadsheet_of_opendocument(tmp_path: Path) -> None:
    parts = ods_parts(one_row(number("1", "1")))
    parts["meta.xml"] = (
        b'<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta>'
        b'<meta:user-defined meta:name="LSP generation">13</meta:user-defined>'
        b'<meta:user-defined meta:name="LSP template" meta:value-type="string">work_programme</meta:user-defined>'
        b'<meta:user-defined meta:name="LSP partner"/></office:meta></office:document-meta>'
    )
    found = read(save(tmp_path / "programme.ods", parts)).properties
    assert found == {"LSP generation": "13", "LSP template": "work_programme", "LSP partner": ""}
