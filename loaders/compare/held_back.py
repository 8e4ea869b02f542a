"""What of a return cannot be stored as it is, and why: every figure that is held back is named in a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.figures import Figure, row_of
from loaders.problems import problem
from lsp_data.errors import Problem, Severity
from lsp_data.measures.wording import coded, times

_WHY = {
    "no-indicator-code": "no indicator is known for them",
    "unknown-indicator": "no indicator is known for them",
    "sub-measure-missing": "it is not said of which part of the indicator they are",
    "period-unknown": "nothing says for which period they are",
    "ambiguous-period": "it is not clear for which period they are",
    "unknown-peer": "nobody knows the area that they are said to be of",
    "unknown-area": "no area of this name is known",
    "text-in-value": "they hold no number",
    "duplicate-conflict": "there are two values",
}
# Told of the whole series, with its name, or where it stands: what another column of the row says is not lost.
_TOLD_ONCE = frozenset({"not-in-use", "cumulative-or-not", "duplicate-row"})
_NAMED, _LONGEST = 6, 60


def held_back_problems(held: Sequence[Figure], told: Iterable[Problem]) -> list[Problem]:
    """A question for the figures of a sheet that are held back for one reason, where nothing is asked at their cell,
    nor that very thing in their row: how many they are, why, and what they are called. It stands at the first."""
    asked = [one for one in told if one.severity is not Severity.NOTE and one.cell]
    cells = {(one.sheet, one.cell) for one in asked}
    rows = {(one.sheet, row_of(one.cell), one.code) for one in asked}
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in held:
        named = (one.sheet, one.cell) in cells or (one.sheet, one.row, one.held) in rows
        if one.held not in _TOLD_ONCE and not named:
            groups[one.sheet, one.held].append(one)
    problems = []
    for (sheet, code), figures in groups.items():
        names = list(dict.fromkeys(_called(one) for one in figures))
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        count = times(len(figures), "figure is held back", "figures are held back")
        words = {"count": count, "names": f"{'; '.join(names[:_NAMED])}{more}"}
        why = _WHY.get(code, "of what is asked about them")
        problems.append(problem("held-back", sheet, figures[0].cell, figures[0].text, why=why, **words))
    return problems


def _called(figure: Figure) -> str:
    """What a figure is called: its indicator, else the innermost label of its row."""
    if figure.indicator:
        return coded(figure.indicator, figure.sub_measure)
    label = figure.label.rpartition(" | ")[2] or figure.cell
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
