"""What stands over a table for the whole of it: the place and the year of its titles and its corner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.figures import Header
from loaders.kinds.found_tables import lines_of_years
from loaders.meaning.area_parts import area_part
from loaders.meaning.councils import council_above
from loaders.meaning.frames import Years, says_month, years_of
from loaders.meaning.header_block import LABEL_OF
from loaders.meaning.header_block import Block as Facts
from loaders.meaning.heading_parts import Across, names_section
from loaders.meaning.known import Known
from loaders.meaning.phrases import MONTHS_OF_YEAR, is_whole_year, one_reading, periods_in
from loaders.meaning.school_years import counts_by_school_year, counts_money
from loaders.meaning.title_words import of_figures, period_in_titles
from loaders.meaning.units import is_unit
from loaders.meaning.words import fold, tidy
from loaders.tables.blocks import Block
from loaders.tables.headed import Table
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place, places_in
from lsp_data.periods import Basis, Period, financial_year_of, read_period, whole_months


def area_of_titles(
    titles: Sequence[str], sheet: str, known: Known, above: Sequence[str] = (), *, stacked: bool = False
) -> str:
    """The place that stands above the table: a cell that is one, or a part of a title, the nearest first; else one in
    the sheet's name. A part of an area ("Eastern Division") is finer than a place that stands farther off, and so is
    one that the sheet is named after, unless its tables are ``stacked``, each under its place. ``above``: those of the
    titles that the sheet's first table has, of which the last names that one alone."""
    own = titles_of_table(titles, above)
    whole = ""
    for text in reversed(titles):
        if is_place(text):
            whole = text
            break
        if text in own and (part := area_part(text)):
            return part
    part = area_part(sheet)
    if part and not (stacked and whole and whole == titles[-1]):
        return part
    for text in () if whole else (*reversed(titles), sheet):
        places = places_in(text)
        ours = [one for one in places if known.area(one) is not None] if len(places) > 1 else places
        if len(ours) == 1:
            return ours[0]
    return whole


def titles_of_table(titles: Sequence[str], above: Sequence[str]) -> list[str]:
    """The titles without that of the sheet's first table alone, which stands last of its lines ``above``."""
    others = set(above[-1:]).difference(titles[len(above) :])
    return [text for text in titles if text not in others]


def years_over(rows: Rows, titles: Sequence[str], above: Sequence[str], headings: Iterable[str]) -> Years | None:
    """What stands over a table, or in the notes of its sheet, of the years in it: how they are meant; of a table of
    school results, that pairs of years are academic ones; whether months are spoken of. None where nothing is said."""
    said = years_of(of_figures(titles[len(above) :]), lines_of_years(rows))
    speaking = of_figures([rows.sheet.name, *titles_of_table(titles, above)])
    of_schools = any(map(counts_by_school_year, speaking)) and not any(map(counts_money, titles[len(above) :]))
    said = said or (Years(academic=True) if of_schools else None)
    monthly = any(map(says_month, (*of_figures(titles), *headings)))
    return replace(said or Years(), monthly=True) if monthly else said


def area_above(own: Facts, header: Facts, known: Known, sheet: str) -> tuple[str, str]:
    """The area of all rows that stands above a table of indicators: its id and the text that names it. A line right
    above the table that is nothing but an area's name, else what the return says its area is, else the council or
    partnership, not ours, that a line names, else the part of an area that a line or the sheet's name speaks of; "" and
    that text where no such area is known, "" twice where nothing is said."""
    lines = {text: found for text in own.lines if (found := known.area(text))}
    if len(set(lines.values())) == 1:
        text, area = next(iter(lines.items()))
        return area, text
    text = next((text for label, text in header.facts.items() if LABEL_OF.get(fold(label)) == "area"), "")
    text = text or council_above(own.lines, known)
    text = text or next((part for line in (*reversed(own.lines), sheet) if (part := area_part(line))), "")
    return (known.area(text) or "", text) if text else ("", "")


def period_over(block: Block, paths: Mapping[int, Sequence[Cell]], titles: Sequence[str], sheet: str) -> Period | None:
    """The period of a table by what stands over it: its corner, else its titles or the sheet's name, else the year that
    a title names beside a day."""
    period = _corner_year(block, paths) or period_in_titles([sheet, *titles])
    return period or _year_beside_states(titles, (one.text for path in paths.values() for one in path))


