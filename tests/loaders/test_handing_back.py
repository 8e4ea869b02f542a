"""What goes back to the partner: the list, the e-mail, and the workbook with comments, from hostile files too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from loaders.handing_back.commented import Copy, can_be_commented, commented
from loaders.handing_back.letter import Letter, items_of
from loaders.handing_back.listing import problem_list
from loaders.inspection import inspect
from loaders.messages import MESSAGES, Whose
from loaders.problems import SENT_BACK, SENT_BACK_SHEET, partners_own, problem
from loaders.recognising import SENT_WITH_IT
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Refusal
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem, Severity
from lsp_data.settings import Settings

LETTER = Letter(
    "Police Q3.xlsx", "Trial partnership", "Performance Analyst", "14 February 2011", "Please look at row 9."
)


def ugly(path: Path) -> Path:
    """A return with a formula, a fill, a format, a merged heading, a comment of its own and a name with a quote."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Partner's return"
    sheet["A1"] = "Return for Q3 2010/11"
    sheet.merge_cells("A1:D1")
    sheet.append(["NI", "Indicator", "Period", "Value"])
    sheet.append(["NI 16", "Serious acquisitive crime", "Apr-Dec 2010", 0.115])
    sheet.append(["NI 999", "Something else", "Apr-Dec 2010", "=D3*2"])
    sheet["D3"].number_format = "0.0%"
    sheet["D3"].fill = PatternFill("solid", fgColor="FFC000")
    sheet["D3"].comment = Comment("Taken from the bulletin", "Analyst")
    book.save(path)
    return path


def found(sheet: str = "Partner's return") -> list[Problem]:
    return [
        problem("comment-kept", sheet, "D3", "Taken from the bulletin"),
        problem("unknown-indicator", sheet, "A4", "NI 999", suggestion="Did you mean NI 99?"),
        Problem(sheet, "D3", Severity.QUERY, "percent-or-fraction", "=1+1", "A fraction?", "Enter the percentage."),
        problem("period-unknown", sheet, "B1", what="the sheet"),
        problem("partner-not-said"),
        problem("not-in-use", sheet, "D3", indicator="NI 16", count="its figure has to"),
    ]


def test_what_the_partner_is_told_is_what_the_partner_can_mend() -> None:
    items = items_of(found())
    assert [one.weight for one in items] == ["Error", "Error", "Question", "Question"]
    assert [one.number for one in items] == [1, 2, 3, 4]
    assert not [one for one in items if "in use" in one.reason]
    assert len(items_of(found(), notes=True)) == 5
    text = LETTER.text(items)
    assert "Please look at row 9." in text
    assert "Partner's return, cell A4 (“NI 999”): No indicator is called “NI 999”. Did you mean NI 99?" in text
    assert "Performance Analyst" in text


def of_code(code: str) -> Problem:
    message = MESSAGES[code]
    return Problem("Return", "B4", message.severity, code, "v", message.reason, message.mend)


@pytest.mark.parametrize("code", MESSAGES)
def test_a_partner_is_told_in_words_to_a_partner_and_no_chore_of_ours(code: str) -> None:
    items = items_of([of_code(code)], notes=True)
    assert bool(items) == (MESSAGES[code].whose is Whose.PARTNER)
    desks = ("Administration", "catalogue", "accept", "load", "lsp ", "Ask ", "ask the partner", "Choose the",
             "by hand", "Load", "File it", "withdraw the", "the partner", "under Sheets")  # fmt: skip
    assert [word for item in items for word in desks if word in item.mend] == []


def test_the_chores_of_the_partnership_are_not_the_partners() -> None:
    ours = ("correction-outdated", "layout-moved", "filed-under-other", "no-indicator-of-partner", "not-in-use",
            "unknown-partner-at-load", "older-version", "other-lead")  # fmt: skip
    assert items_of(map(of_code, ours), notes=True) == ()
    (asked,) = items_of([of_code("marker-over-figure")])
    assert asked.mend == "Say whether the earlier figure is withdrawn."


def test_the_list_is_one_table_whose_text_stays_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(problem_list(LETTER, items_of(found()))))
    assert book.sheetnames == ["About", "Problems"]
    sheet = book["Problems"]
    assert list(sheet.tables) == ["Problems"]
    assert not sheet.merged_cells.ranges
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert None not in values
    assert sheet["E4"].value == "=1+1"
    assert sheet["E4"].data_type == "s"


