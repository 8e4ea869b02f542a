"""An .ods (OpenDocument spreadsheet): its package, its kind, its styles; :mod:`ods_content` reads the cells."""

from __future__ import annotations

from loaders.workbook.columns import check_merges, check_names
from loaders.workbook.faults import RESAVE, Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.ods_content import Content
from loaders.workbook.ods_styles import read_common_styles
from loaders.workbook.parts import feed, local, parse, prove_rest, safe_parser
from loaders.workbook.properties import read_properties
from loaders.workbook.reading import Reading
from loaders.workbook.remarks_on import remark_on_sheet
from loaders.workbook.texts import Texts

MAX_CONTENT = 100_000_000  # bytes of content.xml, unpacked; the largest genuine one seen has 24 million
_ABOUT = "meta.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def read(package: Package, remarks: Remarks) -> Reading:
    """The whole book; raises :class:`Refused`."""
    _check_kind(package)
    styles, texts = read_common_styles(package), Texts(escapes=False)
    reader = Content(styles, texts)
    parser = safe_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    if package.members["content.xml"].size > MAX_CONTENT:
        raise Refused("part-too-large", "The spreadsheet unpacks to more than is read.", RESAVE)
    for block in package.blocks("content.xml"):
        feed(parser, block, "", "content.xml")
    feed(parser, b"", "", "content.xml", last=True)
    if not reader.sheets:
        raise Refused("no-sheets", "The spreadsheet has no sheets.", "Ask for the file again.")
    check_names(sheet.name for sheet in reader.sheets)
    for sheet in reader.sheets:
        check_merges(sheet.name, sheet.merges)
        remark_on_sheet(sheet, texts, styles.cells, remarks)
        sheet.settle()
    properties = read_properties(package, _ABOUT) if _ABOUT in package else {}
    prove_rest(package)
    return Reading("ods", reader.sheets, texts, styles.cells, properties)


def _check_kind(package: Package) -> None:
    kind = package.bytes_of("mimetype", 1_000).strip()
    if not kind.startswith(_SPREADSHEET):
        raise Refused(
            "not-a-workbook", "This is an OpenDocument file, but no spreadsheet.", RESAVE, value=kind.decode("latin-1")
        )
    encrypted: list[str] = []

    def start(element: str, _: dict[str, str]) -> None:
        if local(element) == "encryption-data":
            encrypted.append(element)

    if "META-INF/manifest.xml" in package:
        parse(package, "META-INF/manifest.xml", start)
    if encrypted:
        raise Refused(
            "password-protected",
            "The spreadsheet is password-protected (encrypted), so that nothing in it can be read.",
            "Open it, choose File > Save As without “Save with password”, and send that file. Never send the password.",
        )
