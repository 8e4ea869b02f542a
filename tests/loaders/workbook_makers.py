"""Workbooks made part by part, so that a test can break exactly one thing; and others in the older formats."""

# ruff: noqa: E501 — elements are kept on one line
from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Indicator</t></is></c><c r="B1" t="inlineStr"><is><t>Q1</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>NI 16</t></is></c><c r="B2"><v>14.2</v></c></row>'
)
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="20"/></cellXfs>'
)

Parts = dict[str, bytes]


def sheet(rows: str = ROWS, *, before: str = "", after: str = "", root: str = "") -> bytes:
    """A worksheet part with these rows."""
    text = f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"{root}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return text.encode()


def parts(
    sheets: Mapping[str, bytes] | None = None,
    *,
    states: Mapping[str, str] | None = None,
    texts: str | None = None,
    styles: str = STYLES,
    properties: str = "",
    main: str = "sheet.main+xml",
) -> Parts:
    """The parts of a whole workbook, ready to change. ``texts``: the items of the table of shared texts."""
    sheets = sheets if sheets is not None else {"Return": sheet()}
    states = states or {}
    files = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    overrides = "".join(f'<Override PartName="/{file}" ContentType="{_KINDS}worksheet+xml"/>' for file in files)
    named = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"'
        + (f' state="{states[name]}"' if name in states else "")
        + "/>"
        for number, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="rId900" Type="{LINKS}/styles" Target="styles.xml"/>'
    found: Parts = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}{main}"/>{overrides}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{_RELS}">'
            f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}<sheets>{named}</sheets></workbook>'
        ).encode(),
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode(),
    }
    if texts is not None:
        links += f'<Relationship Id="rId901" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
        found["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>'.encode()
    found["xl/_rels/workbook.xml.rels"] = f'{HEAD}<Relationships xmlns="{_RELS}">{links}</Relationships>'.encode()
    found.update(zip(files, sheets.values(), strict=True))
    return found


def links(*kinds_and_targets: tuple[str, str]) -> bytes:
    """A part of relationships."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds_and_targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_RELS}">{each}</Relationships>'.encode()


def save(path: Path, content: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write the parts as a zip package."""
    with zipfile.ZipFile(path, "w", method) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return path


def workbook(path: Path, rows: str = ROWS, **around: str) -> Path:
    """A workbook of one sheet "Return" with these rows."""
    return save(path, parts({"Return": sheet(rows, **around)}))


def changed(path: Path, old: bytes, new: bytes) -> Path:
    """The file with the same number of bytes changed at each place."""
    content = path.read_bytes()
    assert old in content
    assert len(old) == len(new)
    path.write_bytes(content.replace(old, new))
    return path


# OpenDocument

_ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def ods_parts(tables: str, *, styles: str = "", manifest: str = "") -> Parts:
    """The parts of an OpenDocument spreadsheet with these tables."""
    content = (
        f'{HEAD}<office:document-content {_ODS_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": f'<manifest xmlns="m">{manifest}</manifest>'.encode(),
    }


# Excel 97–2003: the records of BIFF8 one after the other, without the container around them


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, size: str = "<H") -> bytes:
    return struct.pack(size, len(text)) + b"\x01" + text.encode("utf-16-le")


def _font(*, struck: bool = False, raised: bool = False) -> bytes:
    name = "Arial"
    flags = 0x08 if struck else 0
    return _record(
        0x31,
        struct.pack("<HHHHHBBBB", 200, flags, 0x7FFF, 400, int(raised), 0, 0, 0, 0)
        + struct.pack("<B", len(name))
        + b"\x00"
        + name.encode(),
    )


def _xf(number_format: int = 0, fill: int = 0, colour: int = 64) -> bytes:
    return _record(
        0xE0,
        struct.pack("<HHHBBBBIIH", 0, number_format, 0, 0, 0, 0, 0xFC, 0, fill << 26, colour | 65 << 7),
    )


