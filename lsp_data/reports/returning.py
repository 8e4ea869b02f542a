"""Who has sent what, what is overdue and what is not due yet; the text that asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.measures.series import Series, Source
from lsp_data.measures.timeliness import STEP, answers, due_date, overdue_days, pattern_of
from lsp_data.measures.wording import coded
from lsp_data.measures.wording import on as on_day
from lsp_data.periods import Period, financial_year, label, quarter_of
from lsp_data.periods.period import shifted
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import versions
from lsp_data.store.series import series_of, used_rows

TRACKER = (
    "partner", "partner_name", "period", "period_start", "period_end", "state", "expected", "received", "missing",
    "not_due", "not_known", "due", "on", "late_days", "overdue_days", "missing_figures",
)  # fmt: skip
EXPECTED = (
    "indicator", "sub_measure", "title", "period", "period_end", "due", "on", "overdue_days", "return_id", "sheet",
    "cell",
)  # fmt: skip
CHASE = ("partner", "partner_name", "contact_post", "overdue", "longest_days", "figures", "text")
NO_LEAD = "No lead partner"


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure that the release calendar (frequency and lag) expects of a partner, and what became of it."""

    partner: str
    indicator: str
    sub_measure: str
    title: str
    period: Period
    due: date | None  # None: the lag is unknown, so nothing can be overdue
    received: date | None  # the day on which it first became known; a revision does not make it late
    source: Source | None = None  # where the version that counts stands

    def overdue_days(self, as_at: date, grace: int) -> int:
        """Days since it was due (grace included); 0 when it is there, not due, or without a day."""
        if self.received is not None or self.due is None:
            return 0
        return overdue_days(self.due, as_at, grace)

    def late_days(self, grace: int) -> int:
        """Days after it was due (grace included) on which it came; 0 when it was in time or has not come."""
        if self.received is None or self.due is None:
            return 0
        return overdue_days(self.due, self.received, grace)

    @property
    def name(self) -> str:
        """The figure in words: "NI 33 (i), Q2 2009/10"."""
        return f"{coded(self.indicator, self.sub_measure)}, {label(self.period)}"


def returns(g: Generation) -> pd.DataFrame:
    """Every return, newest first, as it stands: return_id, file_name, kind, layout, partner, partner_name,
    period_start, period_end, known_at, accepted_at, made_by, figures, entries, problems, publication, state (accepted,
    moved, taken back), withdrawn_at, withdrawn_by, withdrawn_reason, moved_at, sha256."""
    found = reads.returns(g).drop(columns="figures_from")
    state = pd.Series("accepted", index=found.index, dtype="str")
    state = state.mask(found["moved_at"].notna(), "moved").mask(found["withdrawn_at"].notna(), "taken back")
    names = _partner_names(reads.catalogue_of(g))
    return found.assign(state=state, partner_name=found["partner"].map(names).astype("str"))


