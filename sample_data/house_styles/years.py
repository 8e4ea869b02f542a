"""Returns with a column a year: merged two-row headings, percentages as fractions, titles and footnotes, averages."""

from __future__ import annotations

from collections.abc import Callable

from lsp_data.periods import quarter_of
from sample_data.agreed import target_for
from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import header
from sample_data.returns import SampleReturn, Sheet
from sample_data.truth import Fact
from sample_data.wording import (
    HEADING,
    SMALL,
    WRAPPED,
    Content,
    Look,
    as_fraction,
    as_number,
    code_of,
    commentary,
    number_look,
    period_words,
    title_of,
)

Write = Callable[[Fact], tuple[Content, Look]]


def _periods(sheet: Sheet) -> list[Fact]:
    """One fact a period of the sheet, ascending."""
    found = {fact.period: fact for part in sheet.parts for _, fact in part.facts()}
    return [found[period] for period in sorted(found, key=lambda one: one.end)]


def _plain(fact: Fact) -> tuple[Content, Look]:
    return as_number(fact), number_look(fact)


def _table(draft: SheetDraft, row: int, sheet: Sheet, one: SampleReturn, headings: list[str], write: Write) -> int:
    """Code, title, a column a period, commentary; the next free row."""
    periods = [fact.period for fact in _periods(sheet)]
    draft.row(row, [*headings, *(period_words(period) for period in periods), "Commentary"], HEADING)
    draft.widths.update({3 + position: 14 for position in range(len(periods))})
    draft.widths[3 + len(periods)] = 60
    for part in sheet.parts:
        row += 1
        draft.put(row, 1, code_of(part.indicator, part.sub_measure))
        draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
        for _, fact in part.facts():
            content, look = write(fact)
            draft.figure(row, 3 + periods.index(fact.period), content, fact, look)
        draft.say(
            row, 3 + len(periods), commentary(part.indicator, part.sub_measure, quarter_of(one.known_at)), WRAPPED
        )
    return row + 1


def two_rows(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """The year merged over actual and target."""
    draft = SheetDraft(sheet.name)
    row = header(draft, sheet.name, [])
    facts = _periods(sheet)
    draft.row(row, ["NI", "Indicator"], HEADING)
    draft.row(row + 1, [" ", " "], HEADING)
    for position, fact in enumerate(facts):
        draft.merge(row, 3 + 2 * position, 4 + 2 * position, period_words(fact.period), HEADING)
        draft.put(row + 1, 3 + 2 * position, "Actual", HEADING)
        draft.put(row + 1, 4 + 2 * position, "Target", HEADING)
    last = 3 + 2 * len(facts)
    draft.put(row, last, "Comments", HEADING)
    draft.widths[last] = 60
    row += 1
    periods = [fact.period for fact in facts]
    for part in sheet.parts:
        row += 1
        draft.put(row, 1, code_of(part.indicator, part.sub_measure))
        draft.put(row, 2, title_of(part.indicator, part.sub_measure), WRAPPED)
        for _, fact in part.facts():
            column = 3 + 2 * periods.index(fact.period)
            draft.figure(row, column, as_number(fact), fact, number_look(fact))
            target = target_for(part.indicator, part.sub_measure, fact.period, one.known_at)
            if target is not None:
                draft.figure(row, column + 1, as_number(target), target, number_look(target))
        draft.say(row, last, commentary(part.indicator, part.sub_measure, quarter_of(one.known_at)), WRAPPED)
    draft.put(row + 2, 1, "(p) provisional, (r) revised since it was first returned", SMALL)
    return draft


def fractions(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """Percentages as Excel holds them: fractions with a percentage format."""
    draft = SheetDraft(sheet.name)
    row = header(draft, sheet.name, [])
    _table(draft, row, sheet, one, ["Indicator ref", "Measure"], as_fraction)
    return draft


def footnotes(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """Title rows above, notes and a source below."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"{sheet.name}: annual figures", [])
    draft.put(row, 1, "All figures relate to the area of the new council, also for years before April 2009.", SMALL)
    row = _table(draft, row + 2, sheet, one, ["NI", "Indicator"], _plain)
    draft.put(row + 1, 1, "Notes: (p) provisional; (r) revised.", SMALL)
    draft.put(row + 2, 1, "Source: invented for this demonstration.", SMALL)
    return draft


def rolling(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """A column for the twelve months to the end of each quarter."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"{sheet.name}: twelve months to the end of each quarter", [])
    _table(draft, row, sheet, one, ["PI code", "Description"], _plain)
    return draft


def averages(sheet: Sheet, one: SampleReturn) -> SheetDraft:
    """A column for each average of three years."""
    draft = SheetDraft(sheet.name)
    row = header(draft, f"{sheet.name}: average of three calendar years", [])
    _table(draft, row, sheet, one, ["NI", "Indicator"], _plain)
    return draft
