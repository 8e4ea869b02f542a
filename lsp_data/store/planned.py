"""Which plans, actions and overrides an indicator had on a day, and which indicators a change gives or takes one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from lsp_data.measures.plans import Action, Adequacy, Plan, adequacy
from lsp_data.measures.risk import Override
from lsp_data.registers import Item, Written, codes_of, items_of, register_of
from lsp_data.store.changes import Change
from lsp_data.store.registers import logs_of
from lsp_data.store.rows import Rows

PLANNING = ("plan", "action", "override")  # the registers of which a status knows
# All that their rows ever named: what one names no more has lost a plan.
_NAMED = """SELECT DISTINCT unnest(CAST(CAST(n.value AS JSON) AS VARCHAR[])) FROM register_change n
    WHERE n.field = 'indicators' AND n.register IN (SELECT unnest(?::VARCHAR[])) AND n.value <> 'null'
    AND (n.register, n.item) IN ({touched})"""
_WRITTEN = "SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])"
_OF_RETURNS = "SELECT register, item FROM register_change WHERE return_id IN (SELECT unnest(?::VARCHAR[]))"

Logs = Mapping[str, list[Written]]


@dataclass(frozen=True, slots=True)
class Planned:
    """The plans, actions and overrides that name an indicator; of overrides the newest last."""

    plans: list[Plan] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)

    def adequacy(self, lead: str, as_at: date) -> Adequacy:
        """What plans and actions come to on a day."""
        return adequacy(self.plans, self.actions, lead, as_at)

    def judged(self, as_at: date) -> Override | None:
        """The newest override that is in force on a day."""
        return next((one for one in reversed(self.overrides) if one.in_force(as_at)), None)


def logs(rows: Rows) -> Logs:
    """Everything that was written of them."""
    return logs_of(rows, PLANNING)


def planned_at(read: Logs, as_at: date) -> dict[str, Planned]:
    """By indicator, what was known of it by a day."""
    found: dict[str, Planned] = defaultdict(Planned)
    for item, code in _named(items_of(register_of("plan"), read["plan"], as_at)):
        found[code].plans.append(plan_of(item.fields))
    for item, code in _named(items_of(register_of("action"), read["action"], as_at)):
        found[code].actions.append(action_of(item.fields))
    overrides = items_of(register_of("override"), read["override"], as_at)
    for item, code in _named(sorted(overrides, key=lambda one: one.last.age)):
        found[code].overrides.append(override_of(item))
    return dict(found)


def plan_of(told: Mapping[str, Any]) -> Plan:
    """A plan from the fields of its row."""
    return Plan(**{one.name: str(told.get(one.name) or "") for one in fields(Plan)})


def action_of(told: Mapping[str, Any]) -> Action:
    """An action from the fields of its row."""
    return Action(**{one.name: str(told.get(one.name) or "") for one in fields(Action)})


def override_of(item: Item) -> Override:
    """An override from its row; who wrote the verdict judged."""
    told = item.fields
    lapses = date.fromisoformat(str(told["lapses"])) if told.get("lapses") else None
    return Override(str(told["verdict"]), str(told.get("reason") or ""), lapses, item.written["verdict"].made_by)


def touched(rows: Rows, change: Change) -> set[str]:
    """The indicators that the rows of a change named before it or name after it. The change is in the store already."""
    found: set[str] = set()
    rows_written = zip(change.registers.texts("register"), change.registers.texts("item"), strict=True)
    own = [(register, item) for register, item in rows_written if register in PLANNING]
    if own:
        written = [list(part) for part in zip(*own, strict=True)]
        found |= _codes(rows(_NAMED.format(touched=_WRITTEN), [list(PLANNING), *written]))
    if names := change.return_events.texts("return_id"):
        found |= _codes(rows(_NAMED.format(touched=_OF_RETURNS), [list(PLANNING), names]))
    return found


def _codes(found: Iterable[tuple[Any, ...]]) -> set[str]:
    return {str(code) for (code,) in found}


def _named(items: Iterable[Item]) -> Iterable[tuple[Item, str]]:
    for item in items:
        for code in codes_of(item):
            yield item, code
