"""Whether what a return holds belongs here and to whom it is filed: indicators in use, and their partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.compare.cumulative import Stored
from loaders.compare.rows import OPEN, Row
from loaders.figures import Figure
from loaders.meaning.known import Indicator
from loaders.problems import problem
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem
from lsp_data.measures.wording import times

Series = tuple[str, str]  # indicator, sub-measure
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Owners:
    """The partners of the indicators in use: who leads each, and who contributes."""

    lead: Mapping[Series, str]
    contributors: Mapping[Series, tuple[str, ...]]

    def foreign(self, series: Series, partner: str) -> bool:
        """Whether somebody leads the series and the partner has no part in it."""
        lead = self.lead.get(series, "")
        return bool(lead) and partner != lead and partner not in self.contributors[series]


def owners_of(catalogue: Catalogue) -> Owners:
    """The partners of the indicators that the partnership uses."""
    used = {(row["indicator"], row["sub_measure"]): row for row in catalogue.rows["in_use"]}
    return Owners(
        {series: row["lead"] for series, row in used.items()},
        {series: row["contributors"] for series, row in used.items()},
    )


def only_in_use(
    stored: Sequence[Stored], catalogue: Catalogue, indicators: Mapping[Series, Indicator]
) -> tuple[list[Stored], list[Figure], list[Problem]]:
    """The figures of indicators in use, those of others, which wait, and a question for each indicator that waits."""
    used = owners_of(catalogue).lead
    kept: list[Stored] = []
    waiting: dict[Series, list[Figure]] = defaultdict(list)
    for one in stored:
        series = (one.figure.indicator or "", one.figure.sub_measure)
        if series in used:
            kept.append(one)
        else:
            waiting[series].append(one.figure._replace(held="not-in-use"))
    problems = []
    others = {series for series, figures in waiting.items() if all(one.benchmark for one in figures)}
    if others:
        names = ", ".join(indicators[one].name if one in indicators else one[0] for one in sorted(others)[:_NAMED])
        more = " …" if len(others) > _NAMED else ""
        problems.append(problem("benchmarks-not-in-use", count=times(len(others), "indicator"), names=f"{names}{more}"))
    for series, figures in waiting.items():
        if series in others:
            continue
        first, name = figures[0], indicators[series].name if series in indicators else series[0]
        count = "its figure has to" if len(figures) == 1 else f"its {len(figures)} figures have to"
        problems.append(problem("not-in-use", first.sheet, first.cell, first.text, indicator=name, count=count))
    return kept, [one for figures in waiting.values() for one in figures], problems


def with_owners(
    rows: Sequence[Row],
    catalogue: Catalogue,
    partner: str | None,
    indicators: Mapping[Series, Indicator],
    senders: Mapping[Series, frozenset[str]],
) -> tuple[list[Row], list[Problem]]:
    """The rows, with a reason on those of an indicator in which the partner has no part, and on those that name another
    partner themselves (which reading asked about); and what is asked: an indicator once, of a return of nothing else
    once for all. Where most of its indicators are others' by the catalogue and by who sent them before (``senders``),
    the return as a whole is asked about, with a reason on every row."""
    if partner is None:
        return list(rows), []
    owners = owners_of(catalogue)
    foreign: dict[Series, Row] = {}
    own: set[Series] = set()
    for row in rows:
        series = (row.indicator, row.sub_measure)
        if not _ours(row):
            continue
        if not owners.foreign(series, _named(row, catalogue) or partner):
            own.add(series)
        elif not row.target:
            foreign.setdefault(series, row)
    found = [_with_reason(row, foreign, partner, catalogue) for row in rows]
    strange = [series for series in foreign if partner not in senders.get(series, frozenset())]
    if len(strange) > 1 and len(strange) > len(own) + len(foreign) - len(strange):
        whole = [replace(row, reason="mostly-of-another") if _clear(row) else row for row in found]
        return whole, [_of_another(strange, len(own | set(foreign)), catalogue, owners, partner)]
    if len(foreign) > 1 and not own:
        return found, [_of_none(list(foreign), next(iter(foreign.values())), catalogue, owners, partner)]
    problems = []
    for series, row in foreign.items():
        words = {"lead": catalogue.partner_name(owners.lead[series]), "partner": catalogue.partner_name(partner)}
        name = indicators[series].name if series in indicators else series[0]
        problems.append(_at(row, "other-lead", indicator=name, **words))
    return found, problems


def _ours(row: Row) -> bool:
    return row.kind in OPEN and row.figure is not None and not row.peer


def _named(row: Row, catalogue: Catalogue) -> str | None:
    """The partner that the row names itself."""
    return catalogue.find_partner(row.figure.facts.get("partner", "")) if row.figure is not None else None


def _with_reason(row: Row, foreign: Mapping[Series, Row], partner: str, catalogue: Catalogue) -> Row:
    if not _ours(row) or row.reason:
        return row
    if not row.target and _named(row, catalogue) not in (None, partner):
        return replace(row, reason="partner-differs")
    return replace(row, reason="other-lead") if (row.indicator, row.sub_measure) in foreign else row


def _clear(row: Row) -> bool:
    return _ours(row) and row.reason in ("", "other-lead")


def _of_another(strange: Sequence[Series], of: int, catalogue: Catalogue, owners: Owners, partner: str) -> Problem:
    words = {"partner": catalogue.partner_name(partner), "leads": _leads(strange, catalogue, owners)}
    return problem("mostly-of-another", count=len(strange), of=of, **words)


def _leads(series: Sequence[Series], catalogue: Catalogue, owners: Owners) -> str:
    names = list(dict.fromkeys(catalogue.partner_name(owners.lead[one]) for one in series))
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _of_none(foreign: Sequence[Series], first: Row, catalogue: Catalogue, owners: Owners, partner: str) -> Problem:
    leads = _leads(foreign, catalogue, owners)
    return _at(
        first, "no-indicator-of-partner", partner=catalogue.partner_name(partner), count=len(foreign), leads=leads
    )


def _at(row: Row, code: str, **words: object) -> Problem:
    figure = row.figure
    sheet, cell, text = (figure.sheet, figure.cell, figure.text) if figure is not None else ("", "", "")
    return problem(code, sheet, cell, text, **words)
