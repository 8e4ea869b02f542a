"""The criteria of a plan a second time: one question after the other, over days that the test gives as days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

Row = Mapping[str, str]


def judged(plans: Sequence[Row], actions: Sequence[Row], lead: str, as_at: date) -> tuple[str, dict[str, bool]]:
    """The verdict and which criteria are met. An action's ``due`` is a day as 2010-11-30, or ""."""
    met = {"lead": lead != "", "dated-actions": False, "none-overdue": True}
    met |= {"evidence": False, "resources": False, "partners": False}
    for row in [*plans, *actions]:
        for name in ("lead", "evidence", "resources", "partners"):
            if row[name]:
                met[name] = True
    for plan in plans:
        if plan["lead_post"]:
            met["lead"] = True
    for action in actions:
        if action["due"]:
            _dated(action, as_at, met)
    on_their_way = [action for action in actions if action["status"] != "stopped"]
    if all(action["due"] == "" and action["status"] != "done" for action in on_their_way):
        met["none-overdue"] = False
    if len(plans) == 0 and len(actions) == 0:
        return "none", met
    return "inadequate" if False in met.values() else "adequate", met


def _dated(action: Row, as_at: date, met: dict[str, bool]) -> None:
    if action["status"] == "stopped":
        return
    met["dated-actions"] = True
    if action["status"] != "done" and action["due"] < as_at.isoformat():
        met["none-overdue"] = False