def told_of_columns(period: Period | None, columns: Mapping[int, Across]) -> Period | None:
    """The period of a table for those of its columns that say none; None where it is a stretch of several years and
    columns are headed alike, or not at all: each may be one of the years."""
    if period is None or (whole_months(period.start, period.end) or 0) <= MONTHS_OF_YEAR:
        return period
    open_ones = [one for one in columns.values() if one.period is None and not one.part and one.before is None]
    kinds = {(one.names, one.measure, one.area, one.unit, one.to_date, one.between) for one in open_ones}
    return period if len(kinds) == len(open_ones) else None


def _corner_year(block: Block, paths: Mapping[int, Sequence[Cell]]) -> Period | None:
    """The year that stands for the whole table in the corner over its labels, and nowhere over its values."""
    read = [one_reading(read_period(one.text)) for one in _corner(block, paths) if not isinstance(one.value, date)]
    years = {one for one in read if is_whole_year(one)}
    return years.pop() if len(years) == 1 else None


def corner_places(block: Block, paths: Mapping[int, Sequence[Cell]]) -> list[str]:
    """The places that stand in the corner over the labels of a table, with nothing of its own over the values."""
    return [one.text for one in _corner(block, paths) if isinstance(one.value, str) and is_place(one.text)]


def _corner(block: Block, paths: Mapping[int, Sequence[Cell]]) -> list[Cell]:
    over = {cell for column in block.values for cell in paths[column]}
    return [cell for column in block.labels for cell in paths[column] if cell not in over]


def with_unit_above(columns: Mapping[int, Across], rows: Rows, block: Block) -> dict[int, Across]:
    """The columns with the unit that stands alone at their right, right above their headings, as far as there: "Per
    cent". A heading that says more in brackets has a unit of its own; "£" over "Cost" beside counts is that column's
    alone."""
    top = block.header[0] if block.header else block.rows[0]
    above = next((rows.row(number) for number in (top - 1, top - 2) if rows.row(number)), ())
    lone = above[-1] if len(above) == 1 and block.values[0] < above[-1].column else None
    if lone is None or not isinstance(lone.value, str) or not is_unit(lone.text):
        return dict(columns)
    money = {column for column, over in columns.items() if any(map(counts_money, over.names))}
    own = lone.text.strip().startswith("£") and lone.column in money and money != set(columns)
    return {
        column: replace(over, unit=tidy(lone.text))
        if column <= lone.column
        and not over.unit
        and not any(map(_says_more, over.names))
        and (not own or column in money)
        else over
        for column, over in columns.items()
    }


def _says_more(name: str) -> bool:
    return name.endswith(")") and not names_section(name)


def _year_beside_states(titles: Sequence[str], headings: Iterable[str]) -> Period | None:
    """The financial year that a title names beside a day in it of which some headings say the state: "Financial year
    2009-10 and households in accommodation on 31 March 2010". It is that of the columns that name no day."""
    for text in reversed(of_figures(titles)):
        found = periods_in(text)
        if len(found) == 2 and found[0].basis is Basis.FINANCIAL_YEAR and found[1].basis is Basis.POINT:
            year, day = found
            within = year.start <= day.start <= year.end
            return year if within and any(day in periods_in(one) for one in set(headings)) else None
    return None


def year_above(titles: Sequence[str]) -> Period | None:
    """The financial year in which the last period that a title names ends."""
    periods = [period for text in titles if (period := period_in_titles([text]))]
    return financial_year_of(periods[-1].end) if periods else None


def banner(table: Table, own: Period | None) -> Period | None:
    """The part of a year that is all of the one text right above the headings: "QUARTER 2: JULY - SEPTEMBER 2011". A
    sentence that names one ("Please return by 21 October 2011") is no banner, and a year is only that of the columns.
    ``own``: the return's period by its header, which stands against a line that is not within it: a meeting's month.
    """
    over = [cells for _, cells in table.rows.between(table.above, table.header[0] - 1)]
    text = tidy(over[-1][0].text) if over and len(over[-1]) == 1 else ""
    period = one_reading(read_period(text)) if text else None
    if period is None or is_whole_year(period):
        return None
    return period if own is None or own.start <= period.start <= period.end <= own.end else None


def quarter_of_year(header: Header, year: Period | None) -> Period | None:
    """The return's period where its header says "Quarter 2" and only the columns say the year."""
    if not header.period_text or year is None:
        return None
    text = header.period_text
    read = read_period(f"Q{text}" if text in ("1", "2", "3", "4") else text, within=year)
    return read if isinstance(read, Period) else None
