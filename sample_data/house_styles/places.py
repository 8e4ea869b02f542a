"""Figures by district, council area and area partnership board: one row a figure, sections and a total that is none
of ours."""

from __future__ import annotations

from datetime import date

from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import header, pairs_of
from sample_data.truth import Fact, all_series, period_of, read_table
from sample_data.wording import HEADING, SMALL, WRAPPED, as_number, code_of, number_look, period_words, title_of


def facts_of(paper: str) -> list[tuple[str, Fact, Fact | None]]:
    """Area name, figure and (for rates) what it is a rate of, in the order of the paper."""
    found = []
    for row in read_table("areas"):
        if row["paper"] != paper:
            continue
        series = all_series()[(row["indicator"], row["sub_measure"])]
        decimals = len(row["value"].partition(".")[2])
        period = period_of(row["period"], series)
        fact = Fact(row["indicator"], row["sub_measure"], row["area"], period, float(row["value"]), decimals=decimals)
        below = None
        if row["denominator"]:
            below = Fact(
                row["indicator"], row["sub_measure"], row["area"], period, float(row["denominator"]),
                measure="denominator", decimals=0,
            )  # fmt: skip
        found.append((row["area_name"], fact, below))
    return found


def places(paper: str, title: str, partner: str, period_text: str, known_at: date) -> SheetDraft:
    """One sheet: indicator, area, period, value and the number that a rate is a rate of."""
    draft = SheetDraft("Areas")
    row = header(draft, title, pairs_of(partner, period_text, known_at))
    draft.row(row, ["NI", "Indicator", "Area", "Period", "Value", "Denominator", "Notes"], HEADING)
    draft.widths.update({3: 34, 4: 30, 7: 40})
    for name, fact, below in facts_of(paper):
        row += 1
        draft.put(row, 1, code_of(fact.indicator, fact.sub_measure))
        draft.put(row, 2, title_of(fact.indicator, fact.sub_measure), WRAPPED)
        draft.put(row, 3, name)
        draft.put(row, 4, period_words(fact.period))
        draft.figure(row, 5, as_number(fact), fact, number_look(fact))
        if below is not None:
            draft.figure(row, 6, as_number(below), below, number_look(below))
    draft.put(row + 2, 1, "Source: invented for this demonstration.", SMALL)
    return draft
