"""Unfinished business of an agreement: what a series' targets still lack, and what would close each gap.

Pure: the targets are the newest versions known, the parts those of the partnership's area on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lsp_data.measures.series import Target
from lsp_data.measures.trajectory import in_force
from lsp_data.measures.wording import times
from lsp_data.periods import label

NO_TARGET, PLACEHOLDER, DEFERRED, RENEGOTIATED = "no-target", "placeholder", "deferred", "renegotiated"
NO_BASELINE, UNDATED_BASELINE, NO_PARTS = "no-baseline", "undated-baseline", "no-parts"
# In the order in which they are to be closed: without a number nothing else can be settled.
CODES = (NO_TARGET, PLACEHOLDER, NO_BASELINE, UNDATED_BASELINE, NO_PARTS, DEFERRED, RENEGOTIATED)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: ``code`` one of CODES, ``what`` a sentence, ``closes`` what would close it; ``target``
    the one that it is about, None where there is none."""

    code: str
    what: str
    closes: str
    target: Target | None = None


def gaps(targets: Sequence[Target], as_at: date, without_target: Sequence[str] = (), parts: int = 0) -> list[Gap]:
    """The gaps of one series in the partnership's whole area, in the order of CODES.

    ``targets``: ascending by period end; of years that are over only the last counts, because the others close with
    their year. ``without_target``: names of the parts of the area for which the indicator is measured and no target is
    set, out of ``parts`` that are measured. A target that was revoked lacks nothing."""
    if not targets:
        what = "No target has been set at all."
        return [Gap(NO_TARGET, what, "A number, its year and its baseline in the next version of the agreement.")]
    counted = [one for one in targets if one.period.end >= as_at] or [targets[-1]]
    found = [*_state_gaps(counted), *_baseline_gaps(counted), *_part_gaps(counted, without_target, parts)]
    return sorted(found, key=lambda gap: CODES.index(gap.code))


def _state_gaps(counted: Sequence[Target]) -> list[Gap]:
    """Placeholders, deferred and renegotiated targets, each kind once for all its years."""
    found = []
    open_ones = [
        one
        for one in counted
        if one.state == "placeholder" or (one.value is None and one.relative is None and one.state == "agreed")
    ]
    if open_ones:
        what = f"The target for {_years(open_ones)} is a placeholder without a number."
        found.append(Gap(PLACEHOLDER, what, "A number that the lead and its partners agree.", open_ones[-1]))
    deferred = [one for one in counted if one.state == "deferred"]
    if deferred:
        what = f"The target for {_years(deferred)} was deferred."
        found.append(Gap(DEFERRED, what, "A number, or the decision to revoke it.", deferred[-1]))
    anew = [one for one in counted if one.state == "renegotiated"]
    if anew:
        what = f"The target for {_years(anew)} was renegotiated; no later version says that it is agreed."
        closes = "A version of the agreement that gives it as agreed, or as revoked."
        found.append(Gap(RENEGOTIATED, what, closes, anew[-1]))
    return found


def _baseline_gaps(counted: Sequence[Target]) -> list[Gap]:
    last = next((one for one in reversed(counted) if one.state != "revoked"), None)
    if last is None:
        return []
    if last.baseline is None:
        what = "The baseline is missing, so progress cannot be told."
        return [Gap(NO_BASELINE, what, "A baseline with the period that it was measured in.", last)]
    if last.baseline_period is None:
        what = "The baseline has no period of its own, so no line can be drawn from it."
        return [Gap(UNDATED_BASELINE, what, "The period in which the baseline was measured.", last)]
    return []


def _part_gaps(counted: Sequence[Target], without_target: Sequence[str], parts: int) -> list[Gap]:
    whole = next((one for one in reversed(counted) if in_force(one)), None)
    if whole is None or not without_target:
        return []
    which = f"any of the {times(parts, 'part')} that are measured"
    if len(without_target) < parts:
        which = ", ".join(without_target)
    what = f"The whole area has a target for {label(whole.period)}; there is none for {which}."
    return [Gap(NO_PARTS, what, "A target for each part, or the decision that the whole area's will do.", whole)]


def _years(targets: Sequence[Target]) -> str:
    return " and ".join(label(one.period) for one in targets)
