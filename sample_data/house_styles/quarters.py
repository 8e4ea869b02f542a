"""The wide quarterly return: last year's outturn, the target, four quarters, year to date, commentary that piles up."""

from __future__ import annotations

from lsp_data.periods import financial_year
from sample_data.agreed import target_in_force
from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import Pairs, header
from sample_data.partners import partner_name, partnership_name
from sample_data.returns import Part, SampleReturn, Sheet
from sample_data.truth import Fact, all_series, path_of
from sample_data.wording import (
    HEADING,
    WRAPPED,
    Content,
    Look,
    as_fraction,
    as_number,
    as_text,
    code_of,
    commentary,
    number_look,
    title_of,
)

COLUMNS = ["Good is?", "Q1", "Q2", "Q3", "Q4", "Year to date", "Status", "Target owner", "Commentary"]
CHOICES = ("Please select", "On target", "Slightly off target", "Off target")
FIRST_QUARTER = 6


def quarters(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """One row an indicator. Cumulative indicators are given from April on in each quarter's column."""
    draft = SheetDraft(sheet.name)
    year = f"{sheet.year}/{(sheet.year + 1) % 100:02d}"
    last = max(part.facts()[-1][1].period.end for part in sheet.parts)
    quarter = (last.month - 4) % 12 // 3 + 1
    pairs: Pairs = [
        ("Partnership", partnership_name()),
        ("Partner", partner_name(one.partner)),
        ("Portfolio holder", all_series()[(sheet.parts[0].indicator, sheet.parts[0].sub_measure)]["lead_post"]),
        ("Quarter", str(quarter)),
        ("Year", year),
        ("Date returned", one.known_at),
        ("Overall status", "Please select"),
    ]
    row = header(draft, f"Quarterly performance return {year}", pairs)
    draft.put(row, 1, "Percentages are rounded to one decimal. Counts and rates build up from April.", WRAPPED)
    row += 2
    headings = ["PI no", "Description", _short(sheet.year - 1) + " outturn", _short(sheet.year) + " target", *COLUMNS]
    draft.row(row, headings, HEADING)
    draft.widths.update({3: 12, 4: 12, 13: 24, 14: 60})
    for part in sheet.parts:
        row += 1
        _line(draft, row, sheet, part, one)
    return draft


def _short(year: int) -> str:
    return f"{year % 100:02d}-{(year + 1) % 100:02d}"


def _line(draft: SheetDraft, row: int, sheet: Sheet, part: Part, one: SampleReturn) -> None:
    series = all_series()[(part.indicator, part.sub_measure)]
    draft.put(row, 1, code_of(part.indicator, part.sub_measure))
    draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
    before = path_of(part.indicator, part.sub_measure).get(f"{sheet.year}-03")
    if before is not None and series["accumulation"] == "cumulative":
        _write(draft, row, 3, before, one.partner)
    target = target_in_force(part.indicator, part.sub_measure, financial_year(sheet.year), one.known_at)
    if target is not None:
        _write(draft, row, 4, target, one.partner)
    draft.put(row, 5, "High" if series["polarity"] == "high" else "Low")
    facts = [fact for _, fact in part.facts()]
    for fact in facts:
        number = (fact.period.end.month - 4) % 12 // 3
        _write(draft, row, FIRST_QUARTER + number, fact, one.partner)
    if series["accumulation"] == "cumulative":
        _write(draft, row, FIRST_QUARTER + 4, facts[-1], one.partner)
    draft.put(row, 11, "Please select")
    draft.choices[(row, 11)] = CHOICES
    draft.put(row, 12, series["lead_post"])
    draft.say(row, 13, commentary(part.indicator, part.sub_measure, facts[-1].period, sheet.year), WRAPPED)


def _write(draft: SheetDraft, row: int, column: int, fact: Fact, partner: str) -> None:
    content: Content
    look: Look
    percentage = all_series()[(fact.indicator, fact.sub_measure)]["unit"].startswith("%")
    if partner == "council-adults" and percentage:
        content, look = as_fraction(fact)
    elif partner == "primary-care-trust":
        content, look = as_text(fact, "%" if percentage else ""), {}
    else:
        content, look = as_number(fact), number_look(fact)
    draft.figure(row, column, content, fact, look)
