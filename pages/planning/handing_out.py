"""The paper of the self-assessment: its heading to write, and the paper as Word and as a page for itself."""

from __future__ import annotations

import streamlit as st

from lsp_data.reports.self_assessment import SelfAssessment
from pages.parts import paper_downloads, report_heading, table
from pages.parts.session import View
from presentation.blocks import note
from presentation.paper import Paper, ReportHeading
from presentation.self_assessment_paper import paper
from presentation.standing import Record
from presentation.words import day


def draw(view: View, found: SelfAssessment, standing: dict[str, Record]) -> None:
    """The form, and beside it the downloads; a paper is made when someone asks for it."""
    left, right = st.columns([5, 2], gap="large")
    with left:
        name = view.partnership.name
        usual = ReportHeading(f"{name}: self-assessment", view.as_at)
        heading = report_heading.draw(view, "self_assessment", usual)

    def made() -> Paper:
        return paper(found, heading, _whose(view), standing)

    with right:
        st.html(note("Every statement with its evidence, owner, date, state and source; the indicators; the gaps."))
        if heading.lacking:
            st.html(note(f"Not filled in, and so said in the paper: {', '.join(heading.lacking)}."))
        paper_downloads.draw(made, f"self-assessment-{view.as_at.isoformat()}")


def _whose(view: View) -> str:
    told = table.caveats(view)
    return (
        f"{told['Partnership']}. As known on {day(view.as_at)}, publication {view.generation.number}. {told['Caveat']}"
    )
