"""The records of a table as figures, each with its indicator, period, value and cell, and with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.figures import Figure
from loaders.meaning.around import Around, Findings
from loaders.meaning.cells import MARKER_CHOICES, STATUS_CHOICES, goal_of, marker_choice, status_choice, value_of
from loaders.meaning.checks import check_figure, check_row
from loaders.meaning.commentary import with_commentary
from loaders.meaning.comparators import is_other
from loaders.meaning.headings import Heading
from loaders.meaning.identity import Identity, check_partner, identity
from loaders.meaning.phrases import one_reading
from loaders.meaning.records import Body, Record, Value
from loaders.meaning.row_measures import measure_said
from loaders.meaning.so_far import is_cumulative, is_part
from loaders.meaning.timing import RowPeriods, Timed, by_row_and_column, figure_period, row_period, row_periods
from loaders.meaning.units import in_percent
from loaders.meaning.words import Role, tidy, without_marks
from loaders.tables.rows import cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, Period, label, year_to_date

_FACTS: dict[Role, str] = {
    Role.TARGET_CLASS: "class",
    Role.VERSION: "version",
    Role.STATE: "state",
    Role.IN_REWARD: "in_reward",
    Role.THEME: "theme",
    Role.OFFICER: "officer",
    Role.LEAD: "lead",
    Role.PARTNER: "partner",
}

_SETTLED_BY_AREA = ("unknown-area", "part-of-indicator")  # what holds a row back no longer once a person says its area


@dataclass(frozen=True, slots=True)
class Row:
    """One record with all that was found out about it."""

    record: Record
    who: Identity
    period: Timed
    facts: Mapping[str, str]


def read_records(body: Body, around: Around, found: Findings) -> None:
    """Add the figures of all records, their commentary and their problems to what was found."""
    periods: RowPeriods = row_periods(body.records, around.year)
    for record in body.records:
        who = _by_measure(identity(record, around, found), record, around, found)
        said = around.said_of(record.row).period
        period = Timed(said) if said else row_period(record, periods.get(record.row), who, around, found)
        check_partner(record, around, found)
        row = Row(record, who, period, {**around.facts, **_facts(record)})
        figures = [_figure(value, row, around, found) for value in record.values]
        figures = _marked(row, around, figures, found)
        check_row(record, who, figures, around, found)
        found.figures.extend(with_commentary(record, who, period.period, figures, around, found))


def _by_measure(who: Identity, record: Record, around: Around, found: Findings) -> Identity:
    """Who the row is about; held where other rows say what their figures are and this one something unknown."""
    cell = record.cell(Role.MEASURE)
    if cell is None or not record.values or measure_said(cell.text):
        return who
    found.tell("unknown-measure", around.sheet, cell_name(cell.row, cell.column), tidy(cell.text))
    return replace(who, held=who.held or "unknown-measure")


def _facts(record: Record) -> Mapping[str, str]:
    facts = {name: text for role, name in _FACTS.items() if (text := record.text(role))}
    if record.section:
        facts["section"] = record.section
    if rating := record.text(Role.RATING):
        facts["rating"] = rating
    return facts


def _figure(value: Value, row: Row, around: Around, found: Findings) -> Figure:
    cell, heading = value.cell, value.heading
    row = _as_said(row, heading, around)
    read, problems = goal_of(cell, around.sheet) if heading.measure == "target" else value_of(cell, around.sheet)
    found.add(problems)
    if cell.comment:
        found.tell("comment-kept", around.sheet, cell_name(cell.row, cell.column), cell.comment)
    timed = _timed(value, row, read.period_text, around, found)
    measure, facts = _measure(heading.measure, row.facts)
    word = row.record.text(Role.FIGURE_STATUS)
    status = read.status or status_choice(word) or heading.status or _by_notes(read.note, value, row, around)
    unknown = word if word and status_choice(word) is None and heading.measure == "actual" else ""
    if unknown:
        place = cell_name(cell.row, row.record.cells[Role.FIGURE_STATUS].column)
        found.ask_once(place, "unknown-choice", around.sheet, place, unknown, known=", ".join(STATUS_CHOICES))
    errors = [one.code for one in problems if one.severity == "error"]
    figure = Figure(
        sheet=around.sheet,
        cell=cell_name(cell.row, cell.column),
        label=label_of(heading.naming, row.who.labels),
        text=cell.text,
        measure=measure,
        indicator=row.who.indicator,
        sub_measure=row.who.sub_measure,
        area=row.who.area,
        area_label=row.who.area_label,
        scale=read.scale,
        period_basis=timed.period.basis.value if timed.period else None,
        period_start=timed.period.start if timed.period else None,
        period_end=timed.period.end if timed.period else None,
        value=read.value,
        marker=read.marker,
        status=status,
        note="; ".join(part for part in (read.note, unknown, tidy(cell.comment)) if part),
        unit=read.unit or row.record.text(Role.UNIT) or heading.unit,
        benchmark=bool(heading.others and not heading.area and is_other(heading.others, around.known)),
        held=row.who.held or timed.held or (errors[0] if errors else ""),
        facts=facts,
        follows_return=timed.of_return,
    )
    _period_in_cell(figure, value, timed.period, read.period_text, around, found)
    return check_figure(in_percent(figure), row.who, timed.period, around, found)


def _by_notes(note: str, value: Value, row: Row, around: Around) -> str | None:
    """How firm a figure is by the notes to which the marks at it, at its headings or at its row's names refer."""
    column = value.heading.column
    names = [row.record.text(role) for role in (Role.INDICATOR, Role.TITLE)]
    marks = [note, column.cell.superscript, *(without_marks(text)[1] for text in (*column.path, *names))]
    return next((said for one in marks if (said := around.notes.status_of(one))), None)


