"""A sheet as it is drawn: the window, merged areas, hidden rows, signs, and how little a long sheet costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from loaders.figures import Figure, Return
from loaders.workbook.grid import Cell, Sheet
from lsp_data.errors import Problem, Severity
from lsp_data.settings import Settings
from presentation import returns_sheet as shown
from presentation.returns_cell import sheet_problems
from presentation.returns_reading import read_book
from presentation.returns_sheet import Drawn


def sheet(*cells: Cell, **more: object) -> Drawn:
    made = Sheet("Return", cells={(one.row, one.column): one for one in cells}, **more)  # type: ignore[arg-type]
    return Drawn(made, max(one.row for one in cells), max(one.column for one in cells))


def read(figure: str = "B2", problem: str = "A2") -> shown.Understood:
    found = Figure("Return", figure, "NI 16", "14.2", "actual", period_end=date(2010, 12, 31))
    asked = Problem("Return", problem, Severity.ERROR, "unknown-indicator", "NI 999", "Unknown.", "Correct it.")
    elsewhere = Problem("Other", "A1", Severity.ERROR, "unknown-indicator", "NI 999", "Unknown.", "Correct it.")
    return shown.understood(
        Return("a.xlsx", "0", "unknown", figures=(found,), problems=(asked, elsewhere)), None, "Return"
    )


def test_cells_carry_signs_with_words() -> None:
    drawn = sheet(Cell(2, 1, "NI 999", "NI 999"), Cell(2, 2, 14.2, "14.2", fill="FFC000", bold=True))
    html = shown.grid(drawn, shown.window_at(drawn, 1, 1), read(), name="x")
    assert '<span class="lsp-hidden"> error</span>' in html
    assert '<span class="lsp-hidden"> read</span>' in html
    assert "background:#FFC000;color:#000" in html


def test_a_merged_area_is_one_cell_also_where_the_window_cuts_it() -> None:
    drawn = sheet(Cell(1, 1, "Title", "Title"), Cell(120, 3, 1.0, "1"), merges=((1, 1, 60, 2),))
    first = shown.grid(drawn, shown.window_at(drawn, 1, 1), read(), name="x")
    assert 'rowspan="50" colspan="2" data-cell="A1"' in first
    second = shown.grid(drawn, shown.window_at(drawn, 51, 1), read(), name="x")
    assert 'rowspan="10" colspan="2" data-cell="A1"' in second
    assert second.count("Title") == 1
    assert shown.anchor_of(drawn.sheet, (7, 2)) == (1, 1)
    assert shown.anchor_of(drawn.sheet, (70, 2)) == (70, 2)


def test_hidden_rows_and_columns_say_so() -> None:
    drawn = sheet(Cell(1, 1, "a", "a"), Cell(2, 2, "b", "b"), hidden_rows=frozenset({2}), hidden_columns=frozenset({2}))
    assert shown.grid(drawn, shown.window_at(drawn, 1, 1), read(), name="x").count(" hidden</span>") == 2


def test_windows_hold_the_place_that_is_asked_for() -> None:
    drawn = sheet(Cell(1, 1, "a", "a"), Cell(30_000, 60, "b", "b"))
    assert shown.window_of(drawn, (30_000, 60)).holds((30_000, 60))
    assert shown.window_of(drawn, (51, 21)) == shown.Window(51, 21, 100, 40)
    assert shown.window_at(drawn, 10**9, 1).bottom == 30_000
    assert shown.asked_place(" $bh$30000 ", drawn) == (30_000, 60)
    assert shown.asked_place("A30001", drawn) is None
    assert shown.asked_place("nonsense", drawn) is None


def test_a_fill_that_is_no_colour_never_reaches_the_style() -> None:
    assert shown.fill_style("red;x:url(http://x)") == ""
    assert shown.fill_style("000000").endswith("color:#fff")


def test_a_window_of_a_long_sheet_looks_at_its_own_cells_only(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in range(1, 3_001):
        book.active.append([row, f"text {row}"])
    book.save(tmp_path / "long.xlsx")
    (drawn,) = shown.drawn_sheets(read_book("long.xlsx", (tmp_path / "long.xlsx").read_bytes(), Settings()))
    assert (drawn.rows, drawn.columns) == (3_000, 2)
    html = shown.grid(drawn, shown.window_of(drawn, (2_990, 1)), shown.Understood(), name="x")
    assert "text 2990" in html
    assert "text 2900" not in html
    assert shown.cell_at(drawn, (2_990, 2)).text == "text 2990"  # type: ignore[union-attr]


def test_what_a_column_holds_stands_below_its_heading_also_where_that_is_merged() -> None:
    cells = Cell(1, 1, "PI no", "PI no"), Cell(2, 2, "Q1", "Q1"), Cell(3, 1, "NI 16", "NI 16")
    drawn = sheet(*cells, merges=((1, 1, 2, 1),))
    known = shown.Understood(roles={(2, 1): "Codes of indicators", (2, 2): "Figures: targets", (90, 1): "Areas"})
    html = shown.grid(drawn, shown.window_at(drawn, 1, 1), known, name="x")
    first = html[html.index('data-cell="A1"') :]
    assert first.index("Codes of indicators") < first.index("data-cell", 1)
    assert "Figures: targets" in html
    assert "Areas" not in html


def test_of_a_cell_with_a_question_and_a_note_both_are_told_each_with_its_own_sign() -> None:
    note, question = (
        Problem("Streets", "A4", severity, code, "", reason, "")
        for severity, code, reason in (
            (Severity.NOTE, "header-found", "The headings were found in row 4."),
            (Severity.QUERY, "nil-return", "A nil return?"),
        )
    )
    drawn = sheet_problems(shown.Understood(problems={(4, 1): (note, question)}), "x")
    assert drawn.index("lsp-sign-question") < drawn.index("A nil return?") < drawn.index("lsp-sign-note")
    assert drawn.index("lsp-sign-note") < drawn.index("The headings were found in row 4.")
    assert drawn.count("data-goto") == 1
