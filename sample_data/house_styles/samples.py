"""Surveys with sample size and confidence interval, and small groups with the numbers behind the percentage."""

from __future__ import annotations

import math
from dataclasses import replace

from lsp_data.periods import quarter_of
from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import header
from sample_data.returns import Part, SampleReturn, Sheet
from sample_data.truth import Fact, all_series, counted, rounded, steps
from sample_data.wording import (
    HEADING,
    WRAPPED,
    as_number,
    as_text,
    code_of,
    commentary,
    number_look,
    period_words,
    title_of,
)

# People asked, by indicator and wave.
ASKED = {
    ("NI 1", "2008"): 1712,
    ("NI 4", "2008"): 1688,
    ("NI 21", "2008"): 1650,
    ("NI 4", "2010"): 1086,
    ("NI 21", "2010"): 1072,
    ("NI 8", "2008-10"): 1010,
    ("NI 8", "2009-10"): 1004,
    ("NI 8", "2010-10"): 998,
}
Z95 = 1.959964  # the two-sided 95 % point of the normal distribution


def interval(fact: Fact, asked: int) -> tuple[Fact, ...]:
    """Sample size and the simple 95 % interval of a proportion."""
    share = (fact.value or 0) / 100
    half = 100 * Z95 * math.sqrt(share * (1 - share) / asked)
    low, high = rounded((fact.value or 0) - half, 1), rounded((fact.value or 0) + half, 1)
    plain = replace(fact, status=None)
    return (
        replace(plain, measure="sample", value=float(asked), decimals=0),
        replace(plain, measure="lower", value=low),
        replace(plain, measure="upper", value=high),
    )


def survey(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """One row a question: result, sample size and interval."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"{sheet.name}: results", [])
    headings = ["NI", "Indicator", "Period", "Result", "Sample size"]
    draft.row(row, [*headings, "Lower confidence limit", "Upper confidence limit", "Commentary"], HEADING)
    draft.widths.update({3: 24, 8: 60})
    for part in sheet.parts:
        for key, fact in part.facts():
            row += 1
            draft.row(row, [part.indicator, title_of(part.indicator, ""), period_words(fact.period)], WRAPPED)
            draft.figure(row, 4, as_text(fact, "%"), fact)
            if fact.value is not None:
                for column, more in enumerate(interval(fact, ASKED[(part.indicator, key)]), 5):
                    draft.figure(row, column, more.value, more, number_look(more))
            draft.say(row, 8, commentary(part.indicator, "", quarter_of(one.known_at)), WRAPPED)
    return draft


def small_groups(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """One row a period: numerator, denominator and percentage; a group under five is held back."""
    draft = SheetDraft(sheet.name)
    row = header(draft, sheet.name, [])
    draft.row(row, ["NI", "Measure", "Period", "Numerator", "Denominator", "Result", "Comments"], HEADING)
    draft.widths.update({3: 24, 7: 60})
    for part in sheet.parts:
        for key, fact in part.facts():
            row += 1
            draft.put(row, 1, code_of(part.indicator, part.sub_measure))
            draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
            draft.put(row, 3, period_words(fact.period))
            for column, more in enumerate(_behind(part, key, fact), 4):
                draft.figure(row, column, as_number(more), more)
            draft.figure(row, 6, as_text(fact, "%"), fact)
            if key == part.facts()[-1][0]:
                draft.say(row, 7, commentary(part.indicator, part.sub_measure, quarter_of(one.known_at)), WRAPPED)
    return draft


def _behind(part: Part, key: str, fact: Fact) -> tuple[Fact, ...]:
    text = dict(steps(all_series()[(part.indicator, part.sub_measure)]))[key]
    if fact.marker == "suppressed":
        return (replace(fact, measure="numerator", marker="less_than"),)
    return counted(fact, text)
