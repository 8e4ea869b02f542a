"""One cell of an uploaded sheet in words: what stands in it, what was understood of it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.compare import Comparison, Row
from loaders.figures import Entry, Figure
from loaders.workbook.faults import address
from loaders.workbook.grid import Cell
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError, Problem
from lsp_data.values import read_value
from presentation import returns_compare as compared
from presentation import returns_view as read
from presentation import words
from presentation.blocks import facts, heading, note
from presentation.markup import Child, Html, element, hidden, join
from presentation.returns_sheet import SIGNS, Place, Understood, problem_places

LISTED = 12
_LONGEST = 400


def stands(cell: Cell | None) -> Html:
    """What stands in the cell itself, as terms and values."""
    if cell is None:
        return note("Nothing stands in this cell.")
    said: list[tuple[Child, Child]] = [
        ("Shown", _whole(cell.text) or "nothing"),
        ("Formula", element("code", f"={_whole(cell.formula)}") if cell.formula else ""),
        ("Format", element("code", cell.number_format) if cell.number_format not in ("", "General") else ""),
        ("Fill", f"#{cell.fill}" if cell.fill else ""),
        ("Raised", cell.superscript),
        ("Struck out", _whole(cell.struck)),
        ("Comment", _whole(cell.comment)),
    ]
    return facts(said)


def _whole(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def figure_facts(figure: Figure, catalogue: Catalogue) -> list[tuple[Child, Child]]:
    """What a cell was understood as, as terms and values."""
    names = read.series_titles(catalogue)
    return [
        ("Indicator", read.indicator_words(figure.indicator, figure.sub_measure, names)),
        ("Label", figure.label),
        ("Area", catalogue.area_name(figure.area) if figure.area else figure.area_label or "not said"),
        ("Period", read.period_words(figure.period_basis, figure.period_start, figure.period_end) or "not said"),
        ("Measure", read.MEASURES.get(figure.measure, figure.measure)),
        ("Understood", read.figure_words(figure)),
        ("Unit", words.unit(figure.unit)),
        ("Marker", words.number(None, marker=figure.marker) if figure.marker else ""),
        ("Status", words.FIGURE_STATUS.get(figure.status or "", figure.status or "")),
        ("Note", _whole(figure.note)),
        ("Also", ", ".join(f"{name.replace('_', ' ')}: {one}" for name, one in figure.facts.items())),
        ("Held back", "yes, until its problem is mended" if figure.held else ""),
    ]


def entry_facts(entry: Entry, catalogue: Catalogue) -> list[tuple[Child, Child]]:
    """What a register's row was understood as, as terms and values."""
    return [(name, _whole(said)) for name, said in read.entry_words(entry, catalogue).items()]


def beside_store(rows: Sequence[Row]) -> list[tuple[Child, Child]]:
    """How the comparison sees the figures of a cell."""
    return [(compared.KINDS[one.kind], _against(one) or "nothing is held for its period") for one in rows]


def _against(row: Row) -> str:
    held = compared.held_words(row)
    return " ".join(part for part in (f"Held: {held}." if held else "", compared.remark(row)) if part)


def rows_at(comparison: Comparison | None, sheet: str, cell: str) -> list[Row]:
    """The rows of the comparison that come from a cell."""
    if comparison is None:
        return []
    return [one for one in comparison.rows if one.figure and (one.figure.sheet, one.figure.cell) == (sheet, cell)]


def problem_items(problems: Sequence[Problem]) -> Html:
    """Each problem with its weight, its reason and what mends it."""
    return join([element("div", _weight(one), " ", one.reason, " ", element("em", one.mend)) for one in problems])


def _weight(problem: Problem) -> Html:
    sign, word = SIGNS[problem.severity]
    return element(
        "b", element("span", sign, aria_hidden="true", class_=f"lsp-sign lsp-sign-{word}"), f" {word.capitalize()}"
    )


def right_value(typed: str) -> float:
    """The number that a figure should read, as typed: "41", "1,234.5", "41 %". LspError where it is none."""
    read = read_value(typed.strip())
    if read.value is None or read.problems or read.is_text:
        raise LspError(f"“{typed.strip()}” is no number: type what the figure should read, or leave it out.")
    return read.value / read.scale


def sheet_problems(known: Understood, grid: str) -> Html:
    """The problems of a sheet, the grave ones first, each with a button that goes to its cell; of a cell all."""
    places = problem_places(known)
    rows = [_goes_to(at, known.problems[at], grid) for at in places[:LISTED]]
    rows += [element("li", problem_items([one])) for one in known.whole[:LISTED]]
    more = len(places) - LISTED
    if more > 0:
        rows.append(element("li", f"and {words.times(more, 'cell')} more: see the problems."))
    if not rows:
        return note("Nothing is asked about this sheet. Choose a cell to see what was understood of it.")
    return join([heading("Problems on this sheet", level=3), element("ul", *rows, class_="lsp-items")])


def _goes_to(at: Place, problems: Sequence[Problem], grid: str) -> Html:
    first, *others = sorted(problems, key=lambda one: list(SIGNS).index(one.severity))
    name = address(*at)
    button = element("button", name, type="button", data_goto=name, data_of=grid, class_="lsp-goto")
    rest = [element("div", _sign(one), " ", one.reason) for one in others]
    return element("li", _sign(first), " ", button, " ", first.reason, *rest)


def _sign(problem: Problem) -> Html:
    sign, word = SIGNS[problem.severity]
    return join([element("b", sign, aria_hidden="true", class_=f"lsp-sign lsp-sign-{word}"), hidden(word)])
