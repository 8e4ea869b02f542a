"""What the labels beside rows of values say when no heading is known to us: area, period, names, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.meaning.area_kinds import kinds_of_areas
from loaders.meaning.bands import are_bands
from loaders.meaning.counted import NAMED_PARTS, counted_by
from loaders.meaning.measures_as_codes import Measured, measured_by_code
from loaders.meaning.named_periods import Named, changes_between, named_periods
from loaders.meaning.notes import Notes
from loaders.meaning.phrases import in_name, is_part_of_year, reads_as_period
from loaders.meaning.row_areas import area_of, without_code, written_once
from loaders.meaning.row_labels import label, shown
from loaders.meaning.row_measures import row_measure
from loaders.meaning.row_periods import RowPeriod, row_periods, says_change
from loaders.meaning.sections import Section
from loaders.meaning.words import fold, without_marks
from loaders.tables.blocks import heads_notes
from loaders.tables.keys import are_references, is_code, part_named
from loaders.tables.rows import Rows
from lsp_data.catalogue.places import is_place
from lsp_data.periods import Ambiguous, Period

_AREA = re.compile(
    r"\b(?:areas?|authority|authorities|council|region|district|country|county|ward|constituency|force|board|geography"
    r"|la|lad|lsoa|msoa|output area|parish|town|location|place|locality|neighbourhood|pct|trust|partnership"
    r"|organisation|org|provider|station|borough|beat|estate)\b"
)
# Whose "group" is no kind of anything, and who buys what others provide.
_COMMISSIONER = re.compile(r"(?:(?:nhs |clinical )?commissioning groups?|(?:nhs )?ccgs?|commissioners?)(?: names?)?")
_NOT_AREA = re.compile(
    r"\b(?:type|class|classification|order|group|category|code|codes|band|status|rank|cluster|id|number|no)\b"
)
_CODE_OF_AREA = re.compile(
    r"(?:area|authority|la|local authority|ons|ods|gss|org|organisation|provider|trust|pct|ccg|commissioner|force|ward"
    r"|district) codes?"
)
_CODE_WORDS = re.compile(r"\b(?:codes?|order|rank|fid|objectid|uprn|easting|northing|sort)\b")
_FLAG = re.compile(r"^(?:[prefPREF]|\[\w{1,3}\]|\([a-z]\)|[*†‡§#^!~]{1,2})$")
STATUS_WORDS = frozenset({"provisional", "revised", "estimated", "estimate", "final"})
SHORT = 12  # characters that a reference to notes has at most
SAMPLE = 300  # rows that decide what a column is


@dataclass(frozen=True, slots=True)
class Roles:
    """What the label columns of one table are; ``areas`` from coarse to fine, or one list indented over several."""

    areas: tuple[int, ...] = ()
    periods: tuple[int, ...] = ()  # outermost first: a year, then its quarters
    names: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()  # marks alone: they speak of the row
    held: tuple[int, ...] = ()  # names written once over several rows
    left_out: tuple[int, ...] = ()  # codes, ranks
    counted: Mapping[int, str] = field(default_factory=dict)  # columns of bare numbers, and the word that they count
    why: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Down:
    """One row by its labels. ``change``: the row says how the values above it moved."""

    area: str = ""
    names: tuple[str, ...] = ()
    period: Period | None = None
    question: Ambiguous | None = None
    marker: str | None = None
    status: str | None = None
    note: str = ""
    change: bool = False
    part: str = ""  # the part of a year ("Q2", "Jan", "Total") whose year the column says, too
    measure: str = ""  # what its figures are where the row says so: "Plan", "2008/09 target"
    between: Period | None = None  # from when to when its change is, where the two rows right above say it


def roles_of(
    rows: Rows,
    columns: Sequence[int],
    numbers: Sequence[int],
    headings: Mapping[int, str],
    notes: Notes,
    said: Mapping[int, str],
) -> Roles:
    """What each label column is, by its heading and by what it holds; each decision with its reason. ``said``: column →
    role as a person has it (area, period, figure_status, "" for unread, any other: it names the figures)."""
    areas: dict[int, int] = {}
    periods: list[int] = []
    names: list[int] = []
    flags: list[int] = []
    left_out: list[int] = []
    why: dict[int, str] = {}
    counted: dict[int, str] = {}
    sample = numbers if len(numbers) <= SAMPLE else numbers[:: len(numbers) // SAMPLE]
    for column in columns:
        heading = _words(headings, column)
        texts = [text for number in sample if (text := label(rows, number, column, notes)[0])]
        if not texts:
            continue
        if word := counted_by(headings.get(column, ""), texts):
            counted[column] = word
        if column in said:
            role = said[column]
            if role == "area":
                areas[column] = len(set(texts))
            else:
                kept = {"period": periods, "figure_status": flags, "": left_out}
                kept.get(role, names).append(column)
            why[column] = "a person said so"
        elif all(map(_says_status, texts)) or (heads_notes(heading) and all(len(one) <= SHORT for one in texts)):
            flags.append(column)
            why[column] = "marks of the rows"
        elif column in counted and part_named(counted[column]) in NAMED_PARTS:
            periods.append(column)
            why[column] = f"its heading is “{heading}”"
        elif _CODE_WORDS.search(heading) or are_references(heading, texts) or sum(map(is_code, texts)) * 2 > len(texts):
            left_out.append(column)
            why[column] = "codes or an order, which name nothing"
        elif _say_periods(texts):
            periods.append(column)
            why[column] = "its cells are periods"
        elif reason := _area_reason(rows, column, sample, heading, texts, areas) or _beside_codes(heading, headings):
            areas[column] = len(set(texts))
            why[column] = reason
        else:
            names.append(column)
            why[column] = "its texts name the figures"
    kinds = kinds_of_areas(rows, [one for one in names if one not in said], tuple(areas), sample, headings)
    names = [one for one in names if one not in kinds]
    left_out += kinds
    why |= dict.fromkeys(kinds, "it says of which kind each area is")
    held = _held(rows, names, numbers)
    ordered = _ordered(rows, areas, sample)
    periods.sort(key=lambda column: column in counted)  # the number of a quarter divides the year, wherever it stands
    return Roles(ordered, tuple(periods), tuple(names), tuple(flags), held, tuple(left_out), counted, why)


def _say_periods(texts: Sequence[str]) -> bool:
    """Whether most labels are periods; what heads the rows of changes below them does not count."""
    others = [text for text in texts if not says_change(text)]
    if are_bands(others):
        return False
    return sum(reads_as_period(one) or is_part_of_year(one) for one in others) * 2 > len(others)


def _held(rows: Rows, names: Sequence[int], numbers: Sequence[int]) -> tuple[int, ...]:
    """The columns of names that are written once and hold for the rows below: blank in most rows, and wherever they
    are filled, the innermost column is filled, too. (A list indented over columns has one name a row.)"""
    if len(names) < 2:
        return ()
    inner = names[-1]
    if sum(rows.at(number, inner) is not None for number in numbers) * 10 < 9 * len(numbers):
        return ()
    found = []
    for column in names[:-1]:
        filled = [number for number in numbers if rows.at(number, column) is not None]
        if filled and len(filled) * 10 < 7 * len(numbers) and filled[0] == numbers[0]:
            found.append(column)
    return tuple(found)


def _area_reason(
    rows: Rows, column: int, shown: Sequence[int], heading: str, texts: Sequence[str], areas: Mapping[int, int]
) -> str:
    places = sum(map(is_place, texts))
    if places * 10 >= 3 * len(texts):
        return f"{places} of {len(texts)} labels are places"
    if _COMMISSIONER.fullmatch(heading) or (_AREA.search(heading) and not _NOT_AREA.search(heading)):
        return f"its heading is “{heading}”"
    if not heading and areas and _one_a_row(rows, (*areas, column), shown):
        return "continues the names of areas, indented"
    if not heading and places * 20 >= len(texts) and len(set(texts)) * 10 >= 9 * len(texts):
        return f"{places} of {len(texts)} labels are places, under no heading"
    return ""


def _words(headings: Mapping[int, str], column: int) -> str:
    """The words of a column's heading, without the marks of notes."""
    return fold(without_marks(headings.get(column, ""))[0])


