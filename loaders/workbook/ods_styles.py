"""Styles of an .ods: number formats in Excel's writing, bold, marks, and sheets that are not displayed."""

from __future__ import annotations

from loaders.workbook.guard import Package
from loaders.workbook.parts import attribute, local, parse
from loaders.workbook.xlsx_styles import PLAIN, Style

MAX_STYLES = 70_000
_DATA_STYLES = (
    "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style",
)  # fmt: skip
_LONG = {"day": "dd", "hours": "hh", "minutes": "mm", "seconds": "ss", "year": "yyyy", "day-of-week": "dddd"}
_SHORT = {"day": "d", "hours": "h", "minutes": "m", "seconds": "s", "year": "yy", "day-of-week": "ddd"}


class OdsStyles:
    """Named styles of cells, texts and sheets, with what they inherit."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}  # data style → format
        self.told: dict[str, dict[str, str]] = {}  # style → its own properties
        self.cells: list[Style] = [PLAIN]
        self._numbers: dict[str, int] = {"": 0}
        self._style = ""
        self._format: list[str] | None = None
        self._format_name = ""
        self._words: list[str] | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element of a style opens."""
        name = local(element)
        if name == "style" or name == "default-style":
            self._style = f"{attribute(attributes, 'family')}:{attribute(attributes, 'name') or ''}"
            if len(self.told) < MAX_STYLES:
                own = {key: attribute(attributes, key) or "" for key in ("parent-style-name", "data-style-name")}
                self.told[self._style] = {key: value for key, value in own.items() if value}
        elif name in _DATA_STYLES:
            self._format, self._format_name = [], attribute(attributes, "name") or ""
        elif self._format is not None:
            self._part(name, attributes)
        elif self._style in self.told:
            own = self.told[self._style]
            for key in ("font-weight", "text-position", "text-line-through-style", "text-line-through-type", "display"):
                value = attribute(attributes, key)
                if value is not None:
                    own[key] = value

    def end(self, element: str) -> None:
        """An element of a style closes."""
        name = local(element)
        if name in _DATA_STYLES and self._format is not None:
            if name == "percentage-style" and not any("%" in part for part in self._format):
                self._format.append("%")
            if len(self.formats) < MAX_STYLES:
                self.formats[self._format_name] = "".join(self._format)[:255]
            self._format = None
        elif name in ("text", "currency-symbol") and self._words is not None and self._format is not None:
            words = "".join(self._words)
            self._format.append("%" if words == "%" else f'"{words}"' if words.strip("-/: .,") else words)
            self._words = None
        elif name in ("style", "default-style"):
            self._style = ""

    def text(self, text: str) -> None:
        """Characters inside a format."""
        if self._words is not None:
            self._words.append(text)

    def _part(self, name: str, attributes: dict[str, str]) -> None:
        assert self._format is not None  # noqa: S101 — only called inside a format
        long = attribute(attributes, "style") == "long"
        if name in ("text", "currency-symbol"):
            self._words = []
        elif name == "number":
            places = _small(attribute(attributes, "decimal-places"))
            whole = "#,##0" if attribute(attributes, "grouping") == "true" else "0"
            self._format.append(whole + ("." + "0" * places if places else ""))
        elif name == "scientific-number":
            self._format.append("0.00E+00")
        elif name == "month":
            textual = attribute(attributes, "textual") == "true"
            self._format.append(("mmmm" if long else "mmm") if textual else ("mm" if long else "m"))
        elif name == "am-pm":
            self._format.append("AM/PM")
        elif name in _LONG:
            self._format.append((_LONG if long else _SHORT)[name])

    def number_of(self, style: str) -> int:
        """The number of a cell style's meaning, by its name."""
        number = self._numbers.get(style)
        if number is None:
            data = self._inherited(f"table-cell:{style}", "data-style-name")
            bold = self._inherited(f"table-cell:{style}", "font-weight") in ("bold", "600", "700", "800", "900")
            meaning: Style = (self.formats.get(data, ""), "", bold, 0, self.mark_of("table-cell", style))
            if meaning in self.cells:
                number = self.cells.index(meaning)
            else:
                number = len(self.cells)
                self.cells.append(meaning)
            self._numbers[style] = number
        return number

    def mark_of(self, family: str, style: str) -> str:
        """ "superscript", "struck" or "" for a style of cells or of text."""
        for key in ("text-line-through-style", "text-line-through-type"):
            if self._inherited(f"{family}:{style}", key) not in ("", "none"):
                return "struck"
        raised = self._inherited(f"{family}:{style}", "text-position").split(" ")[0]
        return "superscript" if raised == "super" or (raised.endswith("%") and raised[0] not in "-0") else ""

    def hides(self, style: str) -> bool:
        """Whether a sheet of the style is hidden."""
        return self._inherited(f"table:{style}", "display") == "false"

    def _inherited(self, style: str, key: str) -> str:
        family = style.partition(":")[0]
        for _ in range(8):
            own = self.told.get(style, {})
            if key in own:
                return own[key]
            if not own.get("parent-style-name"):
                return ""
            style = f"{family}:{own['parent-style-name']}"
        return ""


def read_common_styles(package: Package) -> OdsStyles:
    """The styles of styles.xml; those of content.xml are added while it streams."""
    styles = OdsStyles()
    if "styles.xml" in package:
        parse(package, "styles.xml", styles.start, styles.end, styles.text)
    return styles


def _small(text: str | None) -> int:
    return min(int(text), 15) if text and len(text) < 4 and text.isascii() and text.isdigit() else 0
