"""Which figures under an indicator's title are its own, where different ones stand for the same area and time.

A title names one indicator, its table often more: the counts that its rate is of, and what else was counted beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations

from loaders.figures import Figure
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.units import differ, is_percentage, plain_unit
from loaders.meaning.words import fold
from lsp_data.measures.wording import coded

Key = tuple[str, str]  # indicator, sub-measure
Place = tuple[str, object, object]  # area, first day, last day
Figures = Mapping[Place, Figure]  # those of one label
_CLAIMING = frozenset({"actual", "baseline", "target", "milestone", "forecast"})
_OF_ALL = re.compile(r"(?:all|total|overall|everyone|both sexes)\b")
_PER = re.compile(r"per (\d+)")
MOST_COUNTS = 6  # labels among which the parts of a rate are looked for
MOST_NAMED = 6
FEWEST_ROWS = 2  # in which a rate has to be what two counts make
ROUNDED = 0.01  # of a rate: as far as one of rounded counts is from it
SMALL = 0.06  # as far as a rate with one decimal may be


def not_its_own(
    figures: Sequence[Figure], titled: Mapping[str, Key | None], known: Known, names_it: Callable[[str, Key], bool]
) -> dict[str, str]:
    """The labels under whose title an indicator is named that is not theirs, each with the measure that it is instead:
    numerator or denominator where the rate is what two of them make, else "". Labels that never stand beside another
    for the same area and period keep the indicator; of the others those that have its unit or name it (``names_it``:
    whether a label does, beside its title), and of these, where several do, the one of all."""
    beside: dict[tuple[Key, str, Place], dict[str, Figure]] = defaultdict(dict)
    for one in figures:
        key = titled.get(one.label)
        if key is not None and one.measure in _CLAIMING:
            beside[key, one.measure, _place(one)].setdefault(one.label, one)
    rivals: dict[Key, dict[str, dict[Place, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for (key, _, place), labels in beside.items():
        for label, one in labels.items() if len(labels) > 1 else ():
            rivals[key][label].setdefault(place, one)
    lost: dict[str, str] = {}
    for key, found in rivals.items():
        unit = known.indicators[key].unit if key in known.indicators else ""
        own = _own(found, key, unit, names_it)
        others = {label: places for label, places in found.items() if label not in own}
        lost |= dict.fromkeys(others, "") | _counts([found[label] for label in own], others, _scale(unit))
    return lost


def ask_beside(others: Mapping[Key, Sequence[Figure]], called: Callable[[str], str], found: Findings) -> None:
    """A question for the figures that stand beside each indicator's own. ``called``: what names those of a label."""
    for key, held in others.items():
        names = list(dict.fromkeys(called(one.label) for one in held))
        shown = [*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])]
        words = {"indicator": coded(*key), "names": "; ".join(shown)}
        found.tell("beside-indicator", held[0].sheet, held[0].cell, held[0].text, **words)


def _place(one: Figure) -> Place:
    return one.area or fold(one.area_label), one.period_start, one.period_end


def _own(rivals: Mapping[str, Figures], key: Key, unit: str, names_it: Callable[[str, Key], bool]) -> set[str]:
    """Those of the labels beside each other that have the indicator's unit or name; each alone in its places."""
    fitting = {label for label, places in rivals.items() if _fits(label, places.values(), unit)}
    own = fitting | {label for label in rivals if names_it(label, key)}
    if contested := _contested(rivals, own):  # a count may bear the indicator's name beside its rate
        own = own - contested | (contested & fitting or contested)
    if contested := _contested(rivals, own):
        of_all = {label for label in contested if any(_OF_ALL.match(fold(part)) for part in label.split(" | "))}
        own = own - contested | (of_all - _contested(rivals, of_all))
    return own


def _contested(rivals: Mapping[str, Figures], labels: Iterable[str]) -> set[str]:
    """The labels that share a place with another of them."""
    taken: dict[Place, list[str]] = defaultdict(list)
    for label in labels:
        for place in rivals[label]:
            taken[place].append(label)
    return {label for several in taken.values() if len(several) > 1 for label in several}


def _fits(label: str, figures: Iterable[Figure], unit: str) -> bool:
    """Whether a label or its figures have the unit of the indicator."""
    if not unit:
        return False
    if any(plain_unit(part) == plain_unit(unit) for part in label.split(" | ")):
        return True
    units = {one.unit for one in figures if one.unit}
    return bool(units) and not any(differ(one, unit) for one in units)


def _scale(unit: str) -> float:
    """What a rate of this unit multiplies its quotient with; 0 where it is none."""
    if is_percentage(unit):
        return 100.0
    per = _PER.fullmatch(plain_unit(unit))
    return float(per[1]) if per else 0.0


def _counts(rates: Iterable[Figures], others: Mapping[str, Figures], scale: float) -> dict[str, str]:
    """The labels of two counts of which a rate is made, wherever all three are given."""
    if not scale or len(others) > MOST_COUNTS:
        return {}
    found: dict[str, str] = {}
    for rate in rates:
        for above, below in permutations(others, 2):
            if _made_of(rate, others[above], others[below], scale):
                found |= {above: "numerator", below: "denominator"}
    return found


def _made_of(rate: Figures, above: Figures, below: Figures, scale: float) -> bool:
    rows = 0
    for place, one in rate.items():
        parts = [held.reads if (held := each.get(place)) is not None else None for each in (above, below)]
        if one.reads is None or parts[0] is None or not parts[1]:
            continue
        if abs(parts[0] / parts[1] * scale - one.reads) > max(SMALL, ROUNDED * abs(one.reads)):
            return False
        rows += 1
    return rows >= FEWEST_ROWS
