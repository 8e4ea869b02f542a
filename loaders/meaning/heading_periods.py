"""The periods that stand over the columns of a table, read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loaders.meaning.frames import Years
from loaders.meaning.heading_parts import Texts
from loaders.meaning.phrases import is_part_of_year, one_reading, stretch, stretch_of_years, year_of_pair
from lsp_data.periods import Ambiguous, Basis, DateCell, Period, label, read_period, read_periods


def read_all(texts: Mapping[int, Texts], years: Years | None) -> dict[int, Period | Ambiguous]:
    """The period of each column. Texts of one level settle each other; an inner one is read within the outer.
    ``years``: what the titles say of years."""
    outer = _over_parts(_settled([one[0] for one in texts.values() if one], years or Years()), texts.values())
    found: dict[int, Period | Ambiguous] = {}
    for column, one in texts.items():
        if not one:
            continue
        answer = outer[one[0]]
        for position, inner in enumerate(one[1:], start=1):
            answer = _within(inner, answer, one[position - 1])
        if isinstance(answer, (Period, Ambiguous)):
            found[column] = answer
    return found


def _over_parts(outer: dict[str | DateCell, object], texts: Iterable[Texts]) -> dict[str | DateCell, object]:
    """The outer periods, of which a pair that stands over parts of a year ("2009-10" over "Qtr 1") is a year."""
    over = {one[0] for one in texts if any(isinstance(text, str) and is_part_of_year(text) for text in one[1:])}
    years = {text: year_of_pair(text) for text in over if isinstance(outer[text], Ambiguous) and isinstance(text, str)}
    return outer | {text: year for text, year in years.items() if year is not None}


def _within(inner: str | DateCell, outer: object, outer_text: str | DateCell) -> object:
    if not isinstance(inner, str):
        return read_periods([inner])[0]
    read = read_period(inner, within=one_reading(outer))
    if isinstance(outer_text, str) and one_reading(outer) is None:  # "Q2" over "2009/10": the other way round
        joined = read_period(f"{outer_text} {inner}")
        read = joined if isinstance(joined, Period) else read
    return read if isinstance(read, (Period, Ambiguous)) else outer


def _settled(items: Sequence[str | DateCell], years: Years) -> dict[str | DateCell, object]:
    """Each item as it reads beside the others; a pair that is no single year among financial years is the stretch."""
    unique = list(dict.fromkeys(items))
    read: list[object] = list(read_periods(unique, monthly=years.monthly))
    read = [
        stretch(item) or one if isinstance(item, str) and not isinstance(one, (Period, Ambiguous)) else one
        for item, one in zip(unique, read, strict=True)
    ]
    bases = Counter(one.basis for one in read if isinstance(one, Period))
    if bases and bases.most_common(1)[0][0] is Basis.FINANCIAL_YEAR:
        for position, (item, one) in enumerate(zip(unique, read, strict=True)):
            if isinstance(one, Ambiguous) and isinstance(item, str):
                read[position] = stretch_of_years(item) or one
    if years.averaged or years.financial:
        read = [
            of_several(item, one, years) if isinstance(one, Ambiguous) and isinstance(item, str) else one
            for item, one in zip(unique, read, strict=True)
        ]
    return dict(zip(unique, read, strict=True))


def of_several(item: str, answer: Period | Ambiguous, years: Years) -> Period | Ambiguous:
    """A pair of years over which the titles say that figures are averaged; which years these are remains a question
    where the titles speak of financial ones: "2004-06" may be two of these, or three of the calendar."""
    averaged = one_reading(read_period(f"{item} {years.averaged}")) if years.averaged else one_reading(answer)
    of_both = stretch_of_years(item) if years.financial else None
    if averaged is None or of_both is None:
        return averaged or answer
    return Ambiguous(item, (averaged, of_both), f"{label(averaged)} and {label(of_both)} are both meant so.")
