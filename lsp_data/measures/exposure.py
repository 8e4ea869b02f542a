"""How a series would look to the inspectors of the Comprehensive Area Assessment: exposed, or a candidate for green.

Indicative only: the figures alone, without the plans that decide whether a flag is raised.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.measures.forecast import IN_THE_BALANCE
from lsp_data.measures.series import Polarity
from lsp_data.measures.status import shortfall
from lsp_data.measures.wording import amount, is_percentage, per_cent, points

FAR_AHEAD, FAR_AHEAD_POINTS = 0.10, 3.0  # of the milestone; of percentages in points: what is exceptional


@dataclass(frozen=True, slots=True)
class Exposure:
    """``exposed``: it misses its trajectory, is likely to miss its target and is not improving. ``reason``: why so, or
    why not."""

    exposed: bool
    reason: str


def exposure(colour: str, direction: str, p_target: float | None) -> Exposure:
    """Whether a status is exposed. Without a forecast only what is off track (red) counts as likely to miss."""
    if colour not in ("red", "amber"):
        return Exposure(False, "It does not miss its milestone" if colour == "green" else "It has no status")
    if direction == "improving":
        return Exposure(False, "It is improving")
    if direction == "unknown":
        return Exposure(False, "It is not known whether it is improving")
    going = "getting worse" if direction == "worsening" else "not improving"
    if p_target is None:
        if colour == "amber":
            return Exposure(False, "There is no forecast, and it is only slightly off track")
        return Exposure(True, f"Off track and {going}; there is no forecast")
    if p_target < IN_THE_BALANCE:
        return Exposure(True, f"Behind its milestone, {going} and unlikely to meet its target")
    return Exposure(False, "Its target may still be met")


def exceptional(
    colour: str,
    direction: str,
    actual: float | None,
    milestone: float | None,
    p_target: float | None,
    polarity: Polarity,
    unit: str,
) -> str:
    """Why a status is a candidate for a green flag: improving, and ahead of its milestone by a tenth of it, of
    percentages by three points, where its target is not unlikely to be met. "" where it is none."""
    if colour != "green" or direction != "improving" or actual is None or milestone is None:
        return ""
    if p_target is not None and p_target < IN_THE_BALANCE:
        return ""
    ahead = shortfall(milestone, actual, polarity)
    if is_percentage(unit):
        told, far = points(ahead), ahead >= FAR_AHEAD_POINTS
    else:
        told = per_cent(ahead, milestone) if milestone else amount(ahead, unit)
        far = ahead > 0 and ahead >= FAR_AHEAD * abs(milestone)
    return f"Improving, and {told} better than its milestone of {amount(milestone, unit)}" if far else ""
