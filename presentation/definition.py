"""What an indicator measures, and how sure we are of its definition."""

from __future__ import annotations

from typing import Any

from lsp_data.catalogue import rule_by_unit
from lsp_data.measures.wording import is_count
from presentation import blocks
from presentation.markup import Html, element
from presentation.standing import Record
from presentation.words import CONFIDENCE, POLARITY, capital, day, missing, said, sentence, unit

_FREQUENCY = {
    "monthly": "Monthly",
    "quarterly": "Quarterly",
    "termly": "Termly",
    "annual": "Yearly",
    "biennial": "Every two years",
}
_ACCUMULATION = {
    "cumulative": "Counted from 1 April, so it grows within the year",
    "point": "As it stands in the period alone",
    "rolling": "Over the last four quarters",
    "average": "An average of several years",
    "survey": "From a survey",
}
_RULES = {
    "percentage": "Amber within {} per cent of the milestone",
    "points": "Amber within {} of the milestone, in the indicator's own unit",
    "poisson": "Amber within what chance explains for a count (80 per cent interval)",
    "havering": "Green within {} per cent; amber beyond, if no worse than the same period last year",
}


def definition(listed: Record, row: Record) -> Html:
    """The catalogue's facts of an indicator: what is good, unit, rhythm, source, notes and how sure they are."""
    if not listed:
        return element(
            "p", "This indicator is no longer in the catalogue's list of those in use.", class_="lsp-nothing"
        )
    lag: Any = listed.get("lag_days")
    due = f", due {int(lag)} days after the period" if not missing(lag) else ""
    notes = [said(listed.get("definition_note")), said(listed.get("note"))]
    return blocks.facts(
        [
            ("What is good", POLARITY.get(said(row["polarity"]), "Not known")),
            ("Unit", capital(unit(said(listed.get("unit"), "not known")))),
            ("Reported", f"{_FREQUENCY.get(said(listed.get('frequency')), 'How often is not known')}{due}"),
            ("A figure means", _ACCUMULATION.get(said(listed.get("accumulation")), "Not known")),
            ("Status rule", rule(listed)),
            ("Source", said(listed.get("source"), "Not known")),
            ("In force", _in_force(listed)),
            ("Notes", " ".join(sentence(note) for note in notes if note)),
            ("How sure we are", CONFIDENCE.get(said(listed.get("confidence")), "Not stated")),
        ],
        style="lsp-wide",
    )


def rule(listed: Record) -> str:
    """The rule that decides green, amber and red, in words."""
    kind, tolerance = said(listed.get("rule_kind"), "default"), listed.get("rule_tolerance")
    given = "the usual tolerance" if missing(tolerance) else f"{float(tolerance or 0):g}"
    if kind != "default":
        return _RULES.get(kind, kind).format(given)
    measured = said(listed.get("unit"))
    chance = "; a count under 50: within what chance explains" if is_count(measured) else ""
    return _RULES[rule_by_unit(measured)].format(given) + chance


def _in_force(listed: Record) -> str:
    first, last = day(listed.get("valid_from"), ""), day(listed.get("valid_to"), "")
    return f"{first or 'The beginning'} to {last or 'now'}" if first or last else "Not known"
