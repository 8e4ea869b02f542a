"""The names of the rows of a table by the columns that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loaders.meaning.named_periods import Named
from loaders.meaning.row_labels import NO_LABEL, Labels


class RowNames(NamedTuple):
    """What names a row, outermost first, and the marks beside each name."""

    names: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def row_names(
    columns: Mapping[int, Labels],
    counted: Mapping[int, str],
    held: Sequence[int],
    named: Mapping[int, Named],
    numbers: Sequence[int],
) -> dict[int, RowNames]:
    """The rows that have names, by number. ``columns``: the labels of those that hold names; ``counted``: of columns of
    bare numbers, the word that they count; ``held``: those whose names are written once and hold for the rows below;
    ``named``: the rows of whose innermost name the words stand beside a period."""
    inner = list(columns)[-1:]
    kept: dict[int, str] = {}
    found: dict[int, RowNames] = {}
    for number in numbers if columns else ():
        names: list[str] = []
        marks: list[str] = []
        for column, labels in columns.items():
            text, mark = labels.get(number, NO_LABEL)
            if text and column in counted:
                text = f"{counted[column]} {text}"
            if column in held:
                text = kept[column] = text or kept.get(column, "")
            if column in inner and number in named:
                text = named[number].words
            if text and text != "-":
                names.append(text)
                marks.append(mark)
        if names:
            found[number] = RowNames(tuple(names), tuple(marks))
    return found


def innermost(columns: Mapping[int, Labels], counted: Mapping[int, str]) -> dict[int, str]:
    """The innermost name of each row that has one."""
    inner = list(columns)[-1:]
    if not inner or inner[0] in counted:
        return {}
    return {number: text for number, (text, _) in columns[inner[0]].items() if text}
