"""What needs attention about a series, as far as its figures, targets and lead tell: code, severity and reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from lsp_data.measures.change import ChangeTested, got_worse
from lsp_data.measures.forecast import IN_THE_BALANCE, UNLIKELY, odds
from lsp_data.measures.outlook import Outlook
from lsp_data.measures.peers import QUARTILES, Standing
from lsp_data.measures.series import Observation, Series, Target
from lsp_data.measures.spc import PointType
from lsp_data.measures.timeliness import Timeliness
from lsp_data.measures.trajectory import in_force
from lsp_data.measures.wording import amount, month_of, moved, on
from lsp_data.periods import Basis, label

UNTOLD, UNTOLD_MONTHS = 2, 4  # figures without a word after which commentary is stale; partners write once a quarter
HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at. Severity: high · medium · low."""

    code: str
    severity: str
    reason: str


def told_once(codes: Iterable[str]) -> frozenset[str]:
    """The codes of those flags of a row that are told and counted: red-and-worsening says all that behind-milestone
    says."""
    every = frozenset(codes)
    return every - {"behind-milestone"} if "red-and-worsening" in every else every


def performance_flags(colour: str, reason: str, direction: str) -> list[Flag]:
    """behind-milestone for amber and red; red-and-worsening as well where both hold."""
    found = []
    if colour == "red" and direction == "worsening":
        found.append(Flag("red-and-worsening", HIGH, f"Off track and worsening: {reason}."))
    if colour in ("red", "amber"):
        found.append(Flag("behind-milestone", HIGH if colour == "red" else MEDIUM, f"{_start(reason)}."))
    return found


def outlook_flags(ahead: Outlook, unit: str) -> list[Flag]:
    """forecast-short where the next target is unlikely to be met; special-cause-concern where the last figure is worse
    than the usual up and down."""
    found = []
    goal, chance = ahead.goal, ahead.p_target
    if goal is not None and goal.value is not None and chance is not None and chance < IN_THE_BALANCE:
        text = f"Meeting the target of {amount(goal.value, unit)} by {month_of(goal.period.end)} is {odds(chance)}."
        found.append(Flag("forecast-short", HIGH if chance < UNLIKELY else MEDIUM, text))
    if ahead.chart.variation is PointType.CONCERN:
        text = "The last figure is worse than the usual up and down: a special cause, whose reason is worth asking for."
        found.append(Flag("special-cause-concern", MEDIUM, text))
    return found


def baseline_flags(since: ChangeTested | None, baseline: float | None, series: Series) -> list[Flag]:
    """worse-than-baseline, where the newest figure is, by more than chance."""
    if since is None or baseline is None or not got_worse(since, series.polarity):
        return []
    text = (
        f"Worse than the baseline of {amount(baseline, series.unit)} ({label(since.earlier)}): "
        f"{moved(since.difference, series.unit)}, by more than chance."
    )
    return [Flag("worse-than-baseline", HIGH, text)]


def peer_flags(stood: Standing | None, direction: str) -> list[Flag]:
    """worst-quartile, where the figure is among the worst quarter of its peers (4) and getting worse; the peers' newest
    period may be an earlier one than ours, so it is named."""
    if stood is None or stood.quartile != QUARTILES or direction != "worsening":
        return []
    others = f"{len(stood.authorities)} other authorities in {label(stood.period)}"
    return [Flag("worst-quartile", HIGH, f"In the worst quarter among {others}, and getting worse.")]


def commentary_flags(found: Sequence[Observation], colour: str, said_on: date | None) -> list[Flag]:
    """stale-commentary, where two figures or more (of months four) have come since anything was written, or nothing
    ever was of a figure that is off track, which is graver. ``found``: the observations known on the day; ``said_on``:
    the day of the newest words."""
    severity = MEDIUM if colour == "red" else LOW
    if not found or colour == "grey":
        return []
    if said_on is None:
        missed = colour in ("red", "amber")
        return [Flag("stale-commentary", severity, "Nothing has been written about it.")] if missed else []
    since = sum(1 for _ in takewhile(lambda one: one.known_at > said_on, reversed(found)))
    if since < (UNTOLD_MONTHS if found[-1].period.basis is Basis.MONTH else UNTOLD):
        return []
    text = f"The newest words on it are of {on(said_on)}; {since} figures have come since."
    return [Flag("stale-commentary", severity, text)]


def record_flags(current: Observation | None, target: Target | None, time: Timeliness) -> list[Flag]:
    """overdue, no-target, no-baseline and data-quality: what is missing or doubtful in the record."""
    found = []
    if time.missing and time.due and time.overdue_days:
        grace = f", with {time.grace} days of grace" if time.grace else ""
        text = f"{label(time.missing)} was due on {on(time.due)}{grace}: {_days(time.overdue_days)} overdue."
        found.append(Flag("overdue", MEDIUM, text))
    if target is None or not in_force(target):
        found.append(Flag("no-target", MEDIUM, "No target is agreed."))
    elif target.baseline is None:
        found.append(Flag("no-baseline", LOW, "The target has no baseline."))
    doubt = _doubt(current)
    if doubt:
        found.append(Flag("data-quality", LOW, doubt))
    return found


def lead_flag(lead: str | None) -> list[Flag]:
    """no-lead, where no partner leads."""
    return [] if lead else [Flag("no-lead", MEDIUM, "No partner leads on this indicator.")]


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _doubt(current: Observation | None) -> str:
    if current is None:
        return ""
    if current.marker == "low_reliability":
        return "The figure is marked as unreliable."
    if current.value is not None and current.status == "estimated":
        return "The figure is an estimate."
    if current.value is None and current.marker in ("less_than", "greater_than"):
        return "Only a bound was returned, not a figure."
    return ""


def _start(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
