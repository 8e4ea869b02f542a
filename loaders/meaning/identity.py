"""Which indicator, part, area and partner a row is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.meaning.around import Around, Findings
from loaders.meaning.known import Indicator, Known
from loaders.meaning.qualified import narrowed_to
from loaders.meaning.records import Record
from loaders.meaning.row_measures import measure_said
from loaders.meaning.words import Role, fold, without_marks
from loaders.problems import suggestion
from loaders.tables.rows import cell_name

_PART_IN_TITLE = re.compile(r"(?:^|\s)\(?(?P<part>iii|ii|iv|i|[a-e])[).:]", re.IGNORECASE)

_CODED = re.compile(r"^\s*[A-Z]{1,4}\W*\d", re.IGNORECASE)
_NATIONAL = re.compile(r"^\s*n[i1l]\W*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """The row's indicator (None: not known), part, labels and area; ``held`` is the code of what holds the row back."""

    indicator: str | None
    sub_measure: str
    labels: tuple[str, ...]
    known: Indicator | None = None
    area: str | None = None
    area_label: str = ""
    held: str = ""


def identity(record: Record, around: Around, found: Findings) -> Identity:
    """Who the row is about; what is not known is said, with suggestions, and never replaced by what is like it."""
    code, title, part = (record.text(role) for role in (Role.INDICATOR, Role.TITLE, Role.SUB_MEASURE))
    key = around.said_of(record.row).indicator or around.known.indicator(code, part)
    if key is None and not _NATIONAL.match(code) and _CODED.match(title):
        key = around.known.indicator(title, part)  # a local reference stands in the code's place
    held = ""
    labels = tuple(dict.fromkeys(label for label in (without_marks(one)[0] for one in (code, title, part)) if label))
    if key is None and not code:
        key = around.indicator
    if key is None:
        key, held = _without_code(record, around, found)
    if key is not None:
        key, held = _with_part(key, record, around, found)
    area, area_label, area_held = _area(record, around, found)
    held = held or (_narrowed(key, record, around, found) if key is not None else "")
    return Identity(
        key[0] if key else None,
        key[1] if key else part if not held else "",
        labels,
        around.known.indicators.get(key) if key else None,
        area,
        area_label,
        held or area_held,
    )


def _without_code(record: Record, around: Around, found: Findings) -> tuple[tuple[str, str] | None, str]:
    code, title = record.text(Role.INDICATOR), record.text(Role.TITLE)
    cell = record.cell(Role.INDICATOR) or record.cell(Role.TITLE)
    place = cell_name(record.row, cell.column) if cell else cell_name(record.row, 1)
    by_title = around.known.by_title(title) if title and not _NATIONAL.match(code) else None
    if by_title is not None:
        name = around.known.indicators[by_title].name
        found.tell("matched-by-title", around.sheet, place, title, indicator=name)
        return by_title, ""
    if not around.codes and not (around.ask_rows and record.values):
        return None, ""
    said = record.cell(Role.MEASURE)
    if record.unnamed and said is not None and not (code or title):
        place = cell_name(record.row, said.column)
        found.ask_once("measures", "no-indicator-code", around.sheet, place, record.text(Role.MEASURE), suggestion="")
        return None, "no-indicator-code"
    names = suggested(around.known, code, title)
    if code and around.codes:
        found.tell("unknown-indicator", around.sheet, place, code, suggestion=names)
        return None, "unknown-indicator"
    found.tell("no-indicator-code", around.sheet, place, code or title, suggestion=names)
    return None, "no-indicator-code"


def suggested(known: Known, *texts: str) -> str:
    """“Did you mean …?” of the indicators that texts may mean, "" for none: by the number alone, or by what is like."""
    names: dict[str, None] = {}
    for text in filter(None, texts):
        if not measure_said(text):  # "Plan" is like NI 65 to the letter only
            names |= dict.fromkeys(known.numbered(text) or known.catalogue.suggest_indicator(text))
    return suggestion(names)