def _beside_codes(heading: str, headings: Mapping[int, str]) -> str:
    """Why a column headed "Name" holds areas: another holds the codes of areas or organisations."""
    codes = [one for one in (_words(headings, column) for column in headings) if _CODE_OF_AREA.fullmatch(one)]
    return f"names beside “{codes[0]}”" if codes and heading in ("name", "names") else ""


def _one_a_row(rows: Rows, columns: Sequence[int], shown: Sequence[int]) -> bool:
    """Whether the columns together hold one name a row: a list indented over them."""
    single = sum(sum(rows.at(number, column) is not None for column in columns) <= 1 for number in shown)
    return single * 10 >= 9 * len(shown)


def _ordered(rows: Rows, areas: Mapping[int, int], shown: Sequence[int]) -> tuple[int, ...]:
    """Coarse to fine by how many names each holds; an indented list as it stands."""
    if len(areas) > 1 and _one_a_row(rows, tuple(areas), shown):
        return tuple(areas)
    return tuple(sorted(areas, key=lambda column: (areas[column], column)))


def _says_status(text: str) -> bool:
    return is_flag(text) or fold(text) in STATUS_WORDS


def is_flag(text: str) -> bool:
    """Whether a text is nothing but a mark: "r", "[p]", "†"."""
    return bool(_FLAG.match(text))


