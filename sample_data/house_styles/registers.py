"""The partnership's registers as workbooks: in the product's own layout, as partners lay theirs out, and as the papers
from which they come were printed. Each takes the rows of a table of the definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from loaders.register_books import ROW, book_of
from lsp_data.registers import Field, FieldKind, Misfit, checked, register_of, text_of
from sample_data.draft import INVENTED, CellContent, SheetDraft
from sample_data.house_styles.blocks import Pairs
from sample_data.house_styles.template import FILLED_IN
from sample_data.truth import Row
from sample_data.wording import HEADING, SMALL, TITLE, WRAPPED

YES_NO = {"yes": True, "no": False}
STRANDS = {
    "Needs and priorities": "need", "Good practice": "good_practice", "Areas for improvement": "area_for_improvement",
    "Gap analysis": "gap",
}  # fmt: skip
OTHERS = ("paper",)  # columns of the definition that are no field
MATRIX_HEAD = 7  # the row of the strands
Columns = Mapping[str, str]  # heading → field


def fields_of(kind: str, row: Row) -> dict[str, object]:
    """What a row of the definition says of the register's fields, as the store keeps it. ValueError where a field
    cannot hold it."""
    found: dict[str, object] = {}
    for name, text in row.items():
        if name in OTHERS or not text:
            continue
        one = register_of(kind).field(name)
        value = checked(one, YES_NO[text] if one.kind is FieldKind.YES_NO else text)
        if isinstance(value, Misfit):
            raise ValueError(f"{kind}: {value.value} in {name}: {value.reason}")
        found[name] = value
    return found


def own_layout(kind: str, rows: Sequence[Row]) -> SheetDraft:
    """The sheet of the product's own workbook of a register; the rows are new, so that none has an id yet."""
    book = book_of(kind)
    columns = list(book.fields())
    draft = SheetDraft(book.title)
    draft.row(1, [ROW, *(book.heading(one) for one in columns)], HEADING)
    for number, row in enumerate(rows, 2):
        said = fields_of(kind, row)
        draft.row(number, ["", *(_content(one, said.get(one.name)) for one in columns)], FILLED_IN | WRAPPED)
        draft.keep(number, kind, said)
    draft.widths.update(dict.fromkeys(range(2, len(columns) + 2), 24))
    return draft


def _content(one: Field, value: object) -> CellContent:
    return date.fromisoformat(str(value)) if one.kind is FieldKind.DATE and value else text_of(one, value)


def _above(draft: SheetDraft, title: str, pairs: Pairs) -> int:
    """Title, the note that all is invented, and label and value pairs; the next free row."""
    draft.put(1, 1, title, TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    for row, pair in enumerate(pairs, 3):
        draft.row(row, list(pair))
    return len(pairs) + 4


def by_theme(kind: str, title: str, pairs: Pairs, columns: Columns, rows: Sequence[Row]) -> SheetDraft:
    """A partner's list: headings in its own words, each theme as a heading over its rows."""
    draft = SheetDraft(title[:31])
    head = _above(draft, title, pairs)
    draft.row(head, list(columns), HEADING)
    number = head
    for theme, members in groupby(rows, key=lambda row: row["theme"]):
        number += 1
        draft.merge(number, 1, len(columns), theme, {"bold": True, "bg_color": "#EDEDED"})
        for row in members:
            number += 1
            draft.row(number, [row[field] for field in columns.values()], WRAPPED)
            draft.keep(number, kind, fields_of(kind, row))
    draft.widths.update(dict.fromkeys(range(1, len(columns) + 1), 26))
    return draft


def numbered(kind: str, title: str, pairs: Pairs, columns: Columns, rows: Sequence[Row]) -> SheetDraft:
    """The work programme as it was printed: the number before the task, which says in brackets who asked for it."""
    draft = SheetDraft(title[:31])
    head = _above(draft, title, pairs)
    draft.row(head, list(columns), HEADING)
    for number, row in enumerate(rows, head + 1):
        texts = [row[field] for field in columns.values()]
        draft.row(number, [f"{row['number']}. {texts[0]}", *texts[1:]], WRAPPED)
        draft.keep(number, kind, fields_of(kind, row))
    draft.widths.update({1: 60, 3: 60, 6: 24, 8: 30})
    return draft


def strands(title: str, pairs: Pairs, rows: Sequence[Row]) -> SheetDraft:
    """A self-assessment with a column each for the strands and a row each for the themes."""
    draft = SheetDraft(title[:31])
    _above(draft, title, pairs)
    draft.row(MATRIX_HEAD, ["Theme", *STRANDS], HEADING)
    for number, (theme, members) in enumerate(groupby(rows, key=lambda row: row["theme"]), MATRIX_HEAD + 1):
        draft.put(number, 1, theme, WRAPPED)
        for row in members:
            draft.put(number, 2 + list(STRANDS.values()).index(row["strand"]), row["text"], WRAPPED)
            draft.keep(number, "assessment", fields_of("assessment", row))
    draft.widths.update(dict.fromkeys(range(1, 6), 36))
    return draft


def collected(kind: str, title: str, pairs: Pairs, columns: Columns, rows: Sequence[Row]) -> SheetDraft:
    """A collection template of the strategy's delivery plan as it was printed: one block a commitment."""
    draft = SheetDraft(title[:31])
    number = _above(draft, title, pairs)
    draft.put(number, 1, f"Thematic Partnership: {rows[0]['partnership']}", {"bold": True})
    for commitment, members in groupby(rows, key=lambda row: row["commitment"]):
        plain = commitment.partition(". ")
        draft.put(number + 2, 1, f"Commitment {plain[0]}: {plain[2]}", {"bold": True})
        number += 3
        draft.row(number, list(_lettered(columns)), HEADING)
        for row in members:
            number += 1
            draft.row(number, [row[field] for field in columns.values()], WRAPPED)
            draft.keep(number, kind, fields_of(kind, row))
    draft.widths.update(dict.fromkeys(range(1, len(columns) + 1), 36))
    return draft


def _lettered(columns: Columns) -> Iterator[str]:
    yield from (f"{letter}. {heading}" for letter, heading in zip("abcdefg", columns, strict=False))
