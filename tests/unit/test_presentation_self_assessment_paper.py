"""The self-assessment as a paper: the Word document is opened by machine, the page is parsed; both say the same."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from lsp_data.measures.self_assessment import Field, Lack
from lsp_data.reports.self_assessment import BY, SelfAssessment
from presentation import paper_page, paper_word
from presentation.paper import LABELS, Grid, Paper, ReportHeading, Title, Words, heading_of
from presentation.self_assessment_paper import paper

EVIL = (
    "=1+1",
    '<b>bold</b> & "so"',
    "[x](http://elsewhere.example/)",
    "two\nlines",
    "bell \x07 and \x0b end",
    "{{ x }}",
)
HEADING = ReportHeading(
    "Self-assessment <2009>", date(2009, 4, 30), purpose="=HYPERLINK(1)", author="Performance Manager", audience="LSP"
)


def one(text: str, **more: object) -> dict[str, object]:
    blank = dict.fromkeys(
        ("strand", "question", "thread", "time", "evidence", "owner", "date", "state", "return_id", "changed_by")
    )
    row = {"item": text, "text": text, "theme_id": "alcohol", "theme_name": "Alcohol", "indicators": None,
           "known_at": date(2009, 4, 1)}  # fmt: skip
    return blank | row | more


def assessment(*rows: dict[str, object]) -> SelfAssessment:
    frame = pd.DataFrame(list(rows or [one("x")]), dtype=object).iloc[: len(rows)]
    places = {("alcohol", "delivery"): Field(1, 1, 0), ("alcohol", ""): Field(len(rows), 0, 0)}
    return SelfAssessment(
        frame, {"alcohol": "Alcohol", "health": "Health"},
        {str(row["item"]): (Lack.EVIDENCE, Lack.STATE) for row in rows},
        {by: {(theme, part): places.get((theme, part), Field(0, 0, 0)) for theme in ("alcohol", "health")
              for part in ("priorities", "delivery", "prospects", "")} for by in BY},
        {by: Counter(missing=5, open=1) for by in BY},
    )  # fmt: skip


def whole(*rows: dict[str, object]) -> Paper:
    return paper(assessment(*rows), HEADING, "Trial partnership. As known on 30 Apr 2009.", {})


class Page(HTMLParser):
    """The texts of a page's cells and paragraphs, its tags and its attributes."""

    def __init__(self, html: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.given: list[tuple[str, str | None]] = []
        self.feed(html.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.given += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def texts(document: bytes) -> list[str]:
    """The texts of a Word document: paragraphs, and cells row by row."""
    made = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in made.paragraphs] + cells


def expected(given: Paper) -> list[str]:
    said = [text for pair in given.heading.pairs for text in pair]
    for part in given.parts:
        if isinstance(part, Grid):
            said += [part.caption, *part.columns, *(cell for row in part.rows for cell in row)]
        else:
            assert isinstance(part, Title | Words)
            said.append(part.text)
    return [text.replace("\x07", "\ufffd").replace("\x0b", "\ufffd") for text in said]


def test_word_and_page_say_all_that_the_paper_holds_as_text() -> None:
    given = whole(*(one(text, evidence=text, owner=text, indicators=("NI 4",)) for text in EVIL))
    word, page = texts(paper_word.document(given)), Page(paper_page.page(given))
    for said in expected(given):
        assert said in word
        assert said in page.texts


def test_a_statement_stands_with_evidence_owner_date_state_and_source() -> None:
    of_file = {"return_id": "r", "file_name": "sa.xlsx", "sheet": "Alcohol", "cell": "B4"}
    given = whole(
        one("Bare", changed_by="Performance Analyst"),
        one("Full", strand="gap", question="delivery", time="future", evidence="Survey 2009", indicators=("NI 39",),
            owner="PCT", date="2009-04-02", state="agreed", **of_file),
    )  # fmt: skip
    rows = [row for part in given.parts if isinstance(part, Grid) and len(part.columns) == 4 for row in part.rows]
    bare, full, indicator = rows
    assert bare == ("Bare", "No evidence", "No owner named\nno date\nDraft",
                    "Written by Performance Analyst\nKnown at 1 Apr 2009")  # fmt: skip
    assert full == (
        "Full\nHow well are the outcomes and improvements needed being delivered?; Future", "Survey 2009\nNI 39",
        "PCT\n2 Apr 2009\nAgreed", "sa.xlsx, Alcohol!B4\nKnown at 1 Apr 2009",
    )  # fmt: skip
    assert indicator == ("NI 39", "Not in use here", "–", "–")


def test_indicators_stand_with_their_status_and_source() -> None:
    standing = {"NI 33|i": {
        "indicator": "NI 33", "sub_measure": "i", "title": "Arson", "rag": "red", "actual": 12.5, "actual_marker": None,
        "unit": "number", "period_start": None, "period_end": None, "basis": None, "source_file": "q2.xlsx",
        "source_sheet": "Return", "source_cell": "F9", "known_at": date(2009, 4, 3), "flags": "[]",
    }}  # fmt: skip
    given = paper(assessment(one("Fires", indicators=("NI 33",))), HEADING, "", standing)
    grids = [part for part in given.parts if isinstance(part, Grid)]
    (row,) = next(grid.rows for grid in grids if grid.caption == "How the indicators stand")
    assert row == ("NI 33 (i): Arson", "Off track", "12.5", "q2.xlsx, Return!F9\nKnown at 3 Apr 2009")
    assert any("NI 33 Off track" in cell for grid in grids for line in grid.rows for cell in line)


def test_the_page_asks_nobody_for_anything() -> None:
    page = Page(paper_page.page(whole(*(one(text) for text in EVIL))))
    assert not {"script", "img", "link", "a", "iframe", "b"} & set(page.tags)
    assert not [value for _, value in page.given if value and "//" in value]
    assert ("lang", "en-GB") in page.given
    assert any("default-src 'none'" in (value or "") for _, value in page.given)


def test_the_document_is_the_authors_and_its_headings_repeat() -> None:
    made = docx.Document(io.BytesIO(paper_word.document(whole(one("Bare")))))
    about = made.core_properties
    assert (about.title, about.author, about.language) == (HEADING.title, HEADING.author, "en-GB")
    assert about.comments == ""
    assert about.created is not None
    assert about.created.date() == HEADING.published
    grids = made.tables[1:]
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in grids)
    rows = [row for table in made.tables for row in table.rows]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    styles = [one.style.name for one in made.paragraphs if one.style and one.text in ("Statements", "Alcohol")]
    assert styles == ["Heading 1", "Heading 2"]
    assert not made.inline_shapes
    assert made.part.rels
    assert not [one for one in made.part.rels.values() if one.is_external]


def test_what_the_heading_lacks_is_said() -> None:
    assert [label for label, _ in HEADING.pairs] == list(LABELS.values())
    assert dict(HEADING.pairs)["Publication date"] == "30 Apr 2009"
    assert HEADING.lacking == ["Description", "Circulation list", "Decision or action required", "Cross reference"]


def test_the_heading_is_that_of_the_register_and_else_the_usual_one() -> None:
    usual = ReportHeading("Usual", date(2011, 2, 14))
    assert heading_of(None, usual) == usual
    row: dict[str, object] = dict.fromkeys(LABELS)
    assert heading_of(row, usual) == usual
    kept = heading_of(row | {"title": "Ours", "published": "2009-04-30", "audience": "LSP"}, usual)
    assert kept == ReportHeading("Ours", date(2009, 4, 30), audience="LSP")


@pytest.mark.parametrize("made", [paper_word.document, paper_page.page])
def test_an_assessment_without_statements_is_a_paper_too(made: object) -> None:
    given = whole()
    assert made(given)  # type: ignore[operator]  either of the two
    assert [one.text for one in given.parts if isinstance(one, Words)].count("Nothing yet.") == 3
