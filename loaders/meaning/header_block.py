"""What a return says of itself: label and value pairs above a table or on a cover sheet, its title and free text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from loaders.figures import Header
from loaders.meaning.words import fold, is_placeholder, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, Basis, Period, financial_year, is_year_after, read_period

_LABELS: dict[str, str] = {
    "partner": """partner|organisation|return from|reporting partner|reporting organisation|agency|partner organisation
        |submitted by|name of partner|partner name""",
    "period": """return period|period|reporting period|quarter|period covered|return for|for period|period of return
        |quarter ending|reporting quarter|qtr|performance period|month""",
    "year": "year|financial year|reporting year|monitoring year|return year",
    "version": "version|return version|version no|version number|issue",
    "partnership": "partnership|local strategic partnership|lsp|prepared for|return to|for partnership",
    "known_at": """date returned|date of return|date|date completed|date submitted|returned on|date sent|known at
        |date known|date figures known|completed on|return date""",
    "area": "area|district|area covered|local authority",
    "other": """service|portfolio holder|portfolio|meeting date|status|overall status|directorate|department
        |head of service
        |completed by|cabinet member|lead officer|prepared by|contact|contact post|theme|block|scrutiny committee
        |meeting
        |committee|service area|reporting officer|purpose|post|target version|refresh
        |refresh version|agreed version|class|target class|key|key to symbols|symbols|declaration|position""",
}
LABEL_OF: dict[str, str] = {
    fold(word): name for name, listed in _LABELS.items() for word in listed.replace("\n", " ").split("|")
}
# Of a targets table, what is said once above it for all of its rows, and which fact of a row that is.
OF_ALL_ROWS = {"target version": "version", "refresh": "version", "refresh version": "version",
               "agreed version": "version", "target class": "class", "class": "class"}  # fmt: skip
LONGEST_LABEL = 40
FEWEST_HEADINGS = 3  # short texts of a row that heads columns
_PAIR = re.compile(r"^\s*+([^:]{2,40}?)\s*+:\s*+(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """The facts of one header block: label → text in the partner's words, and the lines that are no pairs."""

    facts: dict[str, str] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # label → sheet and cell of what it says

    def joined(self, other: Block) -> Block:
        """Both blocks as one; what this one says stands."""
        facts = self.facts | {label: text for label, text in other.facts.items() if label not in self.facts}
        dates, places = {**other.dates, **self.dates}, {**other.places, **self.places}
        return Block(facts, dates, self.lines + other.lines, places)


def read_block(rows: Rows, first: int, last: int, heads: Collection[int] = ()) -> Block:
    """The facts and lines in the rows from first to last. ``heads``: rows of headings, in which no label stands beside
    what it says: "Organisation" beside "Number of infants"."""
    facts: dict[str, str] = {}
    dates: dict[str, date] = {}
    places: dict[str, tuple[str, str]] = {}
    lines: list[str] = []
    used: set[int] = set()
    for number, cells in rows.between(first, last):
        if number in used or number in heads:
            continue
        if len(cells) == 1 and not used and not facts and not lines and fold(_label(cells[0])[0]) not in LABEL_OF:
            lines.append(tidy(cells[0].text))  # the title, also where it holds a colon
            continue
        below = _pairs_below(cells, rows.row(number + 1) if number + 1 <= last else ())
        if below:
            used.add(number + 1)
        pairs, rest = (below, []) if below else _pairs_in_row(cells)
        for label, cell, text in pairs:
            if label not in facts and text and not is_placeholder(text):
                facts[label] = text
                places[label] = (rows.sheet.name, cell_name(cell.row, cell.column))
                if isinstance(cell.value, date):
                    dates[label] = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        lines.extend(rest)
    return Block(facts, dates, tuple(lines), places)


Pair = tuple[str, Cell, str]  # label, the cell that holds its text, that text


def _pairs_in_row(cells: Sequence[Cell]) -> tuple[list[Pair], list[str]]:
    if _are_headings(cells):
        return [], [tidy(cell.text) for cell in cells]
    pairs: list[Pair] = []
    rest: list[str] = []
    position = 0
    while position < len(cells):
        cell = cells[position]
        following = cells[position + 1] if position + 1 < len(cells) else None
        label, inline = _label(cell)
        if label and inline:
            pairs.append((label, cell, inline))
        elif label and following is not None and not _label(following)[0]:
            pairs.append((label, following, _text(following)))
            position += 1
        elif label and not cell.text.rstrip().endswith(":") and LABEL_OF.get(fold(label)) is None:
            rest.append(tidy(cell.text))
        elif len(cells) == 2 and position == 0 and _plain_label(cell) and following is not None:
            pairs.append((tidy(cell.text), following, _text(following)))
            position += 1
        elif not label:
            rest.append(tidy(cell.text))
        position += 1
    return pairs, rest


def _are_headings(cells: Sequence[Cell]) -> bool:
    """Whether a row heads columns and says no facts: three short texts or more, none with a colon or a digit, that are
    not by turns a label and what it says."""
    if len(cells) < FEWEST_HEADINGS or not all(map(_plain_label, cells)):
        return False
    if any(":" in cell.text or any(one.isdigit() for one in cell.text) for cell in cells):
        return False
    labelled = [fold(cell.text) in LABEL_OF for cell in cells]
    return len(cells) % 2 == 1 or not all(labelled[::2])


