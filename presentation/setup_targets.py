"""One target set by hand: the same return of kind targets that a targets workbook would be, with a record of who set it
in place of the workbook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from loaders.compare import compare, to_change
from loaders.figures import Figure, Header, Return
from loaders.meaning.relative import RELATIVE, read_relative
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.periods import Period, academic_year, calendar_year, financial_year, label, survey
from lsp_data.store import reads
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from presentation import words
from presentation.markup import Html, link
from presentation.tables import Column, table

STATES = {
    "agreed": "agreed",
    "placeholder": "placeholder, still to be agreed",
    "deferred": "deferred",
    "renegotiated": "renegotiated",
    "revoked": "revoked",
}
COLUMNS = {
    "indicator": "Indicator",
    "sub_measure": "Sub-measure",
    "title": "Title",
    "baseline": "Baseline",
    "baseline_end": "Baseline up to",
    "target": "Target",
    "target_end": "Target by",
    "target_version": "Version",
    "target_class": "Class",
}
RELATIVE_EXAMPLES = "England + 1 point, 5% below comparator group, best quarter"
WITHOUT = "without a baseline"
_BASELINE = ("baseline", "baseline_text", "baseline_start", "baseline_end")
_YEARS = {"calendar_year": calendar_year, "academic_year": academic_year, "survey": survey}


@dataclass(frozen=True, slots=True)
class HandTarget:
    """A target as typed. ``value`` None: it is still to be confirmed. Values are in the indicator's unit. A baseline
    that is not typed is the one held beside the target, unless it is to be ``without_baseline``."""

    indicator: str
    sub_measure: str
    area: str
    period: Period
    value: float | None
    baseline: float | None
    baseline_period: Period | None
    version: str
    target_class: str
    state: str
    known_at: date
    source: str
    without_baseline: bool = False
    in_words: str = ""  # set against others, in the place of a number: "England + 1 point"

    def wants(self) -> str:
        """What is still wanting; "" where nothing is."""
        if self.in_words and self.value is not None:
            return "Type the target as a number or in words, not both."
        if self.in_words and read_relative(self.in_words) is None:
            return f"“{self.in_words}” is not understood. Write it like one of these: {RELATIVE_EXAMPLES}."
        if self.value is None and self.state == "agreed" and not self.in_words:
            return "Type the target, or say that it is a placeholder."
        if self.baseline is not None and self.baseline_period is None:
            return "Say for which period the baseline is."
        return "" if self.source.strip() else "Say where the target is agreed."


def years_of(row: Mapping[Any, Any], first: int, last: int, *, before: int = 0) -> dict[Period, str]:
    """The years for which an indicator can have a target, newest first (``before``: so many more earlier ones)."""
    make = _YEARS.get(row["basis"], financial_year)
    return {one: label(one) for one in (make(year) for year in range(last, first - before - 1, -1))}


def change_of(g: Generation, target: HandTarget, *, by: str) -> tuple[Change, bytes]:
    """The change that publishes the target, and the record to archive. LspError where it cannot be taken."""
    record = _record(target, by)
    ret = Return(
        file="target set by hand",
        sha256=hashlib.sha256(record).hexdigest(),
        kind="targets",
        figures=_figures(target),
        header=Header(known_at=target.known_at),
        layout="by hand",
    )
    compared = compare(ret, g, known_at=target.known_at)
    goals = [one for one in compared.rows if one.target and one.figure is not None]
    held = _held(g, target)
    if all(one.kind == "same" for one in goals) and _baseline_stands(held, target):
        raise LspError("This is the target that is held already: nothing was changed.")
    if any(one.old_known_at is not None and one.old_known_at > target.known_at for one in goals):
        raise LspError("A target is held that became known later. Give the day on which this one replaced it.")
    rows = [one.number for one in goals]
    change = to_change(ret, compared, rows, made_by=by, reason=target.source)
    if target.baseline is not None or (held is None and not target.without_baseline):
        return change, record
    kept = {name: None if held is None or target.without_baseline else held[name] for name in _BASELINE}
    return replace(change, targets=change.targets.assign(**kept)), record


def _held(g: Generation, target: HandTarget) -> dict[str, Any] | None:
    """The version of the target that counts now; None where there is none."""
    found = reads.target_versions(g, target.indicator, target.sub_measure, target.area, None)
    own = target.period
    found = found[
        found["current"].astype(bool)
        & (found["kind"] == "target")
        & (found["basis"] == own.basis.value)
        & (found["period_start"] == pd.Timestamp(own.start))
        & (found["period_end"] == pd.Timestamp(own.end))
    ]
    if found.empty:
        return None
    return {str(name): None if words.missing(cell) else cell for name, cell in found.iloc[0].to_dict().items()}


def _baseline_stands(held: Mapping[str, Any] | None, target: HandTarget) -> bool:
    """Whether the baseline that is held beside the target stays as it is: it can be added to a target, put right or
    taken away, while the target itself stays."""
    if held is None or target.without_baseline:
        return held is None or held["baseline"] is None
    if target.baseline is None or target.baseline_period is None:
        return True
    typed = target.baseline_period
    return bool(
        held["baseline"] == target.baseline
        and held["baseline_start"] == pd.Timestamp(typed.start)
        and held["baseline_end"] == pd.Timestamp(typed.end)
    )


def _figures(target: HandTarget) -> tuple[Figure, ...]:
    facts = {"class": target.target_class, "version": target.version, "state": target.state}
    goal = _figure(target, "target", "A1", target.period, target.value)
    goal = goal._replace(note=target.source, facts=facts)
    if target.in_words:
        goal = goal._replace(text=target.in_words, marker=RELATIVE)
    elif target.value is None:
        goal = goal._replace(marker="tbc")
    if target.baseline is None or target.baseline_period is None:
        return (goal,)
    return (goal, _figure(target, "baseline", "B1", target.baseline_period, target.baseline))


def _figure(target: HandTarget, measure: str, cell: str, period: Period, value: float | None) -> Figure:
    return Figure(
        sheet="by hand",
        cell=cell,
        label=f"{measure.capitalize()} for {label(period)}",
        text="TBC" if value is None else f"{value:.10g}",
        measure=measure,
        indicator=target.indicator,
        sub_measure=target.sub_measure,
        area=target.area,
        period_basis=period.basis.value,
        period_start=period.start,
        period_end=period.end,
        value=value,
    )


def _record(target: HandTarget, by: str) -> bytes:
    held = target.baseline_period
    fields = {
        "kind": "target_by_hand",
        "indicator": target.indicator,
        "sub_measure": target.sub_measure,
        "area": target.area,
        "period": [target.period.basis.value, target.period.start.isoformat(), target.period.end.isoformat()],
        "value": target.value,
        "in_words": target.in_words,
        "baseline": target.baseline,
        "without_baseline": target.without_baseline,
        "baseline_period": [held.basis.value, held.start.isoformat(), held.end.isoformat()] if held else None,
        "version": target.version,
        "class": target.target_class,
        "state": target.state,
        "known_at": target.known_at.isoformat(),
        "source": target.source,
        "made_by": by,
    }
    return json.dumps(fields, ensure_ascii=False, indent=1).encode("utf-8")


def targets_table(status: pd.DataFrame, catalogue: Catalogue) -> Html:
    """The target ahead of each series in use. In: status rows of the partnership's own area."""
    rows = [
        (
            link(words.indicator(row["indicator"], row["sub_measure"]), "partnership",
                 {"step": "targets", "target": words.indicator_key(row["indicator"], row["sub_measure"])}),
            row["title"],
            "none" if words.missing(row["baseline"]) else words.number(row["baseline"], words.said(row["unit"])),
            "none" if words.missing(row["target"]) else words.number(row["target"], words.said(row["unit"])),
            words.day(row["target_end"], ""),
            words.said(row["target_version"]),
        )
        for row in status.to_dict("records")
    ]  # fmt: skip
    columns = [
        Column("Code", width="7rem"), Column("Indicator", header=True), Column("Baseline", "right"),
        Column("Target", "right"), Column("By"), Column("Version"),
    ]  # fmt: skip
    return table(f"Targets of {catalogue.partnership.name}", columns, rows, nothing="No indicator is in use.")