def tracker(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a partner and quarter, newest first: TRACKER. Counts are of the figures of the indicators that the
    partner leads, for periods that ended in the quarter: ``expected`` = ``received`` + ``missing`` (overdue) +
    ``not_due`` + ``not_known`` (no day due is known). ``state``: received | part received | overdue | not due;
    ``on`` the day on which the last of them came, ``late_days`` how late the latest was; ``missing_figures`` a tuple
    of words."""
    day = as_at or reporting_day(g)
    if day is None:
        return pd.DataFrame(columns=list(TRACKER))
    catalogue = reads.catalogue_of(g)
    grace, names = catalogue.partnership.overdue_grace_days, _partner_names(catalogue)
    groups: dict[tuple[date, str], list[Expected]] = defaultdict(list)
    for one in expected_figures(g, day):
        groups[(quarter_of(one.period.end).end, one.partner)].append(one)
    rows = [
        _tracked(partner, names.get(partner, NO_LEAD), quarter_of(end), found, day, grace)
        for (end, partner), found in sorted(groups.items(), key=lambda item: (-item[0][0].toordinal(), item[0][1]))
    ]
    frame = pd.DataFrame(rows, columns=list(TRACKER))
    for name in ("period_start", "period_end", "due", "on"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    return frame


def expected(g: Generation, as_at: date, partner: str, quarter_end: date) -> pd.DataFrame:
    """The figures behind one row of the tracker, those that are there first: EXPECTED, with the return and cell of the
    version that counts where there is one."""
    grace = reads.catalogue_of(g).partnership.overdue_grace_days
    rows = []
    for one in expected_figures(g, as_at):
        if one.partner == partner and quarter_of(one.period.end).end == quarter_end:
            place = one.source or Source("", "", "")
            rows.append(
                (one.indicator, one.sub_measure, one.title, label(one.period), one.period.end, one.due, one.received,
                 one.overdue_days(as_at, grace), place.return_id, place.sheet, place.cell)
            )  # fmt: skip
    rows.sort(key=lambda row: (row[6] is None, row[5] or date.max))
    return pd.DataFrame(rows, columns=list(EXPECTED))


def chase(g: Generation, as_at: date | None = None, period: Period | None = None) -> pd.DataFrame:
    """One row a partner that owes figures, the longest overdue first: CHASE. ``text`` asks for them; ``figures`` is a
    tuple of words. ``period``: only figures of periods that end in it."""
    day = as_at or reporting_day(g)
    if day is None:
        return pd.DataFrame(columns=list(CHASE))
    catalogue = reads.catalogue_of(g)
    grace, names = catalogue.partnership.overdue_grace_days, _partner_names(catalogue)
    posts = dict(zip(catalogue.partners["id"], catalogue.partners["contact_post"], strict=True))
    owed: dict[str, list[Expected]] = defaultdict(list)
    for one in expected_figures(g, day):
        inside = period is None or period.start <= one.period.end <= period.end
        if inside and one.overdue_days(day, grace) > 0:
            owed[one.partner].append(one)
    rows = []
    for partner, figures in owed.items():
        figures.sort(key=lambda one: (one.due or date.max, one.name))
        name, post = names.get(partner, NO_LEAD), posts.get(partner) or ""
        longest = max(one.overdue_days(day, grace) for one in figures)
        words = tuple(one.name for one in figures)
        text = chaser(name, post, figures, day, catalogue.partnership.name)
        rows.append((partner, name, post, len(figures), longest, words, text))
    rows.sort(key=lambda row: (-row[4], row[1]))
    return pd.DataFrame(rows, columns=list(CHASE))


def chaser(partner: str, post: str, figures: list[Expected], as_at: date, partnership: str) -> str:
    """The text that asks a partner for what is overdue."""
    lines = [
        f"To: {post + ', ' if post else ''}{partner}",
        f"Performance figures outstanding on {on_day(as_at)}",
        "",
        f"{partnership or 'The partnership'} has not had these figures yet:",
        *(
            f"- {one.name} ({one.title}): due {on_day(one.due)}, {(as_at - one.due).days} days ago"
            for one in figures
            if one.due is not None
        ),
        "",
        "Please fill in the template that belongs to the period and send it back. Where a figure cannot be given, say",
        "in its cell why not (for example: not collected, suppressed, to be confirmed).",
    ]
    return "\n".join(lines)


def expected_figures(g: Generation, as_at: date) -> Iterator[Expected]:
    """Every figure of the partnership's own area whose period ended by the day, within the partnership's years."""
    catalogue = reads.catalogue_of(g)
    home, rows = catalogue.partnership.area, used_rows(catalogue)
    first = financial_year(catalogue.partnership.first_year).start
    last = min(as_at, financial_year(catalogue.partnership.last_year).end)
    read = versions(g.rows, as_at, [(row["indicator"], row["sub_measure"], home) for row in rows])
    now, first_answered = read.at(as_at), read.first_answered(as_at)
    for row in rows:
        series = series_of(row, home, now)
        came = first_answered.get((series.indicator, series.sub_measure, home), {})
        there = {one.period.end: one.source for one in series.observations if answers(one)}
        for period in expected_periods(series, first, last):
            due = None if series.lag_days is None else due_date(period, series.lag_days)
            yield Expected(
                row["lead"] or "", series.indicator, series.sub_measure, row["title"], period, due,
                came.get(period.end) if period.end in there else None, there.get(period.end),
            )  # fmt: skip


def expected_periods(series: Series, first: date, last: date) -> Iterator[Period]:
    """The periods of the series that end from ``first`` to ``last`` while the indicator was in force, oldest first."""
    pattern, step = pattern_of(series, series.observations), STEP.get(series.frequency)
    if pattern is None or step is None:
        return
    first = max(first, series.valid_from or first)
    last = min(last, series.ended or last)
    months = (first.year - pattern.end.year) * 12 + first.month - pattern.end.month
    count = months // step - 1
    while (period := shifted(pattern, count * step)).end <= last:
        if period.end >= first:
            yield period
        count += 1


def _tracked(
    partner: str, name: str, quarter: Period, found: list[Expected], as_at: date, grace: int
) -> tuple[object, ...]:
    overdue = [one for one in found if one.overdue_days(as_at, grace) > 0]
    received = [one.received for one in found if one.received is not None]
    not_known = sum(one.due is None and one.received is None for one in found)
    not_due = len(found) - len(received) - len(overdue) - not_known
    state = "not due"
    if overdue:
        state = "overdue"
    elif len(received) == len(found):
        state = "received"
    elif received:
        state = "part received"
    waiting = [one for one in found if one.received is None]
    dues = [one.due for one in overdue or waiting or found if one.due is not None]
    return (
        partner, name, label(quarter), quarter.start, quarter.end, state, len(found), len(received), len(overdue),
        not_due, not_known, min(dues, default=None), max(received, default=None),
        max((one.late_days(grace) for one in found), default=0),
        max((one.overdue_days(as_at, grace) for one in overdue), default=0), tuple(one.name for one in overdue),
    )  # fmt: skip


def _partner_names(catalogue: Catalogue) -> dict[str, str]:
    return dict(zip(catalogue.partners["id"], catalogue.partners["name"], strict=True))
