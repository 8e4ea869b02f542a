"""Rows and columns of any table of figures that name indicators, by their code or their exact name.

Whatever a table is headed, a row that bears the code or the name of an indicator is that indicator's; the rows beside
it that name none are asked about, and nothing is matched by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.figures import Figure
from loaders.kinds.claims import Key, ask_beside, not_its_own
from loaders.meaning.about_figures import is_about
from loaders.meaning.around import Around, Findings
from loaders.meaning.checks import check_figure, check_row
from loaders.meaning.heading_words import is_margin
from loaders.meaning.identity import Identity, identity, likely
from loaders.meaning.known import Known
from loaders.meaning.records import Record
from loaders.meaning.row_measures import measure_said
from loaders.meaning.words import Role, without_marks
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Basis, Period

MOST_ASKED = 20  # rows without a known name that are asked about one by one; a longer list is a table of something else
_NAMES = (Role.INDICATOR.value, Role.TITLE.value)


@dataclass(frozen=True, slots=True)
class Labels:
    """What may name the figures of a table: its ``rows`` by number, the ``columns`` beside them that hold names, the
    heading cells over each column of values, the roles that a person said of columns, and what the titles say."""

    sheet: Rows
    rows: Sequence[int]
    columns: Sequence[int]
    over: Mapping[int, Sequence[Cell]]
    said: Mapping[int, str] = field(default_factory=dict)
    subject: tuple[str, ...] = ()

    def names(self, column: int) -> set[str]:
        """The different names in a column, without the marks of notes."""
        cells = (self.sheet.at(row, column) for row in self.rows)
        texts = {cell.text for cell in cells if cell is not None and isinstance(cell.value, str)}
        return {without_marks(text)[0] for text in texts} - {""}

    def text(self, row: int, column: int) -> str:
        """The name at a place, without the marks of notes."""
        cell = self.sheet.at(row, column)
        return without_marks(cell.text)[0] if cell is not None and isinstance(cell.value, str) else ""


def with_indicators(figures: Sequence[Figure], labels: Labels, around: Around, found: Findings) -> list[Figure]:
    """The figures with the indicator that their row names, or the heading over them, checked like those of a return;
    as they are where no row and no heading names one. A row that names none, beside others that do, is asked about."""
    named = _columns_that_name(labels, around.known)
    headings = _by_heading(labels, around, found)
    said = {str(row) for row in labels.rows if around.said_of(row).indicator} if around.rows else set()
    if not named and not headings:
        rest = replace(labels, rows=[row for row in labels.rows if str(row) not in said]) if said else labels
        unnamed = (one for one in figures if one.indicator is None and not (said and one.row in said))
        _ask_what_is_counted(next(unnamed, None), rest, around.known, found)
        if not said:
            return list(figures)
    lines: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        lines[figure.row].append(figure)
    records = {row: _record(labels, int(row), named) for row in lines}
    known = {row for row, record in records.items() if row in said or _names_one(record, around.known)}
    others = [row for row in records if row not in known and records[row].cells]
    asked = set(others) if named and not headings and len(others) <= MOST_ASKED else set()
    rows = {row: identity(records[row], around, found) for row in records if row in known or row in asked}
    others_own = _about_others(labels)
    headings = {column: who for column, who in headings.items() if column not in others_own}
    counted = _counted([one for one in figures if one.row not in rows], headings, around.known, found)
    made: list[Figure] = []
    for row, line in lines.items():
        who = rows.get(row)
        own = [
            one
            if _column(one) in others_own
            else _of(one, who, around, found)
            if who is not None
            else _under(one, headings.get(_column(one)), counted.get(one.label), around, found)
            for one in line
        ]
        if who is not None:
            check_row(records[row], who, own, around, found)
        made.extend(own)
    return made


def _about_others(labels: Labels) -> set[str]:
    """The letters of the columns whose heading says a margin or something else about another figure."""
    return {
        cell_name(1, column)[:-1]
        for column, cells in labels.over.items()
        if cells and (is_margin(cells[-1].text) or is_about(cells[-1].text))
    }


def _counted(
    figures: Sequence[Figure], headings: Mapping[str, Identity], known: Known, found: Findings
) -> dict[str, str]:
    """By label, what the figures are instead that stand beside an indicator's own under the heading that names it: its
    numerator or denominator, else "", and then they are asked about."""
    keys = {
        one.label: (who.indicator, who.sub_measure)
        for one in figures
        if (who := headings.get(_column(one))) is not None and who.indicator is not None
    }
    counted = not_its_own(figures, keys, known, lambda *_: True)
    others: dict[Key, list[Figure]] = defaultdict(list)
    for one in figures:
        if counted.get(one.label) == "":
            others[keys[one.label]].append(one)
    ask_beside(others, str, found)
    return counted


def _under(figure: Figure, who: Identity | None, counted: str | None, around: Around, found: Findings) -> Figure:
    """The figure under a heading that names an indicator; ``counted``: what it is instead, as :func:`_counted` says."""
    if counted is not None and (not counted or figure.measure != "actual"):
        return figure
    return _of(figure._replace(measure=counted) if counted else figure, who, around, found)


def _ask_what_is_counted(first: Figure | None, labels: Labels, known: Known, found: Findings) -> None:
    """Ask what the figures of a table are of whose rows and headings name no indicator: of each table whose title has
    the words of one, else row by row, and once for the sheet where the rows are many or without names. ``first``: the
    first of the figures without an indicator."""
    if first is None:
        return
    names = _few_names(labels)
    sheet, title = first.sheet, " ".join(labels.subject)
    if names and not likely(known, title):
        for text in dict.fromkeys(labels.text(row, column) for row in labels.rows for column in labels.columns):
            if text in names:
                found.ask_once(text, "no-indicator-code", sheet, names[text], text, suggestion=likely(known, text))
        return
    words = {"suggestion": likely(known, title)}
    found.ask_once(title if words["suggestion"] else "", "no-known-indicator", sheet, first.cell, title, **words)


def _few_names(labels: Labels) -> dict[str, str]:
    """The names beside the figures, with where each stands first; none where they are too many to ask about."""
    names: dict[str, str] = {}
    for column in reversed(labels.columns):
        for row in labels.rows:
            text = labels.text(row, column)
            if text and not measure_said(text):  # "Target" names nothing, and no indicator is like it
                names.setdefault(text, cell_name(row, column))
            if len(names) > MOST_ASKED:
                return {}
    return names


def _columns_that_name(labels: Labels, known: Known) -> dict[Role, int]:
    """Which columns hold the codes and the names of indicators; empty where none does. What a person said stands."""
    said = {role: column for column, role in labels.said.items() if role in _NAMES and column in labels.columns}
    codes: Counter[int] = Counter()
    titles: Counter[int] = Counter()
    for column in labels.columns:
        for text in labels.names(column):
            if known.by_title(text):
                titles[column] += 1
            elif known.indicator(text):
                codes[column] += 1
    found: dict[Role, int] = {}
    code = said.get(Role.INDICATOR.value, max(codes, key=lambda one: codes[one], default=0))
    if code:
        found[Role.INDICATOR] = code
    rest = [one for one in labels.columns if one != code]
    title = said.get(Role.TITLE.value, max(rest, key=lambda one: titles[one], default=0))
    if title and (titles[title] or code or Role.TITLE.value in said):
        found[Role.TITLE] = title
    return found


def _record(labels: Labels, row: int, named: Mapping[Role, int]) -> Record:
    cells = {role: cell for role, column in named.items() if (cell := labels.sheet.at(row, column)) is not None}
    return Record(row, cells, ())


def _names_one(record: Record, known: Known) -> bool:
    texts = [without_marks(record.text(role))[0] for role in (Role.INDICATOR, Role.TITLE)]
    return any(known.indicator(text) or known.by_title(text) for text in texts if text)


def _by_heading(labels: Labels, around: Around, found: Findings) -> dict[str, Identity]:
    """The indicator that the heading over each column of values names, by the column's letters."""
    named: dict[str, Identity] = {}
    for column, cells in labels.over.items():
        for cell in reversed(cells):
            record = Record(cell.row, {Role.INDICATOR: cell}, ())
            if isinstance(cell.value, str) and _names_one(record, around.known):
                named[cell_name(1, column)[:-1]] = identity(record, around, found)
                break
    return named


def _of(figure: Figure, who: Identity | None, around: Around, found: Findings) -> Figure:
    if who is None or figure.indicator not in (None, who.indicator):
        return figure
    figure = figure._replace(indicator=who.indicator, sub_measure=who.sub_measure, held=figure.held or who.held)
    period = None
    if figure.period_start is not None and figure.period_end is not None and figure.period_basis is not None:
        period = Period(figure.period_start, figure.period_end, Basis(figure.period_basis))
    return check_figure(figure, who, period, around, found)


def _column(figure: Figure) -> str:
    return figure.cell.rstrip("0123456789")
