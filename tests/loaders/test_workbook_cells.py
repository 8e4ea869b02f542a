"""What stands in the cells of an .xlsx: values, text as shown, formats, fills, marks, comments, and what is noted."""

# ruff: noqa: E501 — elements are kept on one line
from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Cell, Sheet
from lsp_data.errors import Severity
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import HEAD, LINKS, MAIN, links, parts, save, sheet, workbook


def read(path: Path) -> Book:
    answer = read_contained(path, Settings())
    assert isinstance(answer, Book), answer
    return answer


def read_rows(folder: Path, rows: str, **around: str) -> Sheet:
    return read(workbook(folder / "return.xlsx", rows, **around)).sheets[0]


def cell(folder: Path, xml: str) -> Cell:
    """One cell read back; what stands around it is plain."""
    return read_rows(folder, f'<row r="1">{xml}</row>').cells[1, 1]


def codes(book: Book) -> list[str]:
    return [one.code for one in book.problems]


@pytest.mark.parametrize(
    ("xml", "value", "text"),
    [
        ('<c r="A1"><v>14.2</v></c>', 14.2, "14.2"),
        ('<c r="A1" t="n"><v> 1e3 </v></c>', 1000.0, "1000"),
        ('<c r="A1" s="1"><v>0.385</v></c>', 0.385, "38.5%"),
        ('<c r="A1" s="2"><v>39721</v></c>', date(2008, 9, 30), "30/09/2008"),
        ('<c r="A1" s="3"><v>39692</v></c>', date(2008, 9, 1), "Sep-08"),
        ('<c r="A1" s="2"><v>39721.5</v></c>', datetime(2008, 9, 30, 12), "30/09/2008"),
        ('<c r="A1" s="4"><v>0.5</v></c>', time(12), "12:00"),
        ('<c r="A1" s="2"><v>59</v></c>', date(1900, 2, 28), "28/02/1900"),
        ('<c r="A1" s="2"><v>60</v></c>', 60.0, "29/02/1900"),
        ('<c r="A1" s="2"><v>61</v></c>', date(1900, 3, 1), "01/03/1900"),
        ('<c r="A1" s="2"><v>-5</v></c>', -5.0, "-5"),
        ('<c r="A1" t="b"><v>1</v></c>', True, "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', False, "FALSE"),
        ('<c r="A1" t="str"><v>a &amp; b &#163;</v></c>', "a & b £", "a & b £"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 85% </t></is></c>', " 85% ", " 85% "),
        ('<c r="A1" t="inlineStr"><is><t>one_x000D_\ntwo _x0041__x005F_x0041_</t></is></c>', "one\ntwo A_x0041_", None),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>', "😀", "😀"),
        ('<c r="A1" t="d"><v>2008-09-30</v></c>', date(2008, 9, 30), "2008-09-30"),
        ('<c r="A1" t="d"><v>2008-09-30T10:30:00Z</v></c>', datetime(2008, 9, 30, 10, 30), None),
        ('<c r="A1" t="d"><v>soon</v></c>', "soon", "soon"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", "#DIV/0!"),
        ("<c><v>7</v></c>", 7.0, "7"),
    ],
)
def test_a_value_and_how_it_shows(xml: str, value: object, text: str | None, tmp_path: Path) -> None:
    found = cell(tmp_path, xml)
    assert found.value == value
    assert type(found.value) is type(value)
    assert found.text == (text if text is not None else found.text)
    assert found.error == (text == "#DIV/0!")


@pytest.mark.parametrize("text", ["NaN", "INF", "1e999", "1_000", "0x1F", "12 300"])
def test_what_is_no_finite_number_stays_text_with_an_error(text: str, tmp_path: Path) -> None:
    book = read(workbook(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>{text}</v></c></row>'))
    assert book.sheets[0].cells[1, 1].value == text
    problem = book.problems[0]
    assert (problem.severity, problem.code, problem.cell) == (Severity.ERROR, "not-finite", "A1")


def test_raised_and_struck_runs_are_taken_off_and_phonetic_text_is_dropped(tmp_path: Path) -> None:
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>{}</t></r>'
    struck = "<r><rPr><strike/></rPr><t>{}</t></r>"
    texts = [
        f"<si><r><t>14.2</t></r>{raised.format(2)}</si>",
        f"<si>{struck.format('12.9')}<r><t>13.1</t></r></si>",
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>",
        f"<si><r><t>m</t></r>{raised.format(2)}<r><t> of floor</t></r></si>",
        f"<si><t>plain</t></si><si>{struck.format('all gone')}</si>",
    ]
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, 7))
    book = read(save(tmp_path / "a.xlsx", parts({"Return": sheet(rows)}, texts="".join(texts))))
    found = [(one.value, one.superscript, one.struck) for one in book.sheets[0].cells.values()]
    assert found == [
        ("14.2", "2", ""),
        ("13.1", "", "12.9"),
        ("東京", "", ""),
        ("m2 of floor", "", ""),
        ("plain", "", ""),
        (None, "", "all gone"),
    ]
    assert [(one.code, one.cell) for one in book.problems] == [("superscript-separated", "A1"), ("struck-text", "A2")]


def test_a_cell_struck_out_or_raised_as_a_whole_says_nothing(tmp_path: Path) -> None:
    styles = (
        '<fonts><font/><font><strike/></font><font><vertAlign val="superscript"/></font></fonts><fills/>'
        '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    )
    rows = '<row r="1"><c r="A1" s="1"><v>14.2</v></c><c r="B1" s="2"><v>3</v></c><c r="C1"><v>5</v></c></row>'
    book = read(save(tmp_path / "a.xlsx", parts({"Return": sheet(rows)}, styles=styles)))
    found = [(one.value, one.text, one.superscript, one.struck) for one in book.sheets[0].cells.values()]
    assert found == [(None, "", "", "14.2"), (None, "", "3", ""), (5.0, "5", "", "")]
    assert codes(book) == ["struck-text", "superscript-separated"]


def test_fills_are_resolved_whatever_names_the_colour(tmp_path: Path) -> None:
    fill = '<fill><patternFill patternType="{}">{}</patternFill></fill>'
    fills = [
        fill.format("none", ""),
        fill.format("solid", '<fgColor rgb="FFFFC000"/>'),
        fill.format("solid", '<fgColor theme="4"/>'),
        fill.format("solid", '<fgColor theme="0"/>'),
        fill.format("solid", '<fgColor theme="4" tint="0.5"/>'),
        fill.format("solid", '<fgColor theme="0" tint="-0.25"/>'),
        fill.format("solid", '<fgColor indexed="10"/>'),
        fill.format("gray125", ""),
        fill.format("solid", '<fgColor indexed="65"/>'),
        '<fill><gradientFill><stop position="0"><color rgb="FF00B050"/></stop></gradientFill></fill>',
    ]
    xfs = "".join(f'<xf fillId="{number}"/>' for number in range(len(fills)))
    styles = f"<fonts><font/></fonts><fills>{''.join(fills)}</fills><cellXfs>{xfs}</cellXfs>"
    letters = "ABCDEFGHIJ"
    rows = (
        f'<row r="1">{"".join(f"""<c r="{letter}1" s="{n}"><v>1</v></c>""" for n, letter in enumerate(letters))}</row>'
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
        '<a:accent1><a:srgbClr val="12436D"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
    )
    content = parts({"Return": sheet(rows)}, styles=styles)
    content["xl/theme/theme1.xml"] = theme.encode()
    content["xl/_rels/workbook.xml.rels"] = links(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("theme", "theme/theme1.xml")
    )
    found = [one.fill for one in read(save(tmp_path / "a.xlsx", content)).sheets[0].cells.values()]
    assert found == ["", "FFC000", "12436D", "", "5BA5E4", "BFBFBF", "FF0000", "DFDFDF", "000000", "00B050"]


def test_filled_empty_cells_count_inside_the_rectangle_of_values_only(tmp_path: Path) -> None:
    styles = (
        '<fonts><font/></fonts><fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/>'
        '</patternFill></fill></fills><cellXfs><xf/><xf fillId="1"/></cellXfs>'
    )
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C1"><v>1</v></c><c r="D1" s="1"/></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="C2" s="1"/></row><row r="3"><c r="A3" s="1"/></row>'
    )
    cells = read(save(tmp_path / "a.xlsx", parts({"Return": sheet(rows)}, styles=styles))).sheets[0].cells
    assert list(cells) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 3)]
    assert (cells[2, 3].value, cells[2, 3].text, cells[2, 3].fill) == (None, "", "92D050")


def test_formulas_keep_their_text_beside_the_stored_result(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
        '<c r="C1"><f>NOW()</f></c><c r="D1"><f>1+1</f><v></v></c><c r="E1" t="str"><f>""</f><v></v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*$C$1+\'Q 1\'!B2+LOG10(B2)</f><v>4</v></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="0"/><v>5</v></c></row>'
    )
    book = read(workbook(tmp_path / "a.xlsx", rows))
    cells = book.sheets[0].cells
    assert [(cells[1, n].formula, cells[1, n].value) for n in (1, 2, 3, 4, 5) if (1, n) in cells] == [
        ("SUM(B1:C1)", 3.0),
        ('"a"&"b"', "ab"),
    ]
    assert cells[4, 1].formula == "B4*$C$1+'Q 1'!B4+LOG10(B4)"
    assert [(one.severity, one.code, one.cell) for one in book.problems] == [
        (Severity.NOTE, "formula-results", "A1"),
        (Severity.QUERY, "formula-without-result", "C1"),
    ]
    assert "C1, D1" in book.problems[1].reason


def test_a_formula_without_a_result_between_others_is_an_empty_cell_with_its_formula(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><v>2</v></c></row>'
    found = read_rows(tmp_path, rows).cells[1, 1]
    assert (found.value, found.text, found.formula) == (None, "", "B1")


def test_hidden_rows_columns_and_sheets_are_read_marked_and_told(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>1</v></c></row><row r="4" hidden="1"/>'
    )
    columns = '<cols><col min="3" max="16384" hidden="1"/></cols>'
    content = parts({"Open": sheet(rows, before=columns), "Shut": sheet(), "Deep": sheet('<row r="1"/>')},
                    states={"Shut": "hidden", "Deep": "veryHidden"})  # fmt: skip
    book = read(save(tmp_path / "a.xlsx", content))
    assert [one.hidden for one in book.sheets] == [False, True, True]
    assert book.sheets[0].hidden_rows == {2, 3}
    assert book.sheets[0].hidden_columns == {3}
    assert [(one.code, one.sheet, one.severity.value) for one in book.problems] == [
        ("hidden-rows", "Open", "note"),
        ("hidden-columns", "Open", "note"),
        ("hidden-sheet", "Shut", "query"),
    ]


def test_merged_areas_comments_bold_and_indent(tmp_path: Path) -> None:
    styles = (
        "<fonts><font/><font><b/></font></fonts><fills/>"
        '<cellXfs><xf/><xf fontId="1"><alignment indent="2"/></xf></cellXfs>'
    )
    rows = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    content = parts(
        {"Return": sheet(rows, after='<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D1:D5"/></mergeCells>')},
        styles=styles,
    )
    content["xl/comments1.xml"] = (
        f'{HEAD}<comments xmlns="{MAIN}"><commentList><comment ref="A1"><text><r><rPr><b/></rPr><t>Some One:</t></r>'
        '<r><t>\nprovisional</t></r></text></comment><comment ref="F9"><text><t>check</t></text></comment>'
        '<comment ref="B1"><text><t>[Threaded comment] old</t></text></comment></commentList></comments>'
    ).encode()
    content["xl/threadedComments/t1.xml"] = (
        b'<ThreadedComments xmlns="urn:t"><threadedComment ref="B1"><text>first</text></threadedComment>'
        b'<threadedComment ref="B1"><text>second</text></threadedComment></ThreadedComments>'
    )
    content["xl/worksheets/_rels/sheet1.xml.rels"] = links(
        ("comments", "../comments1.xml"), ("threadedComment", "/xl/threadedComments/t1.xml")
    )
    found = read(save(tmp_path / "a.xlsx", content)).sheets[0]
    assert found.merges == ((1, 1, 2, 3), (1, 4, 5, 4))
    assert {key: one.comment for key, one in found.cells.items()} == {
        (1, 1): "provisional",
        (1, 2): "first\nsecond",
        (9, 6): "check",
    }
    assert (found.cells[1, 1].bold, found.cells[1, 1].indent, found.cells[9, 6].value) == (True, 2, None)


def test_days_from_1904_and_custom_properties(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="2"><v>38259</v></c></row>'
    content = parts({"Return": sheet(rows)}, properties='<workbookPr date1904="1"/>')
    content["docProps/custom.xml"] = (
        b'<Properties xmlns="urn:c" xmlns:vt="urn:v"><property name="lsp-template"><vt:lpwstr>7</vt:lpwstr></property>'
        b"</Properties>"
    )
    content["_rels/.rels"] = links(("officeDocument", "xl/workbook.xml"), ("custom-properties", "docProps/custom.xml"))
    book = read(save(tmp_path / "a.xlsx", content))
    assert book.sheets[0].cells[1, 1].value == date(2008, 9, 30)
    assert book.properties == {"lsp-template": "7"}
    assert codes(book) == ["dates-from-1904"]


def test_a_sheet_in_utf16_is_read_right_and_told(tmp_path: Path) -> None:
    wide = sheet().decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    book = read(save(tmp_path / "a.xlsx", parts({"Return": wide})))
    assert book.sheets[0].cells[2, 1].value == "NI 16"
    assert codes(book) == ["utf16-part"]


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    old, new = MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    links_old, links_new = LINKS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    content = {name: data.replace(old, new).replace(links_old, links_new) for name, data in parts().items()}
    assert read(save(tmp_path / "a.xlsx", content)).sheets[0].cells[2, 2].value == 14.2


def test_a_prefix_before_every_element_changes_nothing(tmp_path: Path) -> None:
    text = sheet().decode().replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    for name in ("worksheet", "sheetData", "row", "c ", "c>", "v>", "is>", "t>"):
        text = text.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    book = read(save(tmp_path / "a.xlsx", parts({"Return": text.encode()})))
    assert book.sheets[0].cells[2, 2].value == 14.2


def test_a_stray_far_cell_is_kept_and_told_without_filling_what_lies_between(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row>'
    book = read(workbook(tmp_path / "a.xlsx", rows))
    assert list(book.sheets[0].cells) == [(1, 1), (1_048_576, 16_384)]
    assert [(one.code, one.cell) for one in book.problems] == [("far-cell", "XFD1048576")]


def test_a_cell_far_to_the_right_is_told_too(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="BZZ1"><v>9</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    assert [(one.code, one.cell) for one in read(workbook(tmp_path / "a.xlsx", rows)).problems] == [
        ("far-cell", "BZZ1")
    ]


@pytest.mark.parametrize(
    "row", ['<row r="{}" s="1" customFormat="1"/>', '<row s="1"/>', '<row r="{}"><c r="A{}" s="1"/></row>']
)
def test_formatted_rows_without_values_are_passed_over(row: str, tmp_path: Path) -> None:
    blank = "".join(row.format(number, number) for number in range(2, 60_002))
    book = read(workbook(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}'))
    assert list(book.sheets[0].cells) == [(1, 1)]
    assert codes(book) == ["blank-rows-skipped"]
    assert "60,000" in book.problems[0].reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=cmd|' /C calc'!A0", "code-like-text"),
        ("@SUM(1+1)", "code-like-text"),
        ("＝1+1", "code-like-text"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "code-like-text"),
        ("{{7*7}}", "code-like-text"),
        ("%{customdata}", "code-like-text"),
        ("bad _xD800_ text", "unreadable-characters"),
        ("bad _x0007_ text", "unreadable-characters"),
        ("word " * 3000, "long-text"),
        ("-", None),
        ("+5.2", None),
        ("-12.5%", None),
        ("&lt;5", None),
        ("a &lt; b and c &gt; d", None),
        ("c{1}", None),
    ],
)
def test_odd_text_is_kept_as_typed_and_told(text: str, code: str | None, tmp_path: Path) -> None:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c></row>'
    book = read(workbook(tmp_path / "a.xlsx", rows))
    assert codes(book) == ([code] if code else [])
    kept = text.replace("&lt;", "<").replace("&gt;", ">")
    assert book.sheets[0].cells[1, 1].value == (kept.replace("_xD800_", "\ufffd").replace("_x0007_", "\ufffd"))


def test_a_number_in_a_date_format_is_asked_about(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" s="2"><v>45</v></c><c r="B1" s="2"><v>39721</v></c><c r="C1" s="2"><v>0.5</v></c></row>'
    )
    book = read(workbook(tmp_path / "a.xlsx", rows))
    assert [(one.code, one.cell, one.severity.value) for one in book.problems] == [("unlikely-date", "A1", "query")]
    assert book.problems[0].reason.startswith("A1, C1:")


def test_empty_texts_are_empty_cells(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t></t></is></c></row>'
    content = parts({"Return": sheet(rows)}, texts="<si><t></t></si><si><t>x</t></si><si/>")
    assert list(read(save(tmp_path / "a.xlsx", content)).sheets[0].cells) == [(1, 2)]
