"""What a person said of the layouts of an upload, in sentences, and which of it counts in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.figures import Region, Return
from loaders.layout_words import UNHEADED, places
from loaders.layouts_found import NO_PARTNER, OTHER_PARTNER
from loaders.mapping import WHOLE, Correction, Layout, RowCorrection
from lsp_data.catalogue import Catalogue
from presentation import words
from presentation.returns_layouts import PERIODS, UNITS, for_file, layout_of
from presentation.returns_tables import area_words, choice_words, extent, lower, series_words


@dataclass(frozen=True, slots=True)
class Applied:
    """One thing that a person said of a layout and that counts in a file; ``undone`` is the layout without it."""

    words: str
    undone: Layout


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A whole table that a remembered layout leaves out, or would: where it lies, why it is not applied ("" where it
    is), and the layout as it is to be for the other answer."""

    table: str
    why: str
    layout: Layout


def applied(ret: Return, known: Mapping[str, Layout], catalogue: Catalogue) -> list[Applied]:
    """What was said of the layouts of a file's tables."""
    layouts: dict[str, Layout] = {}
    found: list[Applied] = []
    for region in ret.regions:
        rows = known.get(region.heads)
        if rows is not None and rows.fingerprint not in layouts:
            layouts[rows.fingerprint] = rows
            found.append(Applied(rows_words(rows), replace(rows, heading_rows=0)))
        layouts.setdefault(region.fingerprint, layout_of(region, known))
    for one in layouts.values():
        tables = [each for each in ret.regions if each.fingerprint == one.fingerprint]
        here = for_file(one, ret.sha256)
        said = [each for each in here.corrections if _counts(each, tables)]
        found += [Applied(said_words(each, catalogue), one.without(each)) for each in said]
        taken = {mark for each in tables for mark in each.rows_said}
        found += [Applied(row_said_words(x, catalogue), one.without_row(x)) for x in here.rows if x.mark in taken]
    return found


def _counts(said: Correction, tables: Sequence[Region]) -> bool:
    """Whether a correction is applied in one of the tables of its layout."""
    if said.heading == WHOLE:
        return any(said.mark not in {mark for mark, _ in one.withheld} for one in tables)
    at = (said.heading, said.nth)
    return any(at in places({each.index: each.heading for each in one.columns}).values() for one in tables)


def left_out(ret: Return, known: Mapping[str, Layout]) -> list[LeftOut]:
    """The tables that a remembered layout leaves out, and those that it would if the file were its partner's."""
    found = []
    for region in ret.regions:
        layout = layout_of(region, known)
        where = f"{region.sheet}!{extent(region)}"
        if region.left_out and region.remembered:
            gone = [one for one in layout.corrections if one.heading == WHOLE and one.role == ""]
            off = {mark for mark, _ in region.withheld}
            without = replace(
                layout, corrections=tuple(x for x in layout.corrections if x not in gone or x.mark in off)
            )
            found.append(LeftOut(where, "", without))
        elif any(why in (OTHER_PARTNER, NO_PARTNER) for _, why in region.withheld):
            found.append(LeftOut(where, next(why for _, why in region.withheld), layout))
    return found


def applied_words(applied: Sequence[Applied]) -> str:
    """How many there are, for the heading of their list."""
    return f"{words.times(len(applied), 'correction')} of how this file is read"


def left_out_words(one: LeftOut, catalogue: Catalogue) -> str:
    """ "A remembered layout leaves 1 table out: Return!A3:F9 (“Housing: Return”)."""
    name = f"“{one.layout.name}”" if one.layout.name else "what was put right here"
    if not one.why:
        return f"A remembered layout leaves a table out: {one.table} ({name})."
    why = one.why.format(partner=catalogue.partner_name(one.layout.partner))
    return f"What {name} says of the whole table {one.table} is not applied: {why}."


def rows_words(layout: Layout) -> str:
    """ "A row that reads “pi no”, “name” … holds the headings of a table"."""
    names = ", ".join(f"“{one}”" for one in layout.headings[:4]) + (" …" if len(layout.headings) > 4 else "")
    rows = "A row that reads" if layout.heading_rows == 1 else f"{layout.heading_rows} rows that read"
    return f"{rows} {names}: the headings of a table"


def said_words(said: Correction, catalogue: Catalogue, file: str = "this file") -> str:
    """A correction in plain words: "“Wibble” holds figures: targets, for the period of the return"."""
    parts = []
    if said.role is not None:
        key = f"{said.role}|{said.measure}"
        left = "is left out" if said.heading == WHOLE else "is not read"
        parts.append(f"holds {lower(choice_words(key))}" if said.role else left)
    parts += _about(said, catalogue)
    if said.unit:
        parts.append(f"is in {UNITS.get(said.unit, said.unit)}")
    only = f", in {file} alone" if said.only_file else ""
    return f"{_place_words(said)} {', '.join(parts)}{only}"


def _about(said: Correction | RowCorrection, catalogue: Catalogue) -> list[str]:
    parts = [_when(said.period)] if said.period else []
    parts += [f"is of {area_words(said.area, catalogue)}"] if said.area else []
    return parts + ([f"is about {series_words(said.indicator, catalogue)}"] if said.indicator else [])


def _when(period: str) -> str:
    return f"runs {PERIODS[period]}" if period == "year-to-date" else f"is for {PERIODS.get(period, period)}"


def row_said_words(said: RowCorrection, catalogue: Catalogue, file: str = "this file") -> str:
    """What was said of a row in plain words: "The row “Litter” is about NI 195 …"."""
    parts = ["is left out"] if said.left_out else []
    parts += _about(said, catalogue)
    under = f" under “{said.under}”" if said.under else ""
    only = f", in {file} alone" if said.only_file else ""
    return f"The row “{said.name or said.label}”{under} {', '.join(parts)}{only}"


def _place_words(said: Correction) -> str:
    if said.heading == WHOLE:
        if said.row:
            return f"The whole table at row {said.row} of {said.sheet}"
        return f"The whole table “{said.name}”" if said.name else "The whole table"
    if said.heading == UNHEADED:
        side = "right" if said.nth > 0 else "left"
        return f"The column without a heading, {abs(said.nth)} to the {side} of the first one that has one,"
    which = f" (the {_ordinal(said.nth)} of them)" if said.nth > 1 else ""
    if not said.heading:
        return f"The {_ordinal(said.nth)} column whose heading is a period"
    return f"The column “{said.name or said.heading}”{which}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"
