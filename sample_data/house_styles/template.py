"""The product's own template, version 1, as it comes back filled in."""

from __future__ import annotations

from collections.abc import Mapping

from lsp_data.periods import Period, financial_year_of, label
from sample_data.agreed import target_in_force
from sample_data.draft import SheetDraft
from sample_data.returns import SampleReturn, Sheet
from sample_data.truth import all_series
from sample_data.wording import HEADING, WRAPPED, commentary, number_look, title_of

HEADINGS = [
    "Indicator", "Sub-measure", "Title", "Area", "Period", "Value", "Reason if no value", "Figure status", "Note",
    "Numerator", "Denominator", "Sample size", "Unit", "Good is", "Last value for reference",
    "Last period for reference", "Milestone for reference", "Target for reference",
]  # fmt: skip
FILLED_IN = {"bg_color": "#FFF9DB", "border": 1}


def stamp(one: SampleReturn) -> Mapping[str, str]:
    """The custom properties that a template carries."""
    return {
        "LSP template": "performance_return",
        "LSP template version": "1",
        "LSP partner": one.partner,
        "LSP period": one.period_text,
        "LSP generation": "1",
    }


def template(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """One row a figure; the status stands in a column of its own."""
    draft = SheetDraft(sheet.name)
    draft.row(1, HEADINGS, HEADING)
    draft.widths.update({3: 42, 4: 26, 5: 28, 9: 48, 13: 20, 16: 26})
    row = 1
    for part in sheet.parts:
        series = all_series()[(part.indicator, part.sub_measure)]
        for _, fact in part.facts():
            row += 1
            named = [part.indicator, part.sub_measure, title_of(part.indicator, part.sub_measure)]
            draft.row(row, [*named, "Cheshire West and Chester", label(fact.period)])
            draft.figure(row, 6, fact.value, fact, {**FILLED_IN, **number_look(fact)})
            draft.row(row, [""] * 7 + [fact.status or ""], FILLED_IN)
            draft.say(row, 9, commentary(part.indicator, part.sub_measure, fact.period), {**FILLED_IN, **WRAPPED})
            draft.row(row, [""] * 12 + [series["unit"], series["polarity"]])
            year = target_in_force(part.indicator, part.sub_measure, _year(one), one.known_at)
            if year is not None:
                draft.put(row, 18, year.value)
    return draft


def _year(one: SampleReturn) -> Period:
    return financial_year_of(one.period.end)
