"""What may stand in a field, and how it reads."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lsp_data.measures.wording import MONTH_NAMES, iso_month_said, on
from lsp_data.measures.work_programme import step
from lsp_data.registers.definition import Field, FieldKind

LONGEST_LINE, LONGEST_TEXT = 500, 10_000
STATES = ("planned", "milestone", "done", "slipped")
_MONTH = re.compile(r"(?:\d{4}-)?(?:0[1-9]|1[0-2])")
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:\+44[ -]?(?:\(0\))?[ -]?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w-])"
)  # an e-mail address, or a telephone number as it is written in Britain
_SHORT = tuple(name[:3].casefold() for name in MONTH_NAMES)
_DAY = re.compile(
    r"\b(?:(?P<iso>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<day>\d{1,2})(?:(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)"
    rf"|(?:st|nd|rd|th)?\s+(?P<name>{'|'.join(_SHORT)})[a-z]*\.?,?\s+)(?P<year>\d{{4}}|\d\d))\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"(?:NI ?)?(\d{1,3}[a-z]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that a field cannot hold: which field, why and what would do."""

    field: str
    value: str
    reason: str


def unknown_codes(title: str, codes: Iterable[object], catalogue: Container[str]) -> Misfit | None:
    """What of the indicators that a field names is not among the codes of the catalogue; None where all are. ``title``
    is the field's."""
    listed = ", ".join(dict.fromkeys(str(one) for one in codes if one not in catalogue))
    return Misfit(title, listed, f"The catalogue has no {listed}.") if listed else None


def contact_in(value: object) -> str:
    """What in a text looks like a person's telephone number or e-mail address; "" where nothing does."""
    return next(iter(contacts_in(value)), "")


def contacts_in(value: object) -> list[str]:
    """All that looks so in a text, in its order."""
    return [found[0] for found in _CONTACT.finditer(value)] if isinstance(value, str) else []


def checked(one: Field, value: object) -> object | Misfit:
    """The value as the store keeps it (None: nothing), or why the field cannot hold it. Whether the indicators are
    known is for the caller to ask (:func:`unknown_codes`), who has the catalogue."""
    if value is None or value in ("", [], {}):
        return None
    if one.kind is FieldKind.INDICATORS:
        return _indicators(value)
    if one.kind is FieldKind.MONTHS:
        return _months(one, value)
    if one.kind is FieldKind.YES_NO:
        return value if isinstance(value, bool) else Misfit(one.title, str(value), "It is either yes or no.")
    if one.kind is FieldKind.DATE:
        return _day(one, value)
    text = str(value).replace("\r\n", "\n").strip()
    if one.kind is FieldKind.CHOICE:
        return _choice(one, text)
    wrong = _wrong(one, text)
    return Misfit(one.title, *wrong) if wrong else text or None


def _wrong(one: Field, text: str) -> tuple[str, str] | None:
    """What is shown of a text that its field cannot hold, and why; None where it can."""
    if one.steps and not _is_step(one, text):
        letter = "a letter (A comes first), " if one.lettered else ""
        return text, f"It is a number from 1 to {one.steps}, {letter}or low, medium, high."
    if one.tells_days and (day := impossible_day(text)):
        return text, f"There is no {day}."
    if one.kind is FieldKind.GENERATION and not (text.isascii() and text.isdigit()):
        return text, "It is the number of a generation."
    longest = LONGEST_TEXT if one.kind is FieldKind.TEXT else LONGEST_LINE
    if len(text) > longest:
        return f"{text[:40]}…", f"It has {len(text):,} characters; {longest:,} are the most."
    return None


def impossible_day(text: str) -> str:
    """The first day in a text that no calendar has ("31/02/2010", "30 Feb 2010"); "" where there is none."""
    for found in _DAY.finditer(text):
        year = int(found["iso"] or found["year"])
        month = found["m"] or found["number"] or str(1 + _SHORT.index(found["name"].casefold()))
        try:
            date(year + (2000 if year < 100 else 0), int(month), int(found["d"] or found["day"]))
        except ValueError:
            return found[0]
    return ""


def _is_step(one: Field, text: str) -> bool:
    """Whether a score is one of its field's steps."""
    found = step(text)
    lettered = one.lettered and len(text) == 1 and text.isascii() and text.isalpha()
    return lettered or (int(found) <= one.steps if found.isdigit() else bool(found))


def _choice(one: Field, text: str) -> object | Misfit:
    for word, shown in one.choices:
        if text.casefold() in (word.casefold(), shown.casefold()):
            return word
    return Misfit(one.title, text, f"It is one of: {', '.join(shown for _, shown in one.choices)}.")


def _day(one: Field, value: object) -> object | Misfit:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value).strip()[:10])).isoformat()[:10]
    except ValueError:
        wrong = impossible_day(str(value))
        return Misfit(
            one.title, str(value), f"There is no {wrong}." if wrong else "It is a day, written as 2010-11-30."
        )


def _indicators(value: object) -> list[str] | None:
    """The codes as the catalogue writes National Indicators ("4", "ni 4": "NI 4"); a local one's as it is written."""
    listed = value if isinstance(value, list | tuple) else re.split(r"[,;\n]", str(value))
    words = [" ".join(str(part).split()) for part in listed]
    national = [_NATIONAL.fullmatch(one) for one in words]
    codes = [f"NI {found[1].lower()}" if found else one for found, one in zip(national, words, strict=True)]
    return list(dict.fromkeys(code for code in codes if code)) or None


def _months(one: Field, value: object) -> object | Misfit:
    if not isinstance(value, Mapping):
        return Misfit(one.title, str(value), "It is a state for each month.")
    for month, state in value.items():
        if not _MONTH.fullmatch(str(month)) or state not in STATES:
            return Misfit(one.title, f"{month}: {state}", f"A month is one of: {', '.join(STATES)}.")
    return {str(month): state for month, state in sorted(value.items())}


def text_of(one: Field, value: object) -> str:
    """The value in words, for a table or a sheet: "" for none."""
    if value is None or value == "":
        return ""
    if one.kind is FieldKind.INDICATORS and isinstance(value, list | tuple):
        return ", ".join(str(code) for code in value)
    if one.kind is FieldKind.CHOICE:
        return dict(one.choices).get(str(value), str(value))
    if one.kind is FieldKind.DATE:
        return on(date.fromisoformat(str(value)))
    if one.kind is FieldKind.YES_NO:
        return "yes" if value else "no"
    if one.kind is FieldKind.MONTHS and isinstance(value, Mapping):
        return ", ".join(f"{iso_month_said(month)} {state}" for month, state in sorted(value.items()))
    return str(value)