def xls_bytes(name: str = "Return", *, hidden: bool = False, encrypted: bool = False) -> bytes:
    """One sheet: A1 "Indicator", B1 14.2, C1 0.385 as percent, D1 a date, A2 "14.2²" raised, A3 red; row 2 hidden."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    lock = _record(0x2F, struct.pack("<HH", 0, 1) + bytes(4)) if encrypted else b""
    looks = _font() + _font() + _font() + _font() + _font(raised=True)  # font 4 does not exist: the fifth is number 5
    looks += _record(0x041E, struct.pack("<H", 164) + _text("0.0%"))
    looks += _xf() + _xf(164) + _xf(17) + _xf(0, 1, 10)
    before = begin + lock + _record(0x42, struct.pack("<H", 1200)) + looks
    size = len(_record(0x85, struct.pack("<IBB", 0, 0, 0) + _text(name, "<B")))
    where = len(before) + size + len(_record(0x0A, b""))
    bound = _record(0x85, struct.pack("<IBB", where, int(hidden), 0) + _text(name, "<B"))
    cells = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    cells += _record(0x0208, struct.pack("<HHHHHHI", 1, 0, 5, 0xFF, 0, 0, 0x20))  # row 2 is hidden
    cells += _record(0x0204, struct.pack("<HHH", 0, 0, 0) + _text("Indicator"))
    cells += _record(0x0203, struct.pack("<HHHd", 0, 1, 0, 14.2))
    cells += _record(0x0203, struct.pack("<HHHd", 0, 2, 1, 0.385))
    cells += _record(0x0203, struct.pack("<HHHd", 0, 3, 2, 39692))
    cells += _record(0xD6, struct.pack("<HHH", 1, 0, 0) + _text("14.22") + struct.pack("<HHH", 1, 4, 5))
    cells += _record(0x0204, struct.pack("<HHH", 2, 0, 3) + _text("filled"))
    cells += _record(0xE5, struct.pack("<HHHHH", 1, 3, 3, 1, 2))  # B4:C4 merged
    return before + bound + _record(0x0A, b"") + cells + _record(0x0A, b"")


def xls_of(grid: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Sheets of plain cells: numbers, truth values and texts."""
    begin = struct.pack("<HHII", 0x0DBB, 0x07CC, 0, 6)
    before = _record(0x0809, struct.pack("<HH", 0x0600, 0x0005) + begin) + _record(0x42, struct.pack("<H", 1200))
    before += _font() * 4 + _xf()
    names = [name[:31] for name in grid]
    where = len(before) + sum(len(_record(0x85, bytes(6) + _text(name, "<B"))) for name in names) + 4
    bound, pages = b"", b""
    for name, rows in zip(names, grid.values(), strict=True):
        bound += _record(0x85, struct.pack("<IBB", where + len(pages), 0, 0) + _text(name, "<B"))
        pages += _record(0x0809, struct.pack("<HH", 0x0600, 0x0010) + begin)
        pages += b"".join(_xls_cell(r, c, one) for r, row in enumerate(rows) for c, one in enumerate(row[:256]))
        pages += _record(0x0A, b"")
    return before + bound + _record(0x0A, b"") + pages


def _xls_cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if value is None:
        return b""
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<BB", value, 0))
    if isinstance(value, float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value).encode("utf-16-le", "replace")[:4000]
    return _record(0x0204, place + struct.pack("<H", len(text) // 2) + b"\x01" + text)


def ole(stream: bytes, *, left: int = -1) -> bytes:
    """A stream "Workbook" in the container of Office 97–2003. ``left``: the entry of the directory before it."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = struct.pack("<128i", -3, -2, *range(3, 2 + sectors), -2, *[-1] * (126 - sectors))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<8i", 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<109i", 0, *[-1] * 108)
    folder = _ole_entry("Root Entry", 5, -1, 1, -2, 0) + _ole_entry("Workbook", 2, left, -1, 2, len(stream))
    return head + table + folder.ljust(512, b"\0") + stream


def _ole_entry(name: str, kind: int, left: int, child: int, first: int, size: int) -> bytes:
    wide = f"{name}\0".encode("utf-16-le")
    entry = wide.ljust(64, b"\0") + struct.pack("<HBBiii", len(wide), kind, 1, left, -1, child)
    return entry + bytes(36) + struct.pack("<iii", first, size, 0)