def test_the_workbook_comes_back_with_its_problems_on_their_cells(tmp_path: Path) -> None:
    made = commented(ugly(tmp_path / "return.xlsx"), LETTER, items_of(found()), Settings())
    assert isinstance(made, Copy)
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    assert book.sheetnames == ["Problems", "Partner's return"]
    sheet = book["Partner's return"]
    assert sheet["D4"].value == "=D3*2"
    assert sheet["D3"].number_format == "0.0%"
    assert sheet["D3"].fill.fgColor.rgb == "00FFC000"
    assert sheet["D3"].comment is not None
    assert sheet["D3"].comment.text == (
        "Taken from the bulletin\n\nSent back. Question: A fraction? Enter the percentage."
    )
    assert sheet["A4"].comment is not None
    assert sheet["A4"].comment.text.startswith(f"{SENT_BACK} Error: No indicator is called “NI 999”.")
    assert sheet["A1"].comment is not None  # the problem lies in the merged area
    listed = book["Problems"]
    assert listed["A1"].value == SENT_BACK_SHEET
    links = {cell.value: cell.hyperlink.location for row in listed.iter_rows() for cell in row if cell.hyperlink}
    assert links["A4"] == "'Partner''s return'!A4"
    text = [cell for row in listed.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in text] == ["s"]


def test_a_workbook_that_comes_again_with_our_comments_reads_as_it_did(tmp_path: Path, catalogue: Catalogue) -> None:
    path = ugly(tmp_path / "return.xlsx")
    before = inspect(path, catalogue=catalogue, settings=Settings())
    made = commented(path, LETTER, items_of([*before.problems, *found()], notes=True), Settings())
    assert isinstance(made, Copy)
    path.write_bytes(made.content)
    after = inspect(path, catalogue=catalogue, settings=Settings())
    assert after.figures == before.figures
    assert after.problems == before.problems
    assert after.kind == before.kind
    assert after.sheets[0].reason == SENT_WITH_IT


def test_macros_are_kept_as_they_are(tmp_path: Path) -> None:
    path = ugly(tmp_path / "return.xlsm")
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(main, macros)
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macros"
    with zipfile.ZipFile(path, "w") as after:
        for name, content in parts.items():
            after.writestr(name, content)
    made = commented(path, LETTER, items_of(found()), Settings())
    assert isinstance(made, Copy)
    with zipfile.ZipFile(io.BytesIO(made.content)) as kept:
        assert kept.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0 macros"
        assert macros in kept.read("[Content_Types].xml")


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"", b"PK\x03\x04 torn", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    made = commented(path, LETTER, items_of(found()), Settings())
    assert isinstance(made, Refusal)
    assert made.problems[0].reason


def test_only_excel_workbooks_can_carry_comments() -> None:
    names = ("Return.XLSX", "a.xlsm", "a.xls", "a.ods", "a.csv")
    assert [can_be_commented(name) for name in names] == [True, True, False, False, False]


def newer(path: Path) -> Path:
    """A return with what Excel added in 2010, and a shape."""
    book = xlsxwriter.Workbook(str(path))
    sheet, lists = book.add_worksheet("Return"), book.add_worksheet("Lists")
    sheet.write_row(0, 0, ["Indicator", "Value"])
    sheet.write_row(1, 0, ["NI 15", 412])
    lists.write_column(0, 0, ["green", "red"])
    sheet.conditional_format(1, 1, 1, 1, {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline(1, 2, {"range": "Return!A2:B2"})
    sheet.insert_textbox(5, 5, "Please fill in")
    book.close()
    return path


def test_what_the_copy_cannot_hold_is_said_of_each_file(tmp_path: Path) -> None:
    made = commented(newer(tmp_path / "a.xlsx"), LETTER, items_of(found("Return")), Settings())
    assert isinstance(made, Copy)
    assert set(made.lost) == {"sparklines", "data bars and icons drawn since Excel 2010", "shapes"}
    plain = commented(ugly(tmp_path / "b.xlsx"), LETTER, items_of(found()), Settings())
    assert isinstance(plain, Copy)
    assert plain.lost == ()


def test_a_workbook_that_was_read_and_cannot_be_copied_is_not_called_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(newer(tmp_path / "a.xlsx")) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'<family val="2"/>', b'<family val="34"/>')
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as after:
        for name, content in parts.items():
            after.writestr(name, content)
    assert isinstance(read_contained(path, Settings()), Book)
    made = commented(path, LETTER, items_of(found("Return")), Settings())
    assert isinstance(made, Refusal)
    assert "The workbook was read, but" in made.problems[0].reason
    assert "damaged" not in made.problems[0].reason


def test_what_the_partner_answers_below_our_comment_is_theirs() -> None:
    ours = f"{SENT_BACK} Question: The step is large. Check."
    assert partners_own(f"Own note\n\n{ours}\nPolice: yes, it is right.") == "Own note\n\nPolice: yes, it is right."
    assert partners_own(f"{ours}\n{ours}") == ""
    assert partners_own("Sent back? No.") == "Sent back? No."
