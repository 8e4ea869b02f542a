"""Returns with a column a month: under a merged year, or with months written as people write them."""

from __future__ import annotations

from lsp_data.periods.labels import MONTHS
from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import header
from sample_data.returns import SampleReturn, Sheet
from sample_data.wording import HEADING, WRAPPED, as_number, commentary, number_look, short_code_of, title_of


def _calendar(year: int) -> list[tuple[int, int]]:
    return [(year + (month < 4), month) for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]


def months(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """The year merged over twelve months; figures build up from April."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"Recorded crime {sheet.year}/{(sheet.year + 1) % 100:02d}: rate from April to date", [])
    draft.row(row, ["Ref", "Indicator"], HEADING)
    draft.merge(row, 3, 14, f"{sheet.year}/{(sheet.year + 1) % 100:02d}", HEADING)
    draft.put(row + 1, 1, "", HEADING)
    draft.put(row + 1, 2, "", HEADING)
    for position, (_, month) in enumerate(_calendar(sheet.year)):
        draft.put(row + 1, 3 + position, MONTHS[month - 1], HEADING)
    draft.put(row, 15, "Comments", HEADING)
    row += 1
    for part in sheet.parts:
        row += 1
        draft.put(row, 1, short_code_of(part.indicator, part.sub_measure))
        draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
        for _, fact in part.facts():
            column = 3 + (fact.period.end.month - 4) % 12
            draft.figure(row, column, as_number(fact), fact, number_look(fact))
        draft.say(
            row, 15, commentary(part.indicator, part.sub_measure, part.facts()[-1][1].period, sheet.year), WRAPPED
        )
    draft.put(row + 2, 1, "Note: (p) marks months that are still to be validated. The rate is per 1,000 people.")
    draft.widths[15] = 50
    return draft


def short_months(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """Months as "Apr-09", "Sept-09"; percentages as plain numbers."""
    draft = SheetDraft(sheet.name)
    row = header(draft, "Young people not in education, employment or training", [])
    draft.row(row, ["NI", "Indicator", "Unit"], HEADING)
    for position, (year, month) in enumerate(_calendar(sheet.year)):
        name = "Sept" if month == 9 else MONTHS[month - 1]
        draft.put(row, 4 + position, f"{name}-{year % 100:02d}", HEADING)
    draft.put(row, 16, "Commentary", HEADING)
    for part in sheet.parts:
        row += 1
        draft.row(row, [part.indicator, title_of(part.indicator, part.sub_measure), "%"])
        for _, fact in part.facts():
            draft.figure(row, 4 + (fact.period.end.month - 4) % 12, as_number(fact), fact, number_look(fact))
        draft.say(
            row, 16, commentary(part.indicator, part.sub_measure, part.facts()[-1][1].period, sheet.year), WRAPPED
        )
    return draft
