"""The catalogue to read and to edit: the list of indicators, the fields of one, and who changed what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.periods import Basis
from presentation import words
from presentation.markup import Child, Html, element, link
from presentation.returns_view import indicator_choices
from presentation.setup_view import written
from presentation.tables import Column, table, two_lines

FREQUENCIES = {
    "": "not known",
    "monthly": "every month",
    "quarterly": "every quarter",
    "termly": "every school term",
    "annual": "every year",
    "biennial": "every second year",
}
ACCUMULATIONS = {
    "": "not known",
    "cumulative": "adds up within the year",
    "point": "the state on a day, or of its period alone",
    "rolling": "the last twelve months",
    "average": "an average of years",
    "survey": "a survey wave",
}
BASES = {"": "not known", **{one.value: one.value.replace("_", " ") for one in Basis}}
SPLITS = {"": "not known", **words.SPLIT}
POLARITIES = dict(words.POLARITY)
COLUMNS = {
    "indicator": "Indicator",
    "sub_measure": "Sub-measure",
    "title": "Title",
    "polarity": "Which way is good",
    "unit": "Unit",
    "frequency": "Frequency",
    "accumulation": "Accumulation",
    "basis": "Period basis",
    "lag_days": "Release lag (days)",
    "survey_based": "Survey",
    "source": "Source",
    "valid_from": "Valid from",
    "valid_to": "Valid to",
    "lower_bound": "Lowest possible",
    "upper_bound": "Highest possible",
    "confidence": "Confidence",
    "note": "Note",
    "split_method": "How the county's figures were split",
    "definition_note": "Definition notes",
    "in_use": "In use",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an indicator that can be decided: its words, and its choices where it has only some."""

    name: str
    title: str
    choices: Mapping[str, str] | None = None
    help: str = ""


