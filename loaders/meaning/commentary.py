"""What a row says in words about its figures: given to the figure that it speaks of, and kept whole as an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.figures import Entry, Figure
from loaders.meaning.around import Around, Findings
from loaders.meaning.identity import Identity
from loaders.meaning.records import Record
from loaders.meaning.words import Role
from loaders.tables.rows import cell_name
from lsp_data.periods import Basis, Period, by_quarter, financial_start, quarter_of


def with_commentary(
    record: Record, who: Identity, period: Period | None, figures: Sequence[Figure], around: Around, found: Findings
) -> list[Figure]:
    """The figures with the row's notes on those that they speak of; the words as a whole become an entry."""
    notes: dict[str, str] = {}  # by the cell
    said = list(figures)
    for value in record.words:
        if value.heading.role is not Role.NOTE:
            continue
        text = value.cell.text.strip()
        notes[cell_name(value.cell.row, value.cell.column)] = text
        said = _spoken(said, text, value.heading.period, around)
    if notes and not figures:
        cell, text = next(iter(notes.items()))
        found.tell("commentary-without-figure", around.sheet, cell, text)
    entry = _entry(record, who, period or _of(figures, around), notes, around)
    if entry is not None:
        found.entries.append(entry)
    return said


def _spoken(figures: list[Figure], text: str, period: Period | None, around: Around) -> list[Figure]:
    """The figures with a note each where the text speaks of them; at least one gets the whole text."""
    actual = [one for one in figures if one.measure == "actual" and not one.benchmark]
    if period is not None:
        same = [one for one in actual if (one.period_start, one.period_end) == (period.start, period.end)]
        if same:
            return [_noted(one, text) if one in same else one for one in figures]
    parts, latest = by_quarter(text), _latest(actual, around)
    if parts and latest is not None and latest.period_end is not None:
        year = financial_start(latest.period_end)
        spoken = [
            _noted(one, parts[number]) if one in actual and (number := _quarter(one, year)) in parts else one
            for one in figures
        ]
        if spoken != figures:
            return spoken
    about = latest or (figures[0] if figures else None)
    return [_noted(one, text) if one is about else one for one in figures]


def _quarter(figure: Figure, year: int) -> int:
    """The number of the quarter of the year whose words the figure gets: that of a quarter, or of the month in which
    it ends. 0: none."""
    if figure.period_end is None or financial_start(figure.period_end) != year:
        return 0
    quarter = quarter_of(figure.period_end)
    if figure.period_basis not in ("quarter", "month") or figure.period_end != quarter.end:
        return 0
    return (quarter.start.month - 4) % 12 // 3 + 1


def _latest(actual: Sequence[Figure], around: Around) -> Figure | None:
    """The newest actual figure that the return can speak of; a single quarter before the year to date."""
    dated = [one for one in actual if one.period_end is not None]
    if around.own is not None:
        dated = [one for one in dated if one.period_end is not None and one.period_end <= around.own.end] or dated
    if not dated:
        return actual[-1] if actual else None
    return max(dated, key=lambda one: (one.period_end, one.period_start))


def _noted(figure: Figure, text: str) -> Figure:
    return figure._replace(note="; ".join(part for part in (figure.note, text) if part))


def _of(figures: Sequence[Figure], around: Around) -> Period | None:
    """The period of which a row speaks that names none: the return's, but where its newest figure is of another year
    (last year's sheet, an annual result), that figure's."""
    latest = _latest([one for one in figures if one.measure == "actual" and not one.benchmark], around)
    if around.own is None or latest is None or latest.period_start is None or latest.period_end is None:
        return around.own
    if not latest.period_basis or financial_start(latest.period_end) == financial_start(around.own.end):
        return around.own
    return Period(latest.period_start, latest.period_end, Basis(latest.period_basis))


def _entry(
    record: Record, who: Identity, about: Period | None, notes: Mapping[str, str], around: Around
) -> Entry | None:
    """The words of a row, at the cell in which they stand; without words (a rating alone), at its first."""
    rating, reward = record.text(Role.RATING), record.text(Role.REWARD)
    if not (notes or rating or reward):
        return None
    first = min(record.words, key=lambda value: value.cell.column).cell
    fields: dict[str, object] = {
        "indicator": who.indicator,
        "sub_measure": who.sub_measure,
        "area": who.area,
        "label": " | ".join(who.labels),
        "period_start": about.start.isoformat() if about else None,
        "period_end": about.end.isoformat() if about else None,
        "text": "\n".join(notes.values()) or None,
        "rating": rating or None,
        "officer": record.text(Role.OFFICER) or None,
        "reward": reward or None,
        "section": record.section or record.text(Role.THEME) or None,
    }
    if len(notes) > 1:
        fields["cells"] = notes
    cell = next(iter(notes), cell_name(first.row, first.column))
    return Entry(around.sheet, cell, "commentary", fields)
