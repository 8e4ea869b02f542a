"""Styles of an .xlsx: what each style number means for a reader: number format, fill, bold, indent, marks."""

from __future__ import annotations

from loaders.workbook.faults import Refused
from loaders.workbook.guard import Package
from loaders.workbook.number_formats import BUILTIN
from loaders.workbook.parts import local, parse

MAX_STYLES = 70_000  # Excel's own limit is 65,490
Style = tuple[str, str, bool, int, str]  # number format, fill, bold, indent, mark ("" | "struck" | "superscript")
PLAIN: Style = ("", "", False, 0, "")

# The palette of BIFF8 and of ECMA-376 part 1, 18.8.27; 64 and 65 are the window's own text and background.
_ROWS = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF",
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF",
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080",
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF",
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF",
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99",
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696",
    "003366 339966 003300 333300 993300 993366 333399 333333",
)
PALETTE = tuple(" ".join(_ROWS).split())
# How much of a pattern is foreground, as the eye mixes it
DENSITY = {
    "solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625,
    "darkHorizontal": 0.5, "darkVertical": 0.5, "darkDown": 0.5, "darkUp": 0.5, "darkGrid": 0.5, "darkTrellis": 0.75,
    "lightHorizontal": 0.25, "lightVertical": 0.25, "lightDown": 0.25, "lightUp": 0.25, "lightGrid": 0.4,
    "lightTrellis": 0.4,
}  # fmt: skip
# The order in which theme="…" counts: light and dark are swapped against the theme part's own order.
_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_OFFICE_THEME = (
    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF",
    "800080",
)  # fmt: skip


def read_theme(package: Package, part: str | None) -> tuple[str, ...]:
    """The twelve theme colours in the order in which styles count them; Office's own where the part is missing."""
    if part is None or part not in package:
        return _OFFICE_THEME
    colours: dict[str, str] = {}
    path: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        path.append(name)
        if len(path) > 1 and "clrScheme" in path:
            if name == "srgbClr":
                colours.setdefault(path[-2], attributes.get("val", ""))
            elif name == "sysClr":
                colours.setdefault(path[-2], attributes.get("lastClr", ""))

    parse(package, part, start, lambda _: path.clear() if len(path) == 1 else path.__delitem__(-1))
    return tuple(
        colours.get(name, "").upper() if _is_colour(colours.get(name, "")) else default
        for name, default in zip(_THEME_ORDER, _OFFICE_THEME, strict=True)
    )