def down(
    rows: Rows,
    roles: Roles,
    numbers: Sequence[int],
    sections: Mapping[int, Section],
    notes: Notes,
    within: Period | None,
    *,
    dated: bool = False,
) -> dict[int, Down]:
    """Each row by its number. ``within`` is the year that "Q2" in a row belongs to where nothing nearer says one;
    ``dated``: the columns say when their figures are, so that a period in a row's name is a part of it."""
    inner = {} if dated else _innermost(rows, roles, numbers, notes)
    named = named_periods(inner)
    moves = changes_between(inner, named)
    when = row_periods(rows, roles.periods, roles.counted, numbers, sections, notes, within)
    measured = measured_by_code(rows, roles.left_out, roles.names, numbers, notes)
    uncoded = without_code(rows, roles.left_out, numbers)
    found: dict[int, Down] = {}
    kept: dict[int, str] = {}
    above, carried = "", written_once(rows, roles.areas, (*roles.periods, *roles.names), numbers)
    for number in numbers:
        area, marks, total, said = area_of(rows, roles.areas, number, notes, uncoded=number in uncoded)
        names, own_marks = _names_of(rows, roles, number, notes, kept, named.get(number))
        marks = " ".join(one for one in (marks, *own_marks) if one)
        word, over = measured.get(number, _NOT_MEASURED)
        names = names or [*(over or word)]
        if total and roles.names and not names:
            names.append("Total")  # of the rows above it, which say more of the area
        above = area or (above if carried else "")
        section = sections.get(number, _NO_SECTION)
        area = above or section.area
        move = moves.get(number)
        names = [*section.names, *([move.words] if move and move.words else []), *names, *([said] if said else [])]
        own = " ".join(text for column in roles.flags if (text := shown(rows, number, column)))
        period, question, flags, change, part = when.get(number, _NO_PERIOD)
        names = [*names, change] if change else names
        moved = bool(change) or move is not None or any(map(says_change, names[:1]))
        if number in named and period is None:
            period, question = named[number].period, None
        if period is None and question is None:
            period = next((one for name in reversed(names) if (one := in_name(name))), None)
        marker, status, note = notes.read_row(f"{flags} {own}".strip(), marks)
        periods = [label(rows, number, one, notes)[0] for one in roles.periods]
        measure = row_measure([*names, *word], periods)
        between = move.period if move else None
        found[number] = Down(area, tuple(names), period, question, marker, status, note, moved, part, measure, between)
    return found


def _names_of(
    rows: Rows, roles: Roles, number: int, notes: Notes, kept: dict[int, str], named: Named | None
) -> tuple[list[str], list[str]]:
    """The names of a row and the marks beside them. ``kept``: by column, the last name that speaks for rows below it;
    ``named``: the words of its innermost name beside the period in that."""
    names: list[str] = []
    marks: list[str] = []
    for column in roles.names:
        text, mark = label(rows, number, column, notes)
        if text and column in roles.counted:
            text = f"{roles.counted[column]} {text}"
        if column in roles.held:
            text = kept[column] = text or kept.get(column, "")
        if named is not None and column == roles.names[-1]:
            text = named.words
        if text and text != "-":
            names.append(text)
            marks.append(mark)
    return names, marks


def _innermost(rows: Rows, roles: Roles, numbers: Sequence[int], notes: Notes) -> dict[int, str]:
    """The innermost name of each row that has one."""
    if not roles.names or roles.names[-1] in roles.counted:
        return {}
    found = {number: label(rows, number, roles.names[-1], notes)[0] for number in numbers}
    return {number: text for number, text in found.items() if text}


_NO_SECTION = Section()
_NO_PERIOD = RowPeriod()
_NOT_MEASURED = Measured()
