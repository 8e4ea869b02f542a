"""Labels that recur in one table ("Other" under three groups), told apart by the row that each stands under."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from loaders.meaning.down import Down, Roles
from loaders.tables.rows import Rows

# In which column a label stands, how far it is indented, whether it is not bold: the smaller stands over the larger.
_Level = tuple[int, int, bool]


def with_parents(rows: Rows, roles: Roles, numbers: Sequence[int], labels: Mapping[int, Down]) -> dict[int, Down]:
    """The rows with the label of the nearest row above that is indented less, further left, or bold, before their own
    where theirs recurs and those rows differ; whether that row has figures itself does not matter."""
    found = dict(labels)
    times = Counter(_said(one) for one in labels.values() if one.names)
    if not roles.names or not any(count > 1 for count in times.values()):
        return found
    groups: dict[object, dict[int, str]] = defaultdict(dict)
    for number, parent in _parents(rows, roles.names, numbers, labels).items():
        said = _said(labels[number])
        if times[said] > 1:
            groups[said][number] = parent
    for under in groups.values():
        if len(set(under.values())) > 1:
            for number, parent in under.items():
                names = labels[number].names
                found[number] = labels[number]._replace(names=(*names[:-1], *([parent] if parent else []), names[-1]))
    return found


def _said(label: Down) -> object:
    return label.area, label.names, label.period


def _parents(rows: Rows, columns: Sequence[int], numbers: Sequence[int], labels: Mapping[int, Down]) -> dict[int, str]:
    """Row → the name of the row that it stands under, "" for none; a list may be indented over several columns."""
    found: dict[int, str] = {}
    over: list[tuple[_Level, str]] = []
    for number in numbers:
        names = labels[number].names
        cell = next((cell for column in reversed(columns) if (cell := rows.at(number, column)) is not None), None)
        if cell is None or not names:
            continue
        level = (cell.column, cell.indent + len(cell.text) - len(cell.text.lstrip()), not cell.bold)
        while over and over[-1][0] >= level:
            over.pop()
        found[number] = over[-1][1] if over else ""
        over.append((level, names[-1]))
    return found
