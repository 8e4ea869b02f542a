"""A return as a whole against the store: from whom, for when, sent before, something missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from loaders.compare.rows import OFTEN, Row
from loaders.compare.thematic import Themes
from loaders.figures import Return
from loaders.meaning.known import Indicator
from loaders.meaning.words import fold
from loaders.problems import problem, suggestion
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem
from lsp_data.measures.wording import on
from lsp_data.periods import Basis, Period, label, read_period
from lsp_data.registers import REGISTERS
from lsp_data.store import days, held, reads
from lsp_data.store.generations import Generation

_BY_PARTNERS = frozenset({"performance_return", "statistics"})


@dataclass(frozen=True, slots=True)
class Arrival:
    """From whom the return is, for which period, when it became known, the day that counts as today, and
    whether setting targets is what it is for."""

    partner: str | None
    period: Period | None
    known_at: date | None
    today: date | None
    sets_targets: bool = False
    later: frozenset[str] = frozenset()  # ids of the returns that are later versions of this one


def day_of(generation: Generation) -> date | None:
    """The day that a return is looked at where nobody says it: the fixed reporting date, else the day of the last
    publication (the store knows no later one); None in an empty store."""
    fixed: date | None = reads.catalogue_of(generation).partnership.reporting_date
    if fixed is not None:
        return fixed
    return days.last_published(generation)


def arrival_problems(ret: Return, generation: Generation, arrival: Arrival, *, said: str | None) -> list[Problem]:
    """What there is to say of the return as a whole.

    A problem without a cell and of severity error refuses the return."""
    catalogue = reads.catalogue_of(generation)
    problems = _whose(ret, generation, arrival, said)
    if arrival.known_at is None:
        problems.append(problem("known-at-unread", value=""))
    today = arrival.today
    plans = any(one.workbook == ret.kind for one in REGISTERS)  # they say what is to be done as well
    if arrival.period is not None and today is not None and arrival.period.start > today and not plans:
        words = {"period": label(arrival.period), "day": on(today)}
        problems.append(problem("future-period", value=ret.header.period_text or label(arrival.period), **words))
    return [*problems, *_template_problems(ret, catalogue)]


def _template_problems(ret: Return, catalogue: Catalogue) -> list[Problem]:
    """What there is to say of the template of ours that the file was made from."""
    header = ret.header
    problems: list[Problem] = []
    filed_otherwise = any(one.code == "filed-under-other" for one in ret.problems)
    if header.template_partner and header.partner not in (None, header.template_partner) and not filed_otherwise:
        made, own = (catalogue.partner_name(one) for one in (header.template_partner, header.partner or ""))
        problems.append(problem("template-other-partner", value=made, partner=own))
    made_for = read_period(header.template_period) if header.template_period else None
    says = (header.period_start, header.period_end)
    if isinstance(made_for, Period) and says not in ((None, None), (made_for.start, made_for.end)):
        words = {"value": header.template_period, "period": header.period_text}
        problems.append(problem("template-other-period", **words))
    return problems


def _whose(ret: Return, generation: Generation, arrival: Arrival, said: str | None) -> list[Problem]:
    problems: list[Problem] = []
    catalogue = reads.catalogue_of(generation)
    text = ret.header.partner_text
    named = ret.header.partner
    if said is not None and all(row["id"] != said for row in catalogue.rows["partners"]):
        problems.append(_unknown(catalogue, said))
    elif text and named is None and said is None:
        problems.append(_unknown(catalogue, text))
    elif named is not None and said is not None and named != said:
        words = {"partner": catalogue.partner_name(said)}
        problems.append(problem("other-partner", value=catalogue.partner_name(named), **words))
    elif text and named is None and said is not None:
        problems.append(problem("partner-not-recognised", value=text, partner=catalogue.partner_name(said)))
    elif arrival.partner is None and ret.kind in _BY_PARTNERS and ret.figures:
        problems.append(problem("partner-not-said"))
    own, given = catalogue.partnership.name, ret.header.partnership
    alike = fold(own) in fold(given) or fold(given) in fold(own)
    if own and given and not alike and not Themes.of(generation).meant(given):
        problems.append(problem("other-partnership", value=given, partnership=own))
    return problems


def _unknown(catalogue: Catalogue, text: str) -> Problem:
    names = suggestion(catalogue.suggest_partner(text))
    return problem("unknown-partner-at-load", value=text, suggestion=names)


def missing_series(
    ret: Return,
    generation: Generation,
    arrival: Arrival,
    rows: Sequence[Row],
    indicators: Mapping[tuple[str, str], Indicator],
    standing: Sequence[Mapping[str, Any]],
) -> list[Row]:
    """What the partner's last return of the same content held and this one does not, a row each without a figure.

    Of an earlier version for the same period every figure counts; of an earlier period only indicators that are due
    monthly or quarterly do. A return that shares less than half of its series with this one is another return.
    ``standing``: the partner's returns that stand, newest first; () where the file itself is among them."""
    if not standing or arrival.later or ret.kind != "performance_return" or arrival.period is None:
        return []
    series = {(row.indicator, row.sub_measure, row.area) for row in rows if row.measure == "actual"}
    places = {((row.indicator, row.sub_measure, row.area), row.period) for row in rows if row.measure == "actual"}
    held_back = {(one.indicator, one.sub_measure) for one in ret.figures if one.held}
    for last in _earlier(standing, arrival, ret):
        again = (last["period_start"], last["period_end"]) == (arrival.period.start, arrival.period.end)
        before = [
            ((indicator, part, area), Period(start, end, Basis(basis)))
            for indicator, part, area, basis, start, end in held.series_of_return(generation, last["return_id"])
            if again or _often(indicators.get((indicator, part)))
        ]
        if len({key for key, _ in before} & series) * 2 < len({key for key, _ in before}) or not before:
            continue  # another kind of return: what it held is not expected here
        missing: dict[tuple[str, str, str], Period] = {}
        for key, period in before:
            gone = (key, period) not in places if again else key not in series
            if gone and key[:2] not in held_back and (key not in missing or period.end > missing[key].end):
                missing[key] = period
        return [Row(0, "missing", *key, "actual", period) for key, period in missing.items()]
    return []


def _often(known: Indicator | None) -> bool:
    return known is not None and known.frequency in OFTEN


def _earlier(standing: Sequence[Mapping[str, Any]], arrival: Arrival, ret: Return) -> list[Mapping[str, Any]]:
    """The partner's returns of this kind for this period or an earlier one, the newest first."""
    if arrival.period is None or arrival.partner is None:
        return []
    found = [
        one
        for one in standing
        if one["kind"] == ret.kind and one["partner"] == arrival.partner and one["period_end"] is not None
        and one["period_end"] <= arrival.period.end and one["sha256"] != ret.sha256
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one["period_end"], one["known_at"]), reverse=True)
