"""How partners write a figure, a code, a period; the same figure looks different from house to house."""

from __future__ import annotations

from collections.abc import Mapping

from lsp_data.periods import Basis, Period, label, read_period
from sample_data.truth import Fact, all_series, read_table

Look = Mapping[str, object]
Content = str | float

PLAIN: Look = {}
HEADING: Look = {"bold": True, "text_wrap": True, "bg_color": "#D9E2EC", "border": 1, "valign": "top"}
TITLE: Look = {"bold": True, "font_size": 14}
SMALL: Look = {"italic": True, "font_size": 9}
WRAPPED: Look = {"text_wrap": True, "valign": "top"}

MARKS = {"provisional": " (p)", "revised": " (r)", "estimated": " (e)"}
MARKER_WORDS = {
    "not_collected": "Not collected",
    "not_applicable": "Not applicable",
    "na": "..",
    "suppressed": "*",
    "less_than": "<5",
}


def title_of(indicator: str, sub_measure: str) -> str:
    """The indicator's title."""
    return all_series()[(indicator, sub_measure)]["title"]


def code_of(indicator: str, sub_measure: str) -> str:
    """The code with its part: "NI 33 (i)"."""
    return f"{indicator} ({sub_measure})" if sub_measure else indicator


def short_code_of(indicator: str, sub_measure: str) -> str:
    """The code as some write it: "NI033i"."""
    return f"NI{int(indicator.removeprefix('NI ')):03d}{sub_measure}"


def digits(fact: Fact) -> str:
    """The number with its decimals and separators: "1,748", "16.80"."""
    return f"{fact.value:,.{fact.decimals}f}"


def as_number(fact: Fact) -> Content:
    """A number where it can be one; marks and markers make it text: "16.8 (p)", "*"."""
    if fact.value is None:
        return MARKER_WORDS[fact.marker or ""]
    return digits(fact) + MARKS[fact.status] if fact.status in MARKS else fact.value


def as_text(fact: Fact, unit: str = "") -> Content:
    """Always text: "1,748", "38.5%", "302 kg", "1,748 (p)"."""
    if fact.value is None:
        return MARKER_WORDS[fact.marker or ""]
    space = "" if unit in ("", "%") else " "
    return digits(fact) + space + unit + MARKS.get(fact.status or "", "")


def as_fraction(fact: Fact) -> tuple[Content, Look]:
    """A percentage as Excel holds it: 0.583 shown as 58.3%; with a mark it is text."""
    if fact.value is None or fact.status in MARKS:
        return as_text(fact, "%"), PLAIN
    return round(fact.value / 100, fact.decimals + 2), {"num_format": "0." + "0" * fact.decimals + "%"}


def number_look(fact: Fact) -> Look:
    """The number format of a plain number."""
    return {"num_format": "#,##0" + ("." + "0" * fact.decimals if fact.decimals else "")}


def is_percentage(indicator: str, sub_measure: str) -> bool:
    """Whether the indicator is measured in per cent."""
    return all_series()[(indicator, sub_measure)]["unit"].startswith("%")


def period_words(period: Period) -> str:
    """The period as the partner writes it."""
    if period.basis is Basis.CALENDAR_YEAR:
        return str(period.start.year)
    if period.basis is Basis.AVERAGE:
        return f"{period.start.year}-{period.end.year} average"
    return label(period).replace("–", "-")


def commentary(indicator: str, sub_measure: str, until: Period, year: int = 0) -> str:
    """What was said about the indicator in the quarter in which the return's period ends; for a year (its first
    calendar year) everything said in it so far, as quarterly returns pile it up."""
    said = []
    for row in read_table("commentary"):
        if (row["indicator"], row["sub_measure"]) != (indicator, sub_measure):
            continue
        quarter = read_period(row["period"])
        if not isinstance(quarter, Period) or quarter.end > until.end:
            continue
        if year and quarter.start.year - (quarter.start.month < 4) == year:
            said.append(f"{row['period'][:2]}: {row['text']}")
        elif not year and quarter.end == until.end:
            said.append(row["text"])
    return " ".join(said)
