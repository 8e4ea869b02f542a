"""What is agreed of a target beside its value: from where it starts, its class, version and state, and the reward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from loaders.figures import Figure
from loaders.meaning.relative import RELATIVE, read_relative
from loaders.meaning.words import fold
from lsp_data.measures.relative import Relative
from lsp_data.measures.repeats import same_number
from lsp_data.measures.wording import on
from lsp_data.values.vocabulary import MARKERS

_REWARD = {"yes": True, "no": False, "y": True, "n": False}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a return says of a target; None or "" where it does not say. The baseline is in the indicator's unit."""

    baseline: float | None = None
    baseline_text: str | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    target_class: str = ""
    version: str = ""
    state: str = ""
    in_reward: bool | None = None
    relative: Relative | None = None  # set against others, in the place of a number


class Baselines:
    """The baselines of a return: for a target that of its own row, else the one that is given for the series."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._of: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for one in figures:
            if one.measure == "baseline":
                self._of[_series(one)].append(one)

    def agreed(self, target: Figure) -> Agreed:
        """What the return says of this target."""
        same, facts = self._of.get(_series(target), []), target.facts
        beside = [one for one in same if (one.sheet, one.row) == (target.sheet, target.row)]
        baseline = next(iter(beside or same), None)
        said = Agreed(
            target_class=facts.get("class", "").lower(),
            version=facts.get("version", ""),
            state=facts.get("state", "").lower(),
            in_reward=_REWARD.get(facts.get("in_reward", "").strip().lower()),
            relative=read_relative(target.text) if target.marker == RELATIVE else None,
        )
        if baseline is None:
            return said
        return replace(
            said,
            baseline=baseline.reads,
            baseline_text=baseline.text,
            baseline_start=baseline.period_start,
            baseline_end=baseline.period_end,
        )


def _series(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.sub_measure, figure.area, figure.area_label


def otherwise(said: Agreed, held: Mapping[str, Any]) -> str:
    """What the return says otherwise than the store holds, in words; "" where it says nothing or the same."""
    found = []
    if said.baseline is not None and not same_number(said.baseline, held["baseline"]):
        old = "none" if held["baseline"] is None else f"{held['baseline']:.10g}"
        found.append(f"baseline {said.baseline:.10g} (was {old})")
    elif said.baseline is not None and said.baseline_end is not None:
        days = (held["baseline_start"], held["baseline_end"])
        if (said.baseline_start, said.baseline_end) != days:
            found.append(f"baseline of the period to {on(said.baseline_end)} (was {_day(days[1])})")
    for name, new, old in (
        ("class", said.target_class, held["class"]),
        ("version", said.version, held["version"]),
        ("state", said.state, held["state"]),
    ):
        if new and new.lower() != (old or "").lower():
            found.append(f"{name} {new} (was {old or 'none'})")
    if said.in_reward is not None and said.in_reward != held["in_reward"]:
        found.append("in the reward" if said.in_reward else "not in the reward")
    return ", ".join(found)


def _day(held: date | None) -> str:
    return "none" if held is None else on(held)


def other_words(text: str, held: str | None) -> bool:
    """Whether a target without a number is worded otherwise than the one held ("TBC" and "to be confirmed" are one)."""
    return fold(text) != fold(held or "") and text.strip().lower() not in MARKERS


def completed(said: Agreed, held: Mapping[str, Any]) -> Agreed:
    """What the return says of a target whose value stands, with what is held where it says nothing."""
    from_held = said.baseline is None and held["baseline"] is not None
    same_days = from_held or said.baseline_end is None
    return Agreed(
        baseline=held["baseline"] if from_held else said.baseline,
        baseline_text=held["baseline_text"] if from_held else said.baseline_text,
        baseline_start=held["baseline_start"] if same_days else said.baseline_start,
        baseline_end=held["baseline_end"] if same_days else said.baseline_end,
        target_class=said.target_class or held["class"] or "",
        version=said.version or held["version"] or "",
        state=said.state or held["state"] or "",
        in_reward=held["in_reward"] if said.in_reward is None else said.in_reward,
        relative=said.relative,
    )
