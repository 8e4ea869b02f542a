"""What a new version of the agreement (a refresh) did to a target, and whether it asks for more or for less."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.measures.series import Polarity, Target

NEW, SETTLED, CHANGED, WITHDRAWN = "new", "settled", "changed", "withdrawn"
STATE, BASELINE, REWARD, REPEATED = "state", "baseline", "reward", "repeated"
KINDS = (CHANGED, SETTLED, WITHDRAWN, STATE, BASELINE, REWARD, NEW, REPEATED)
HARDER, EASIER = "harder", "easier"


@dataclass(frozen=True, slots=True)
class Refresh:
    """What became of one target.

    ``kind``: new (first named) · settled (a number in the place of a placeholder) · changed (another number) ·
    withdrawn (a number no more) · state · baseline · reward (in or out of it) · repeated (nothing changed).
    ``demand``: harder | easier | "" (no number to compare, or no good direction)."""

    kind: str
    demand: str = ""


def refreshed(before: Target | None, after: Target, polarity: Polarity) -> Refresh:
    """What a version made of a target; ``before``: the same year's target in the version before, None where it had
    none. The gravest kind is given: a new number says more than a new baseline."""
    if before is None:
        return Refresh(NEW)
    if (before.value, before.relative) != (after.value, after.relative):
        if before.value is None and before.relative is None:
            return Refresh(SETTLED)
        if after.value is None and after.relative is None:
            return Refresh(WITHDRAWN)
        return Refresh(CHANGED, _demand(before.value, after.value, polarity))
    if before.state != after.state:
        return Refresh(STATE)
    if (before.baseline, before.baseline_period) != (after.baseline, after.baseline_period):
        return Refresh(BASELINE)
    if before.in_reward != after.in_reward:
        return Refresh(REWARD)
    return Refresh(REPEATED)


def _demand(before: float | None, after: float | None, polarity: Polarity) -> str:
    if polarity is Polarity.NEITHER or before is None or after is None:  # against others: nobody can tell
        return ""
    return HARDER if (after > before) == (polarity is Polarity.HIGH) else EASIER
