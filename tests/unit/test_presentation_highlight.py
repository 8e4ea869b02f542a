"""A highlight report as a paper to hand out: its own heading and its four parts, each line as it was written."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx

from presentation import highlight, paper_page, paper_word
from presentation.paper import Title, Words

ROW: dict[str, Any] = {
    "title": "Report of Q3", "period": "2010/11 Q3", "scope": "Safer", "done": "• The fence stands.\n\n• =1+1",
    "next": None, "risks": "", "decisions": "• Agree <b>who</b> pays.", "state": "draft", "generation": "7",
    "drawn_at": "2011-02-14", "frozen_at": None, "known_at": date(2011, 2, 15),
}  # fmt: skip


def test_the_paper_holds_each_line_once_and_of_the_heading_what_is_given() -> None:
    paper = highlight.paper(ROW, "Trial partnership.")
    assert paper.parts == (
        Title("Done"), Words("• The fence stands."), Words("• =1+1"), Title("Next"), Words("Nothing to report."),
        Title("Risks"), Words("Nothing to report."), Title("Decisions asked"), Words("• Agree <b>who</b> pays."),
    )  # fmt: skip
    assert [said for _, said in paper.lines] == [
        "Report of Q3", "Highlight report: Safer, 2010/11 Q3", "14 Feb 2011",
    ]  # fmt: skip
    assert paper.of.startswith("Trial partnership. A draft, as the dashboard stood on 14 Feb 2011, generation 7")


def test_it_opens_as_word_and_as_a_page_for_itself() -> None:
    paper = highlight.paper(ROW, "Trial partnership.")
    read = [one.text for one in docx.Document(io.BytesIO(paper_word.document(paper))).paragraphs]
    assert read[0] == "Report of Q3"
    assert {"• =1+1", "• Agree <b>who</b> pays.", "Decisions asked"} <= set(read)
    page = paper_page.page(paper).decode("utf-8")
    assert "Agree &lt;b&gt;who&lt;/b&gt; pays." in page
    assert "Not given" not in page


def test_its_file_is_named_after_what_it_is_of() -> None:
    assert highlight.file_name(ROW) == "highlight-2010-11-q3-safer"
    assert highlight.file_name({"period": None, "scope": None}) == "highlight"
