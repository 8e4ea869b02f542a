"""What a reader of one file format hands over, inside the reading process."""

from __future__ import annotations

from loaders.workbook.columns import Columns
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_styles import Style


class Reading:
    """A whole book as columns: sheets, their texts and styles, and what the book says of itself."""

    __slots__ = ("format", "from_1904", "properties", "shared_formulas", "sheets", "styles", "texts")

    def __init__(
        self,
        format: str,  # noqa: A002 — the field of the grid that it fills
        sheets: list[Columns],
        texts: Texts,
        styles: list[Style],
        properties: dict[str, str] | None = None,
        from_1904: bool = False,
        shared_formulas: list[tuple[int, str]] | None = None,
    ) -> None:
        self.format, self.sheets, self.texts, self.styles = format, sheets, texts, styles
        self.properties = properties or {}
        self.from_1904 = from_1904
        self.shared_formulas = shared_formulas or []