def _timed(value: Value, row: Row, text: str, around: Around, found: Findings) -> Timed:
    """For when a figure is: as a person said of its row, else as its column, row, cell and return say."""
    said = around.said_of(row.record.row).period
    if said is not None:
        return Timed(said)
    timed = figure_period(value, row.period, row.record, text, row.who, around, found)
    timed = by_row_and_column(timed, value, row.period.period, around, found)
    if is_part(timed.period) and not value.heading.said and is_cumulative(row.record.text(Role.TITLE)):
        timed = replace(timed, period=year_to_date(timed.period.end))
    return _baseline_period(timed, value.heading.measure, row, around, found)


def _as_said(row: Row, heading: Heading, around: Around) -> Row:
    """The row as it is under a heading of which a person said the indicator or the area; what was said of the row
    itself stands."""
    who, said = row.who, around.said_of(row.record.row)
    if heading.indicator is not None and said.indicator is None:
        known = around.known.indicators.get(heading.indicator)
        held = "" if who.held in ("no-indicator-code", "unknown-indicator") else who.held
        who = replace(who, indicator=heading.indicator[0], sub_measure=heading.indicator[1], known=known, held=held)
    held = "" if who.held in _SETTLED_BY_AREA else who.held
    if heading.area and not said.area:
        who = replace(who, area=heading.area, held=held)
    elif heading.others and not heading.area:
        who = replace(who, area=around.known.area(heading.others), area_label=heading.others, held=held)
    return row if who is row.who else replace(row, who=who)


def _measure(measure: str, facts: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """A reward trigger is a point on the way to the target, and no point in time."""
    return ("milestone", {**facts, "trigger": "yes"}) if measure == "trigger" else (measure, facts)


def _baseline_period(timed: Timed, measure: str, row: Row, around: Around, found: Findings) -> Timed:
    """The baseline's own period where a column beside it names one: of "2005-2007" the years, which is all that it can
    be; one that can be several is asked about."""
    if measure != "baseline" or timed.period is not None:
        return timed
    beside = replace_period(row.record)
    named = row_periods([beside], around.year).get(beside.row)
    period = one_reading(named)
    if isinstance(named, Ambiguous) and period is None:
        return row_period(beside, named, row.who, around, found)
    return Timed(period) if period is not None else timed


def replace_period(record: Record) -> Record:
    """The record with the baseline's period in the place of the row's own."""
    cell = record.cell(Role.BASELINE_PERIOD)
    return replace(record, cells={Role.PERIOD: cell} if cell is not None else {})


def _period_in_cell(
    figure: Figure, value: Value, period: Period | None, text: str, around: Around, found: Findings
) -> None:
    named = value.heading.period
    if text and named is not None and period is not None and period != named:
        words = {"period": label(period), "heading": label(named)}
        found.tell("period-in-cell", around.sheet, figure.cell, figure.text, **words)


def _marked(row: Row, around: Around, figures: Sequence[Figure], found: Findings) -> list[Figure]:
    """The row's figures with the reason that our template offers for having no number: without a value it is a figure
    that says why, beside one it is asked about and kept as its note. Words that are no choice are kept as well."""
    cell, text = row.record.cell(Role.MARKER), row.record.text(Role.MARKER)
    if cell is None or not text:
        return list(figures)
    place, marker = cell_name(cell.row, cell.column), marker_choice(text)
    if marker is None:
        found.tell("unknown-choice", around.sheet, place, text, known=", ".join(MARKER_CHOICES))
    if any(figure.measure == "actual" for figure in figures):
        if marker and any(figure.measure == "actual" and figure.value is not None for figure in figures):
            found.tell("value-and-reason", around.sheet, place, text)
        held = "value-and-reason" if marker == "suppressed" else ""  # nothing that was to be kept back slips through
        return [_with_reason(one, text, held) if one.measure == "actual" else one for one in figures]
    return [*figures, _without_value(row, around, cell, marker)]


def _with_reason(figure: Figure, text: str, held: str) -> Figure:
    note = "; ".join(part for part in (figure.note, text) if part)
    return figure._replace(note=note, held=figure.held or (held if figure.value is not None else ""))


def _without_value(row: Row, around: Around, cell: Cell, marker: str | None) -> Figure:
    period = row.period.period
    return Figure(
        sheet=around.sheet,
        cell=cell_name(cell.row, cell.column),
        label=label_of((), row.who.labels),
        text=cell.text,
        measure="actual",
        indicator=row.who.indicator,
        sub_measure=row.who.sub_measure,
        area=row.who.area,
        area_label=row.who.area_label,
        period_basis=period.basis.value if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        marker=marker,
        note="" if marker else tidy(cell.text),
        unit=row.record.text(Role.UNIT),
        held=row.who.held or row.period.held,
        facts=row.facts,
    )


def label_of(path: Sequence[str], labels: Sequence[str]) -> str:
    """The labels that name a figure, outermost first, without note marks, each once."""
    plain = [without_marks(part)[0] for part in path]
    return " | ".join(dict.fromkeys(part for part in (*plain, *labels) if part))
