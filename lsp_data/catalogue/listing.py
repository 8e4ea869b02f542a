"""The catalogue's list: one row a series (indicator and sub-measure), reference data with the decisions applied."""

from __future__ import annotations

import re
from typing import Any

from lsp_data.catalogue.cells import Row
from lsp_data.catalogue.decisions import INDICATOR_FIELDS, RULE_FIELDS, Decided, read_fields
from lsp_data.catalogue.faults import EditError
from lsp_data.catalogue.reference import Reference
from lsp_data.catalogue.tables import INDICATOR_COLUMNS

Key = tuple[str, str]  # indicator, sub_measure

_NATIONAL = re.compile(r"NI\W*[0-9]", re.IGNORECASE)
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9 ./_-]{0,19}")
_SUB_MEASURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RULE_WORDS = {"kind": "rule_kind", "tolerance": "rule_tolerance", "compare_with": "compare_with"}


def listed(reference: Reference, decided: Decided, rules: Decided) -> list[Row]:
    """One row a series: the columns of an indicator, its own rule (blank: none of its own), split_method,
    definition_note, series_breaks, local, and what was decided about its use (in_use, theme, lead …; absent where
    nothing was).

    An indicator with sub-measures is listed by them, and as a whole only where the whole is in use."""
    decisions = _by_series(reference, decided, rules)
    subs = _reference_subs(reference)
    notes, breaks = _definitions(reference)
    rows: list[Row] = []
    national: dict[str, Row] = {row["indicator"]: {**row} for row in reference.rows["indicators"]}
    locals_ = dict.fromkeys(indicator for indicator, _ in decisions if indicator not in national)
    for indicator in (*national, *locals_):
        whole: Row = national.get(indicator) or _blank(indicator)
        whole |= {
            "sub_measure": "", "rule_kind": "", "rule_tolerance": None, "compare_with": "", "small_numbers": "",
            "split_method": "", "target_months": "", "shocks": "", "process_changes": "",
            "definition_note": notes.get(indicator, ""), "series_breaks": breaks.get(indicator, ()),
            "local": indicator not in national,
        }  # fmt: skip
        whole |= decisions.get((indicator, ""), {})
        parts = subs.get(indicator, {})
        for key in decisions:
            if key[0] == indicator and key[1]:
                parts.setdefault(key[1], {"title": "", "polarity": ""})
        if not parts or whole.get("in_use"):
            rows.append(_complete(whole))
        handed_down = {name: cell for name, cell in whole.items() if name != "in_use"}
        for sub_measure, own in parts.items():
            own = own | {"note": own.get("note") or whole["note"], "sub_measure": sub_measure}
            rows.append(_complete(handed_down | own | decisions.get((indicator, sub_measure), {})))
    return rows


def key_of(subject: str, text: str) -> Key:
    """("NI 33", "i") for "NI 33|i". Raises EditError where it is no such key."""
    indicator, _, sub_measure = (part.strip() for part in text.partition("|"))
    if not indicator or (sub_measure and not _SUB_MEASURE.fullmatch(sub_measure)):
        raise EditError(subject, text, "its key is not written like NI 33|i")
    return indicator, sub_measure


def _by_series(reference: Reference, decided: Decided, rules: Decided) -> dict[Key, Row]:
    """What was decided of each series, from both ways to say it: its fields and its rule (the field wins)."""
    known = {row["indicator"] for row in reference.rows["indicators"]}
    found: dict[Key, Row] = {}
    for text, fields in rules.items():
        key = key_of("rule", text)
        unknown = [field for field in fields if field not in _RULE_WORDS]
        if unknown:
            raise EditError("rule", text, f"it has no field {unknown[0]!r}; known: {', '.join(_RULE_WORDS)}")
        worded = {_RULE_WORDS[field]: value for field, value in fields.items()}
        found[key] = read_fields("rule", text, worded, RULE_FIELDS)
    for text, fields in decided.items():
        key = key_of("indicator", text)
        if key[0] not in known:
            _check_local(text, key[0])
        found[key] = found.get(key, {}) | read_fields("indicator", text, fields, INDICATOR_FIELDS)
    return found


def can_be_local(code: str) -> bool:
    """Whether a partnership can call an indicator of its own so."""
    return bool(_LOCAL.fullmatch(code)) and not _NATIONAL.match(code)


def _check_local(text: str, indicator: str) -> None:
    if _NATIONAL.match(indicator):
        raise EditError(
            "indicator", text, f"there is no National Indicator {indicator!r}; codes are written like NI 16"
        )
    if not _LOCAL.fullmatch(indicator):
        raise EditError("indicator", text, "the code of a local indicator is a letter and up to 19 letters or digits")


def _reference_subs(reference: Reference) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in reference.rows["sub_measures"]:
        own = {name: cell for name, cell in row.items() if name not in ("indicator", "sub_measure")}
        found.setdefault(row["indicator"], {})[row["sub_measure"]] = own
    return found


def _definitions(reference: Reference) -> tuple[dict[str, str], dict[str, tuple[Any, ...]]]:
    notes: dict[str, list[str]] = {}
    breaks: dict[str, tuple[Any, ...]] = {}
    for row in reference.rows["definition_notes"]:
        start, indicator = row["from"], row["indicator"]
        notes.setdefault(indicator, []).append(f"{start.day} {start:%B %Y}: {row['note']}")
        if row["breaks_series"]:
            breaks[indicator] = (*breaks.get(indicator, ()), start)
    return {indicator: " ".join(lines) for indicator, lines in notes.items()}, breaks


def _blank(indicator: str) -> Row:
    blanks: Row = {one.name: "" if one.kind == "text" else None for one in INDICATOR_COLUMNS}
    return blanks | {"indicator": indicator, "survey_based": False, "status_text": "local indicator"}


def _complete(row: Row) -> Row:
    written = f"{row['indicator']}|{row['sub_measure']}"
    if not row["title"] or not row["polarity"]:
        raise EditError("indicator", written, "it is not in the catalogue, and a new one needs a title and a polarity")
    for first, last in (("valid_from", "valid_to"), ("lower_bound", "upper_bound")):
        low, high = row[first], row[last]
        if low is not None and high is not None and high < low:
            raise EditError("indicator", written, f"{last} {high} lies before {first} {low}")
    return row
