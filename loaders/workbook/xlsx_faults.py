"""What all sheets of one .xlsx share while they are read, and the refusals that both readers of sheets make."""

from __future__ import annotations

from loaders.workbook.early import Early
from loaders.workbook.faults import LAST_ROW, RESAVE, Refused, Remarks
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_styles import Style


class Book:
    """What all sheets of one .xlsx share while they are read."""

    __slots__ = (
        "cells",
        "early",
        "empty_texts",
        "filled",
        "remarks",
        "shared_count",
        "shared_formulas",
        "style_count",
        "texts",
    )

    def __init__(self, texts: Texts, styles: list[Style], remarks: Remarks, early: Early | None = None) -> None:
        self.early = early  # who is told of the cells as they are read
        self.texts = texts
        self.shared_count = len(texts.texts)
        self.empty_texts = {float(number) for number in range(len(texts.texts)) if not texts.holds(number)}
        self.style_count = len(styles)
        self.filled = {number for number, style in enumerate(styles) if style[1]}  # styles with a fill
        self.remarks = remarks
        self.cells = 0  # cells with a value in the sheets before
        self.shared_formulas: list[tuple[int, str]] = []  # first place and text of formulas that others follow


def rows_disagree(sheet: str, last: int, given: str) -> Refused:
    """Rows come in order and once each: programs disagree about which of two rows counts."""
    return Refused(
        "rows-out-of-order",
        f"On the sheet “{sheet}”, row {given[:12]} follows row {last}: rows are out of order or stand there twice.",
        RESAVE,
        sheet=sheet,
        cell=f"A{given}" if given.isdigit() and 0 < int(given[:9]) <= LAST_ROW else "",
    )


def cells_disagree(sheet: str, reference: str) -> Refused:
    """A cell stands twice, before its neighbour or in another's row."""
    return Refused(
        "cells-out-of-order",
        f"On the sheet “{sheet}”, the cell {reference} stands in a wrong place or twice.",
        RESAVE,
        sheet=sheet,
        cell=reference,
    )


def bad_reference(sheet: str, reference: str) -> Refused:
    """A cell's address is none."""
    return Refused(
        "bad-reference",
        f"A cell on the sheet “{sheet}” has an address that no sheet has.",
        sheet=sheet,
        value=reference,
    )


def unknown_style(sheet: str, where: str, text: str) -> Refused:
    """A cell's style is not in the file: a date or percentage would be misread."""
    return Refused(
        "style-missing",
        f"The cell {where} on the sheet “{sheet}” has a format that the file does not hold, so that a date or "
        "percentage could be misread.",
        RESAVE,
        sheet=sheet,
        cell=where,
        value=text,
    )


def shared_text_missing(sheet: str, where: str, text: str) -> Refused:
    """A cell's text is not in the table of texts."""
    return Refused(
        "text-missing",
        f"The cell {where} on the sheet “{sheet}” refers to a text that the file does not hold.",
        RESAVE,
        sheet=sheet,
        cell=where,
        value=text,
    )


def too_many_elements(sheet: str) -> Refused:
    """A sheet is bloated with what holds no value."""
    return Refused(
        "too-many-elements",
        f"The sheet “{sheet}” holds far more than figures: empty cells, drawings, rules or links by the million.",
        "Copy the sheet's figures into a new workbook (Paste Special > Values), save, and send that.",
        sheet=sheet,
    )