def fields(themes: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields that can be edited, in their order. ``themes``: theme id → name."""
    return (
        Field("title", "Title"),
        Field("polarity", "Which way is good", POLARITIES),
        Field("unit", "Unit", help="As in %, number, per 1000 population."),
        Field("frequency", "How often a figure comes", FREQUENCIES),
        Field("accumulation", "What a number means", ACCUMULATIONS),
        Field("basis", "Period of a year's figure", BASES),
        Field("lag_days", "Release lag (days)", help="Days from the end of a period until its figure is due."),
        Field("theme", "Theme", {"": "none", **themes}),
        Field("split_method", "How the county's figures were split", SPLITS),
        Field("lower_bound", "Lowest possible value"),
        Field("upper_bound", "Highest possible value"),
        Field("confidence", "Confidence", {"high": "high", "medium": "medium", "low": "low"}),
        Field("note", "Note"),
    )


def matching(
    indicators: pd.DataFrame, *, search: str = "", used: str = "", confidence: str = "", frequency: str = "all"
) -> pd.DataFrame:
    """The indicators that fit the filters. ``used``: "" all, "yes", "no"; ``frequency`` "all" or one (""  unknown);
    ``search``: words that must all occur in code, title, source or note."""
    fits = pd.Series(True, index=indicators.index)
    if used:
        fits &= indicators["in_use"] == (used == "yes")
    if confidence:
        fits &= indicators["confidence"] == confidence
    if frequency != "all":
        fits &= indicators["frequency"] == frequency
    spoken = [
        f"{row[0]} {row[0].replace(' ', '')} {row[1]} {row[2]} {row[3]} {row[4]}".casefold()
        for row in indicators[["indicator", "sub_measure", "title", "source", "note"]].itertuples(
            index=False, name=None
        )
    ]
    for word in search.casefold().split():
        fits &= pd.Series([word in one for one in spoken], index=indicators.index)
    return indicators[fits]


def found(
    indicators: pd.DataFrame, search: str, used: str, confidence: str, frequency: str
) -> tuple[pd.DataFrame, Html]:
    """The indicators that fit the filters (see `matching`), and their table."""
    fitting = matching(indicators, search=search, used=used, confidence=confidence, frequency=frequency)
    return fitting, listing(fitting)


def listing(indicators: pd.DataFrame) -> Html:
    """Indicators as a table, each linked to its editing."""
    rows = [
        (
            link(words.indicator(row["indicator"], row["sub_measure"]), "catalogue", {"edit": _key(row)}),
            two_lines(row["title"], row["note"]),
            words.POLARITY.get(row["polarity"], "not known"),
            words.unit(row["unit"]) or "not known",
            FREQUENCIES.get(row["frequency"], row["frequency"]),
            ACCUMULATIONS.get(row["accumulation"], row["accumulation"]),
            "not known"
            if words.missing(row["lag_days"]) or pd.isna(row["lag_days"])
            else f"{int(row['lag_days'])} days",
            row["confidence"],
            "yes" if row["in_use"] else "no",
        )
        for row in indicators.to_dict("records")
    ]
    columns = [
        Column("Code", width="6rem"), Column("Indicator", header=True), Column("Which way is good"), Column("Unit"),
        Column("Frequency"), Column("What a number means"), Column("Release lag", "right"), Column("Confidence"),
        Column("In use"),
    ]  # fmt: skip
    return table(
        "National Indicators and their sub-measures", columns, rows, nothing="No indicator fits these filters."
    )


def _key(row: Mapping[Any, Any]) -> str:
    return words.indicator_key(row["indicator"], row["sub_measure"])


def row_of(catalogue: Catalogue, key: str) -> dict[str, Any]:
    """The row of one series of the catalogue, with the theme that it has where it is in use ("": none)."""
    place = list(indicator_choices(catalogue.indicators)).index(key)
    row = {str(name): cell for name, cell in catalogue.indicators.iloc[place].to_dict().items()}
    used = catalogue.in_use
    mine = used[(used["indicator"] == row["indicator"]) & (used["sub_measure"] == row["sub_measure"])]
    return row | {"theme": "" if mine.empty else mine.iloc[0]["theme"]}


def changed_fields(key: str, row: Mapping[Any, Any], typed: Mapping[str, object]) -> list[Edit]:
    """The decisions that lead from the catalogue's row to what was typed: a field that is as it was gives none."""
    return [
        Edit("indicator", key, name, written(value))
        for name, value in typed.items()
        if written(value) != written(row[name])
    ]


EDIT_COLUMNS = {
    "made_at": "Made at (UTC)",
    "subject": "About",
    "key": "Which",
    "field": "Field",
    "value": "Now",
    "made_by": "By",
    "reason": "Reason",
    "file_name": "From the workbook",
    "taken_back_at": "Taken back at (UTC)",
}


def _now(row: Mapping[Any, Any]) -> Child:
    """What was decided; struck out, with the day, where the workbook that it came with was taken back."""
    value = words.said(row["value"], "(emptied)")
    if words.missing(row["taken_back_at"]):
        return value
    return two_lines(element("s", value), f"taken back on {words.day(row['taken_back_at'])}: no longer counts")


def edits_table(log: pd.DataFrame, moment: Callable[[Any], str], shown: int = 50) -> Html:
    """The newest decisions as a table."""
    rows = [
        (
            moment(row["made_at"]),
            f"{row['subject']} {words.said(row['key'])}".strip().replace("|", " "),
            words.said(row["field"]).replace("_", " "),
            _now(row),
            words.said(row["made_by"], "not said"),
            words.said(row["reason"]),
        )
        for row in log.head(shown).to_dict("records")
    ]
    columns = [
        Column("When (UTC)"),
        Column("About", header=True),
        Column("Field"),
        Column("Now"),
        Column("By"),
        Column("Reason"),
    ]
    title = "Decisions" if len(log) <= shown else f"Decisions: the newest {shown} of {len(log):,}"
    return table(title, columns, rows, caption_shown=True, nothing="Nothing has been decided yet.")