class _Reader:
    """Gathers fonts, fills, formats and the cell formats that combine them, as they stream by."""

    def __init__(self, theme: tuple[str, ...]) -> None:
        self.theme = theme
        self.palette: list[str] = []
        self.formats: dict[int, str] = {}
        self.fonts: list[tuple[bool, str]] = []
        self.fills: list[dict[str, dict[str, str]]] = []
        self.cells: list[tuple[int, int, int]] = []  # number format, font, fill
        self.indents: list[int] = []
        self.path: list[str] = []
        self.bold, self.mark = False, ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        within = self.path[-1] if self.path else ""
        self.path.append(name)
        if len(self.cells) + len(self.fonts) + len(self.fills) + len(self.formats) > 4 * MAX_STYLES:
            raise too_many_styles()
        if "dxfs" in self.path or "extLst" in self.path:
            return
        if within == "font":
            self._font(name, attributes)
        elif "fill" in self.path:
            self._fill(name, attributes)
        elif name == "numFmt" and within == "numFmts":
            self.formats[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]
        elif name == "xf" and within == "cellXfs":
            self.cells.append(
                (_whole(attributes.get("numFmtId")), _whole(attributes.get("fontId")), _whole(attributes.get("fillId")))
            )
            self.indents.append(0)
            if len(self.cells) > MAX_STYLES:
                raise too_many_styles()
        elif name == "alignment" and within == "xf" and "cellXfs" in self.path:
            self.indents[-1] = min(_whole(attributes.get("indent")), 250)
        elif name == "rgbColor" and within == "indexedColors":
            self.palette.append(attributes.get("rgb", ""))
        elif name == "font" and within == "fonts":
            self.bold, self.mark = False, ""

    def end(self, element: str) -> None:
        self.path.pop()
        if local(element) == "font" and self.path and self.path[-1] == "fonts" and "dxfs" not in self.path:
            self.fonts.append((self.bold, self.mark))

    def _font(self, name: str, attributes: dict[str, str]) -> None:
        on = attributes.get("val", "1") not in ("0", "false")
        if name == "b":
            self.bold = on
        elif name == "strike" and on:
            self.mark = "struck"
        elif name == "vertAlign" and attributes.get("val") == "superscript" and not self.mark:
            self.mark = "superscript"

    def _fill(self, name: str, attributes: dict[str, str]) -> None:
        if name == "fill":
            self.fills.append({})
        elif self.fills:
            key = "first colour" if name == "color" else name
            self.fills[-1].setdefault(key, attributes)

    def styles(self) -> list[Style]:
        fills = [self._seen(fill) for fill in self.fills]
        found: list[Style] = []
        for (number_format, font, fill), indent in zip(self.cells, self.indents, strict=True):
            bold, mark = self.fonts[font] if font < len(self.fonts) else (False, "")
            code = self.formats.get(number_format) or BUILTIN.get(number_format, "")
            code = "" if code.lower() == "general" else code
            found.append((code, fills[fill] if fill < len(fills) else "", bold, indent, mark))
        return found

    def _seen(self, fill: dict[str, dict[str, str]]) -> str:
        if "gradientFill" in fill:
            return without_white(self.colour(fill.get("first colour")) or "")
        density = DENSITY.get(fill.get("patternFill", {}).get("patternType", "none"), 0.0)
        if not density:
            return ""
        return mixed(
            self.colour(fill.get("fgColor")) or "000000", self.colour(fill.get("bgColor")) or "FFFFFF", density
        )

    def colour(self, attributes: dict[str, str] | None) -> str | None:
        """ "RRGGBB", or None for the automatic colour."""
        if attributes is None:
            return None
        base: str | None = None
        if _is_colour(attributes.get("rgb", "")[-6:]):
            base = attributes["rgb"][-6:]
        elif "theme" in attributes:
            index = _whole(attributes["theme"])
            base = self.theme[index] if index < len(self.theme) else None
        elif "indexed" in attributes:
            index = _whole(attributes["indexed"])
            own = self.palette[index][-6:] if index < len(self.palette) else ""
            base = own if _is_colour(own) else PALETTE[index] if index < len(PALETTE) else None
        return tinted(base.upper(), attributes.get("tint", "0")) if base else None


def read_styles(package: Package, part: str | None, theme: tuple[str, ...]) -> list[Style]:
    """The cell styles by number; one plain style where the file has none."""
    if part is None or part not in package:
        return [PLAIN]
    reader = _Reader(theme)
    parse(package, part, reader.start, reader.end)
    return reader.styles() or [PLAIN]


def too_many_styles() -> Refused:
    """The refusal for more styles than Excel itself allows."""
    return Refused(
        "too-many-styles",
        "The file has more cell styles than Excel allows.",
        "Copy the sheets that hold the figures into a new workbook, as values, and send that.",
    )


def mixed(front: str, back: str, density: float) -> str:
    """A pattern as the eye sees it: ``density`` of the front colour; "" where that is white."""
    parts = (
        round(int(front[at : at + 2], 16) * density + int(back[at : at + 2], 16) * (1 - density)) for at in (0, 2, 4)
    )
    return without_white("".join(f"{part:02X}" for part in parts))


def without_white(colour: str) -> str:
    """A white fill is no fill."""
    return "" if colour == "FFFFFF" else colour


def tinted(colour: str, tint: str) -> str:
    """A colour made lighter (tint above 0) or darker, by its lightness (ECMA-376 part 1, 18.8.19)."""
    try:
        share = float(tint)
    except ValueError:
        share = 0.0
    if not share or not -1 <= share <= 1:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    high, low = max(red, green, blue), min(red, green, blue)
    lightness = (high + low) / 2
    wanted = lightness * (1 + share) if share < 0 else lightness * (1 - share) + share
    # Keep hue and saturation: stretch each channel's distance from grey to the new lightness.
    room, new_room = 1 - abs(2 * lightness - 1), 1 - abs(2 * wanted - 1)
    stretch = new_room / room if room else 0.0
    return "".join(
        f"{min(255, max(0, round((wanted + (part - lightness) * stretch) * 255))):02X}" for part in (red, green, blue)
    )


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(c in "0123456789abcdefABCDEF" for c in text)


def _whole(text: str | None) -> int:
    return int(text) if text and len(text) < 9 and text.isascii() and text.isdigit() else 0
