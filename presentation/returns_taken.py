"""What an acceptance takes of a return, and what it leaves: before it on a button, after it in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.compare import Comparison, Row, kept
from loaders.figures import Return
from lsp_data.catalogue import Catalogue
from presentation import returns_register_rows as of_rows
from presentation import words
from presentation.returns_compare import acceptable

_NAMED = 5


def takes_rows(comparison: Comparison, rows: frozenset[int]) -> str:
    """ "24 figures, 3 targets, 1 milestone, 12 actions"."""
    said = [words.times(len(found), name) for name, found in _by_name(comparison, rows).items()]
    return ", ".join([*said, *of_rows.taken_words(comparison, rows)])


def _by_name(comparison: Comparison, rows: frozenset[int]) -> dict[str, list[Row]]:
    """Those of the comparison's rows, by what one of them is called: figure, target or milestone."""
    found: dict[str, list[Row]] = {"figure": [], "target": [], "milestone": []}
    for one in comparison.rows:
        if one.number in rows:
            found["milestone" if one.measure == "milestone" else "target" if one.target else "figure"].append(one)
    return {name: of_name for name, of_name in found.items() if of_name}


def takes(ret: Return, comparison: Comparison, rows: frozenset[int]) -> str:
    """What would be taken: "24 figures, 3 targets", "134 settings", "40 other rows", "nothing"."""
    settings = len(comparison.decides(ret.entries))
    beside = [one for one in kept(ret.entries) if one.kind != "edit" and comparison.lacks(one)]
    comments = sum(one.kind == "commentary" for one in beside)
    others = len(beside) - comments
    said = [
        words.times(count, one, many)
        for count, one, many in (
            (settings, "setting", "settings"),
            (comments, "comment", "comments"),
            (others, "other row", "other rows"),
        )
        if count
    ]
    return ", ".join([*filter(None, [takes_rows(comparison, rows)]), *said]) or "nothing"


def offered(ret: Return, comparison: Comparison, rows: frozenset[int]) -> str:
    """What a button takes, and what it leaves: "12 actions, 1 action conflicting not taken", "3 figures, 1 milestone
    not ticked (NI 123)"."""
    untaken = [*of_rows.left_words(comparison, rows), *of_rows.refused_words(ret.problems)[:_NAMED]]
    left = [f"{one} not taken" for one in untaken]
    return ", ".join([takes(ret, comparison, rows), *_unticked(comparison, rows), *left])


def _unticked(comparison: Comparison, rows: frozenset[int]) -> list[str]:
    """The figures, targets and milestones that could be taken and are not: "1 milestone not ticked (NI 123)"."""
    return [
        f"{words.times(len(found), name)} not ticked ({_listed(_codes(found), 'name')})"
        for name, found in _by_name(comparison, acceptable(comparison) - rows).items()
    ]


def _codes(rows: Sequence[Row]) -> list[str]:
    return [words.indicator(one.indicator, one.sub_measure) for one in rows]


def taken_words(ret: Return, comparison: Comparison, rows: frozenset[int], catalogue: Catalogue) -> str:
    """What was taken, of which areas, and what was not: "2 figures (Chester); not taken: 1 figure not ticked (NI 39),
    2 figures held back (NI 53, NI 123)"."""
    areas = list(dict.fromkeys(catalogue.area_name(one.area) for one in comparison.rows if one.number in rows))
    where = f" ({_listed(areas, 'area')})" if areas else ""
    waiting = [words.indicator(one.indicator, one.sub_measure) if one.indicator else
               one.label.rpartition(" | ")[2] or one.cell for one in comparison.held]  # fmt: skip
    not_taken = _unticked(comparison, rows)
    if waiting:
        not_taken.append(f"{words.times(len(waiting), 'figure')} held back ({_listed(waiting, 'name')})")
    not_taken += [*of_rows.left_words(comparison, rows), *of_rows.refused_words(ret.problems)]
    rest = f"; not taken: {', '.join(not_taken)}" if not_taken else ""
    return f"{takes(ret, comparison, rows)}{where}{rest}"


def _listed(names: Sequence[str], one: str) -> str:
    """The first of some names, each once, and how many more there are."""
    each = list(dict.fromkeys(names))
    more = f" and {words.times(len(each) - _NAMED, f'more {one}')}" if len(each) > _NAMED else ""
    return f"{', '.join(each[:_NAMED])}{more}"


def accepted_words(names: Sequence[str], taken: Sequence[str]) -> str:
    """What was taken, file by file: "north.xlsx is accepted: 24 figures, 3 targets."."""
    if len(names) == 1:
        return f"{names[0]} is accepted: {taken[0]}."
    each = "; ".join(f"{name}: {said}" for name, said in zip(names, taken, strict=True))
    return f"{len(names)} files are accepted. {each}."
