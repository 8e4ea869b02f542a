"""Long lists: one row a figure, as a workbook and as plain comma-separated text."""

from __future__ import annotations

from lsp_data.periods import quarter_of
from sample_data.draft import INVENTED, SheetDraft
from sample_data.house_styles.blocks import header, pairs_of
from sample_data.returns import SampleReturn, Sheet
from sample_data.truth import all_series
from sample_data.wording import HEADING, WRAPPED, as_number, as_text, commentary, number_look, period_words, title_of


def long_list(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """Indicator, part, area, period, value, data status, note."""
    draft = SheetDraft(sheet.name)
    row = header(draft, sheet.name, pairs_of(one.partner, one.period_text, one.known_at))
    headings = ["Indicator code", "Part", "Description", "Area", "Period", "Value", "Data status", "Note"]
    draft.row(row, headings, HEADING)
    draft.widths.update({3: 34, 4: 28, 5: 28, 8: 50})
    for part in sheet.parts:
        for position, (_, fact) in enumerate(part.facts()):
            row += 1
            draft.row(row, [part.indicator, part.sub_measure, title_of(part.indicator, part.sub_measure)])
            draft.row(row, ["", "", "", "Cheshire West and Chester", period_words(fact.period)])
            draft.figure(row, 6, as_number(fact), fact, number_look(fact))
            said = commentary(part.indicator, part.sub_measure, fact.period)
            if not said and position + 1 == len(part.facts()):
                said = commentary(part.indicator, part.sub_measure, quarter_of(one.known_at))
            draft.say(row, 8, said, WRAPPED)
    return draft


def flat_csv(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """A file from another system: facts of the return first, then one row a figure with its unit in the cell."""
    draft = SheetDraft(sheet.name)
    for position, (label, value) in enumerate(pairs_of(one.partner, one.period_text, one.known_at), 1):
        draft.row(position, [label, value])
    draft.put(5, 1, INVENTED)
    draft.row(7, ["NI number", "Description", "Period", "Result", "Unit", "Comment"])
    row = 7
    for part in sheet.parts:
        unit = all_series()[(part.indicator, part.sub_measure)]["unit"]
        for _, fact in part.facts():
            row += 1
            draft.row(row, [part.indicator, title_of(part.indicator, part.sub_measure), period_words(fact.period)])
            draft.figure(row, 4, as_text(fact, "kg" if unit.startswith("kg") else ""), fact)
            draft.put(row, 5, unit)
            draft.say(row, 6, commentary(part.indicator, part.sub_measure, fact.period))
    return draft