def _pairs_below(cells: Sequence[Cell], below: Sequence[Cell]) -> list[Pair]:
    """Labels in one row, their values in the next: at least two known labels and nothing else in the row."""
    if len(cells) < 2 or not below or not all(_label(cell)[0] and not _label(cell)[1] for cell in cells):
        return []
    under = {cell.column: cell for cell in below}
    if any(_label(cell)[0] for cell in below) or not set(under) <= {cell.column for cell in cells}:
        return []
    return [(_label(cell)[0], under[cell.column], _text(under[cell.column])) for cell in cells if cell.column in under]


def _label(cell: Cell) -> tuple[str, str]:
    """The label that a cell holds and, where it holds both, the text after the colon. "" and "" when it is none."""
    if not isinstance(cell.value, str):
        return "", ""
    found = _PAIR.match(cell.text)
    if found and (LABEL_OF.get(fold(found[1])) or not found[2] or len(found[1].split()) <= 3):
        return tidy(found[1]), tidy(found[2])
    return (tidy(cell.text), "") if fold(cell.text) in LABEL_OF else ("", "")


def _plain_label(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.text.strip()) <= LONGEST_LABEL


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and "%" not in cell.number_format:
        return str(int(value))
    return tidy(cell.text)


def header_of(block: Block) -> Header:
    """The header of a return from its block; the partner is not yet looked up. Labels keep the partner's own words."""
    known: dict[str, tuple[str, str]] = {}
    others: dict[str, str] = {}
    for label, text in block.facts.items():
        name = LABEL_OF.get(fold(label), "other")
        if name in ("other", "area") or name in known:
            others[label] = text
        else:
            known[name] = (label, text)
    for name in ("year",):
        if name in known:
            others[known[name][0]] = known[name][1]
    period, period_text = _period(known, block)
    known_at = _day(known.get("known_at"), block.dates)
    if "known_at" in known and known_at is None:
        others[known["known_at"][0]] = known["known_at"][1]
    if block.lines:
        others["title"] = block.lines[0]
        if len(block.lines) > 1:
            others["text"] = "\n".join(block.lines[1:])
    partner_label, partner_text = known.get("partner", ("", ""))
    return Header(
        partner_text=partner_text,
        partner_place=block.places.get(partner_label, ("", "")),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period_text,
        known_at=known_at,
        partnership=known.get("partnership", ("", ""))[1],
        facts={**others, **({"version": known["version"][1]} if "version" in known else {})},
    )


def _period(known: Mapping[str, tuple[str, str]], block: Block) -> tuple[Period | None, str]:
    """The return's own period: of "Quarter: 2" and "Year: 2009/10", or of one of them, or of the title."""
    year = _read(known["year"][1], None) if "year" in known else None
    label, text = known.get("period", ("", ""))
    if text.isdigit() and len(text) == 1 and "q" in fold(label):
        text = f"Q{text}"
    within = year or _year_in(block.lines)
    period = _read(text, within) if text else None
    if period is None and not text:
        named = [one for line in block.lines[:6] if (one := _in_title(line)) is not None]
        period = named[0] if len(set(named)) == 1 else year
    written = (
        f"{text} {known['year'][1]}".strip() if "year" in known and text else text or known.get("year", ("", ""))[1]
    )
    return period, written


_TITLE_PERIOD = re.compile(
    r"(?:q(?:uarter|tr)?\.?\s*[1-4]\s*,?\s*(?:\(?\s*)?(?:of\s+)?(?:20\d\d|\d\d)\s*[/–-]\s*\d\d(?:\d\d)?)"
    r"|(?:20\d\d\s*[/–-]\s*\d\d\s*,?\s*q(?:uarter|tr)?\s*[1-4])",
    re.IGNORECASE,
)


def _in_title(line: str) -> Period | None:
    found = _TITLE_PERIOD.search(line)
    return _read(found.group(), None) if found else None


def _year_in(lines: Iterable[str]) -> Period | None:
    years = {
        financial_year(int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1]))
        for line in lines
        for found in re.finditer(r"(?<![\d/])(20\d\d|\d\d)\s?[/–-]\s?(?:20)?(\d\d)(?![\d/])", line)
        if is_year_after(int(found[1]), int(found[2]))
    }
    return years.pop() if len(years) == 1 else None


def _read(text: str, within: Period | None) -> Period | None:
    read = read_period(text, within=within)
    if isinstance(read, Ambiguous):
        years = [one for one in read.candidates if one.basis is Basis.FINANCIAL_YEAR]
        return years[0] if len(years) == 1 and "-" in text else None
    return read if isinstance(read, Period) else None


def _day(pair: tuple[str, str] | None, dates: Mapping[str, date]) -> date | None:
    if pair is None:
        return None
    if pair[0] in dates:
        return dates[pair[0]]
    read = read_period(pair[1])
    return read.start if isinstance(read, Period) and read.basis is Basis.POINT else None


def with_partner(header: Header, partner: str | None) -> Header:
    """The header with the partner's id, once it was looked up."""
    return replace(header, partner=partner)


def return_period(header: Header) -> Period | None:
    """The period of the return as a period; a quarter unless it is as long as another kind."""
    if header.period_start is None or header.period_end is None:
        return None
    months = (
        (header.period_end.year - header.period_start.year) * 12 + header.period_end.month - header.period_start.month
    )
    basis = {0: Basis.MONTH, 2: Basis.QUARTER, 11: Basis.FINANCIAL_YEAR}.get(months, Basis.YEAR_TO_DATE)
    return Period(header.period_start, header.period_end, basis)
