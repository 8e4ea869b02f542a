"""What of a return moves with it to another period, and how that is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lsp_data.errors import LspError
from lsp_data.periods import Basis, Period, label_of_days, rolling_year, year_to_date
from lsp_data.store import peers, reads, repeats
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import Lines, lines_of
from lsp_data.store.reads import FIGURE


def moved_period(period: Period, old: tuple[date, date], new: Period) -> Period:
    """The period of a figure that follows its return, when that is moved from ``old`` to ``new``.

    Figures of the return's own period, those that run up to its end (year to date, rolling year) and those taken on its
    last day (point) move with it; earlier quarters, single months and whole years that stand in the same return stay.
    """
    if period.end != old[1]:
        return period
    if period.basis is Basis.POINT:
        return Period(new.end, new.end, Basis.POINT)
    if period.basis is Basis.YEAR_TO_DATE:
        return year_to_date(new.end)
    if period.start == old[0]:
        return new
    if period.basis is Basis.ROLLING_YEAR:
        return rolling_year(new.end)
    return period


def from_to(live: Generation, found: dict[str, Any], partner: str | None, period: Period | None) -> str:
    """From where to where a return is moved: "Cheshire Constabulary → Cheshire Probation Area, Q2 → Q3 2010/11"."""
    told, catalogue = [], reads.catalogue_of(live)
    if partner is not None:
        was = catalogue.partner_name(found["partner"]) if found["partner"] else "no partner"
        told.append(f"{was} → {catalogue.partner_name(partner)}")
    if period is not None:
        before = label_of_days(found["period_start"], found["period_end"]) if found["period_start"] else "no period"
        told.append(f"{before} → {label_of_days(period.start, period.end)}")
    return ", ".join(told)


def _moved_figures(generation: Generation, found: dict[str, Any], new: Period) -> Lines:
    if found["period_start"] is None:
        raise LspError(f"{found['file_name']} was filed under no period, so its figures name their own periods.")
    old, moved = (found["period_start"], found["period_end"]), []
    figures = reads.live_figures_of(generation, found["return_id"])
    for figure, follows in zip(figures, reads.follow_their_return(generation, found["return_id"]), strict=True):
        # None: from before it was kept, when every figure of the old period moved
        moved.append((*_in_period(figure, old, new, follows=follows is not False).values(), follows))
    return lines_of((*FIGURE, "follows_return"), moved)


def _moved_peers(generation: Generation, found: dict[str, Any], new: Period) -> Lines:
    old = (found["period_start"], found["period_end"])
    figures = peers.live_figures_of(generation, found["return_id"])
    moved = [_in_period(one, old, new, follows=bool(one["follows_return"])) for one in figures]
    return lines_of(peers.FIGURE, [tuple(one.values()) for one in moved])


def in_other_period(change: Change, live: Generation, found: dict[str, Any], new: Period) -> Change:
    """The change with the figures of the return in the periods in which it states them now, and with what it
    repeats. LspError where it was filed under no period."""
    old, moved = (found["period_start"], found["period_end"]), []
    for table, columns in (("figure", (*FIGURE, "follows_return")), ("peer_figure", peers.FIGURE)):
        stated = repeats.stated_by(live, found["return_id"], table, columns)
        rows = [_in_period(one, old, new, follows=bool(one["follows_return"])).values() for one in stated]
        moved.append(lines_of(columns, [tuple(one) for one in rows]))
    return replace(
        change, figures=_moved_figures(live, found, new), peers=_moved_peers(live, found, new),
        figure_repeats=moved[0], peer_repeats=moved[1],
    )  # fmt: skip


def _in_period(figure: dict[str, Any], old: tuple[date, date], new: Period, *, follows: bool) -> dict[str, Any]:
    period = Period(figure["period_start"], figure["period_end"], Basis(figure["basis"]))
    if follows:
        period = moved_period(period, old, new)
    return figure | {"basis": period.basis.value, "period_start": period.start, "period_end": period.end}