def likely(known: Known, *texts: str) -> str:
    """The same, of those alone whose number the texts bear, or all of whose words stand in an indicator's title."""
    names: dict[str, None] = {}
    for text in filter(None, texts):
        names |= dict.fromkeys(known.numbered(text) or known.with_words_of(text))
    return suggestion(names)


def _unknown_part(
    key: tuple[str, str], record: Record, around: Around, found: Findings
) -> tuple[tuple[str, str] | None, str]:
    cell = record.cell(Role.INDICATOR) or record.cell(Role.TITLE)
    written = record.text(Role.INDICATOR) or f"{key[0]} ({key[1]})"
    names = suggestion(around.known.catalogue.suggest_indicator(written))
    place = cell_name(record.row, cell.column if cell else 1)
    found.tell("unknown-indicator", around.sheet, place, written, suggestion=names)
    return None, "unknown-indicator"


def _with_part(
    key: tuple[str, str], record: Record, around: Around, found: Findings
) -> tuple[tuple[str, str] | None, str]:
    parts = around.known.parts.get(key[0], ())
    if key in around.known.indicators:
        return key, ""
    if key[1] or not parts:
        return _unknown_part(key, record, around, found)
    title = record.text(Role.TITLE)
    named = _PART_IN_TITLE.search(title)
    if named and named["part"].lower() in parts:
        return (key[0], named["part"].lower()), ""
    same = [part for part in parts if fold(around.known.indicators[key[0], part].title) == fold(title)]
    if len(same) == 1:
        return (key[0], same[0]), ""
    cell = record.cell(Role.INDICATOR) or record.cell(Role.TITLE)
    place = cell_name(record.row, cell.column if cell else 1)
    found.tell("sub-measure-missing", around.sheet, place, key[0], indicator=key[0], known=", ".join(parts))
    return key, "sub-measure-missing"


def _narrowed(key: tuple[str, str], record: Record, around: Around, found: Findings) -> str:
    """Holds back a row whose name says that it is of a part of the area or of the people, unless a person said what it
    means: the indicator's own figure is of all of them."""
    known, cell = around.known, record.cell(Role.TITLE) or record.cell(Role.INDICATOR)
    title = record.text(Role.TITLE) or record.text(Role.INDICATOR)
    one, said = known.indicators.get(key), around.said_of(record.row)
    settled = said.indicator is not None or bool(said.area) or known.is_answered(title)
    if one is None or cell is None or around.benchmarks or settled:
        return ""
    part = narrowed_to(title, one.title, known, area_said=bool(record.text(Role.AREA)))
    if not part:
        return ""
    found.tell("part-of-indicator", around.sheet, cell_name(record.row, cell.column), part, indicator=one.name)
    return "part-of-indicator"


def _area(record: Record, around: Around, found: Findings) -> tuple[str | None, str, str]:
    text, said = record.text(Role.AREA), around.said_of(record.row).area
    label = without_marks(text)[0] if text else ""
    if said or not text:
        return said or None, label, ""
    area = around.known.area(label)
    if area is not None or not around.codes or around.benchmarks:
        return area, label, ""
    cell = record.cells[Role.AREA]
    names = suggestion(around.known.catalogue.suggest_area(label))
    found.tell("unknown-area", around.sheet, cell_name(record.row, cell.column), label, suggestion=names)
    return None, label, "unknown-area"


def check_partner(record: Record, around: Around, found: Findings) -> None:
    """Ask about a partner named in the row that is not known, or is not the one that the return is from."""
    text = record.text(Role.PARTNER)
    if not text or fold(text) == fold(around.header.partner_text):
        return
    cell = cell_name(record.row, record.cells[Role.PARTNER].column)
    partner = around.known.catalogue.find_partner(text)
    if partner is None:
        names = suggestion(around.known.catalogue.suggest_partner(text))
        found.ask_once(fold(text), "unknown-partner", around.sheet, cell, text, suggestion=names)
    if around.header.partner_text and (partner is None or partner != around.header.partner):
        found.ask_once(fold(text), "partner-differs", around.sheet, cell, text, partner=around.header.partner_text)
