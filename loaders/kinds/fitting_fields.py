"""What a partner's words can be in a register's field: days, choices, and the indicators that the catalogue has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from loaders.meaning.around import Findings
from loaders.meaning.cells import day_said
from loaders.meaning.known import Known
from lsp_data.periods import Ambiguous, Basis, Period, Unread, read_period
from lsp_data.registers import Field, FieldKind, Misfit, checked, register_of, unknown_codes

_CODE = re.compile(r"\bNI\s?0{0,2}([1-9]\d{0,2})\b")
_WEEKDAY = re.compile(r"^\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d)", re.IGNORECASE)
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_DATE = "A date is written as 30/11/2010."


def day_of(text: str) -> date | None:
    """The day that a partner wrote, with its weekday or not; of two that it can be, the one with the day before the
    month, as British papers write it. None where it is no day."""
    plain = _WEEKDAY.sub("", text).strip()
    if (day := day_said(plain)) is not None:
        return day
    read = read_period(plain)
    if isinstance(read, Ambiguous) and all(one.basis is Basis.POINT for one in read.candidates):
        return read.candidates[0].start
    return None


def fitted(
    kind: str, fields: Mapping[str, object], findings: Findings, sheet: str, place: str,
    places: Mapping[str, str] | None = None,
) -> dict[str, object]:  # fmt: skip
    """The fields of an entry of this kind: a day as its ISO date, a choice as its word; null and told where something
    else stands there (of the key: that the row is left out). Words for a day ("Oct 2010") are kept where the register
    has a field for them, with the last day of the period that they are.
    ``place``: the entry's cell; ``places``: those of fields that stand elsewhere."""
    found, register = dict(fields), register_of(kind)
    for one in register.fields:
        text, at = fields.get(one.name), (places or {}).get(one.name, place)
        if not isinstance(text, str) or not text:
            continue
        if one.kind not in (FieldKind.DATE, FieldKind.CHOICE):
            for written in () if one.tells_days else _no_days(text):  # there the comparison asks
                findings.tell("no-such-day", sheet, at, written)
            continue
        value = _held(one, text)
        if isinstance(value, Misfit) and one.kind is FieldKind.DATE and register.has("when"):
            last = _last_day(text)
            day = f"the date is its last day, {last:%d/%m/%Y}" if last else "the row has no date"
            findings.tell("day-in-words", sheet, at, text, field=register.field("when").title, day=day)
            found |= {one.name: last.isoformat() if last else None, "when": fields.get("when") or text}
            continue
        if isinstance(value, Misfit):
            code = "unfit-key" if one.name == register.key else "unfit-field"
            findings.tell(code, sheet, at, value.value, field=value.field, reason=value.reason)
        found[one.name] = None if isinstance(value, Misfit) else value
    return found


def _held(one: Field, text: str) -> object | Misfit:
    if one.kind is FieldKind.CHOICE:
        return checked(one, text)
    day = day_of(text)
    return Misfit(one.title, text, _DATE) if day is None else day.isoformat()


def _last_day(text: str) -> date | None:
    """The last day of the period that a text is; None where it is none."""
    period = read_period(text)
    return period.end if isinstance(period, Period) else None


def _no_days(text: str) -> list[str]:
    """What in a text is written as a day and is none of the calendar's."""
    return [written for written in _SLASHED.findall(text) if isinstance(read_period(written), Unread)]


def with_code(text: str) -> str:
    """The text of a column of indicators, which may leave out what its numbers are ("4, 21")."""
    if any(char.isalpha() for char in text):
        return text
    return ", ".join(f"NI {number}" for number in re.findall(r"\d{1,3}", text))


def linked_in(texts: Iterable[str], known: Known, findings: Findings, sheet: str, place: str) -> list[str]:
    """The indicators that the fields of a row name, each field read by itself. What of the National Indicators among
    them the catalogue lacks is told: the row is linked to none such."""
    said = list(texts)
    found = list(dict.fromkeys(indicator for text in said for indicator in known.named_in(text)))
    codes = [f"NI {number}" for text in said for number in _CODE.findall(text)]
    unknown = unknown_codes("Indicators", codes, found)
    if unknown is not None:
        findings.tell("unfit-field", sheet, place, unknown.value, field=unknown.field, reason=unknown.reason)
    return found
