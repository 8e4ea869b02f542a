"""A list whose own judgement stands in words and in the colour of the cell."""

from __future__ import annotations

from sample_data.agreed import target_for
from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import header, pairs_of
from sample_data.returns import SampleReturn, Sheet
from sample_data.truth import all_series
from sample_data.wording import HEADING, WRAPPED, as_number, code_of, commentary, number_look, period_words, title_of

COLOURS = {"Green": "#92D050", "Red": "#FF7C80", "": "#FFFFFF"}


def fills(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """One row a period; the partner's own red or green at the year's end, filled in the same colour."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"Re-offending: {sheet.name.lower()}", pairs_of(one.partner, one.period_text, one.known_at))
    draft.row(row, ["Ref", "Indicator", "Period", "Result", "RAG", "Responsible officer", "Comments"], HEADING)
    draft.widths.update({3: 26, 6: 28, 7: 60})
    for part in sheet.parts:
        series = all_series()[(part.indicator, part.sub_measure)]
        for _, fact in part.facts():
            row += 1
            draft.put(row, 1, code_of(part.indicator, part.sub_measure))
            draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
            draft.put(row, 3, period_words(fact.period))
            target = target_for(part.indicator, part.sub_measure, fact.period, one.known_at)
            word = ""
            if target is not None and target.value is not None and fact.value is not None:
                word = "Green" if fact.value <= target.value else "Red"
            look = {**number_look(fact), "bg_color": COLOURS[word]} if word else number_look(fact)
            draft.figure(row, 4, as_number(fact), fact, look)
            if word:
                draft.say(row, 5, word, {"bg_color": COLOURS[word]})
            draft.put(row, 6, series["lead_post"])
            draft.say(row, 7, commentary(part.indicator, part.sub_measure, fact.period), WRAPPED)
    return draft
