"""Hostile, broken and disguised files: each is refused with a code, a reason and what to do, and nothing is read."""

# ruff: noqa: E501 — one file a line in the table below
from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.workbook.child import read_contained
from loaders.workbook.grid import Refusal
from lsp_data.errors import Severity
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import (
    HEAD,
    LINKS,
    MAIN,
    ROWS,
    STYLES,
    Parts,
    changed,
    links,
    ods_parts,
    parts,
    save,
    sheet,
    workbook,
    xls_bytes,
)

Make = Callable[[Path], Path]
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def raw(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def whole() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts().items():
            package.writestr(name, data)
    return file.getvalue()


def with_parts(change: Callable[[Parts], Parts | None], name: str = "return.xlsx", method: int = 8) -> Make:
    def make(folder: Path) -> Path:
        content = parts()
        return save(folder / name, change(content) or content, method)

    return make


def with_part(part: str, data: bytes | str) -> Make:
    return with_parts(lambda content: {**content, part: data.encode() if isinstance(data, str) else data})


def without(part: str) -> Make:
    return with_parts(lambda content: {name: data for name, data in content.items() if name != part})


def with_rows(rows: str, **around: str) -> Make:
    return lambda folder: workbook(folder / "return.xlsx", rows, **around)


def encrypted_member(folder: Path) -> Path:
    path = save(folder / "return.xlsx", {"xl/workbook.xml": b"x", "[Content_Types].xml": b"y"})
    changed(path, b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    return changed(path, b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")


def overlapping(folder: Path) -> Path:
    """Two entries of the directory point at one member."""
    path = save(folder / "return.xlsx", {"a.xml": b"<a/>" * 50, "b.xml": b"<a/>" * 50})
    content = bytearray(path.read_bytes())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    path.write_bytes(content)
    return path


def two_names(folder: Path) -> Path:
    """The directory and the member itself disagree about the name."""
    path = save(folder / "return.xlsx", parts())
    content = path.read_bytes()
    path.write_bytes(content.replace(b"xl/styles.xml", b"xl/stylez.xml", 1))
    return path


def duplicate(folder: Path) -> Path:
    path = save(folder / "return.xlsx", {**parts(), "XL/WORKSHEETS/sheet1.xml": sheet()})
    return changed(path, b"XL/WORKSHEETS", b"xl/worksheets")


def flipped(folder: Path) -> Path:
    path = save(folder / "return.xlsx", parts(), zipfile.ZIP_STORED)
    return changed(path, b"<v>14.2</v>", b"<v>41.2</v>")


def lying_size(folder: Path) -> Path:
    """A bomb that declares ten bytes."""
    path = save(folder / "return.xlsx", {**parts(), "xl/media/big.xml": b"0" * 3_000_000})
    content = bytearray(path.read_bytes())
    for signature, size_at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(b"xl/media/big.xml", 0 if signature.endswith(b"\x04") else content.index(b"PK\x01\x02"))
        start = content.rindex(signature, 0, at)
        content[start + size_at : start + size_at + 4] = struct.pack("<L", 10)
    path.write_bytes(content)
    return path


def nested(folder: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bomb.txt", b"0" * 100_000)
    return save(folder / "return.xlsx", {**parts(), "xl/embeddings/oleObject1.bin": inner.getvalue()})


def shifted_types(types: bytes) -> bytes:
    return types.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")


def macros(content: Parts) -> Parts:
    return {**content, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}


def ole(*streams: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"".join(f"{one}\0".encode("utf-16-le") for one in streams)
    )


def merges(areas: list[str]) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def with_main(old: str, new: str) -> Make:
    return with_parts(
        lambda content: {**content, "xl/workbook.xml": content["xl/workbook.xml"].replace(old.encode(), new.encode())}
    )


ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHARED = '<row r="1"><c r="A1" t="s"><v>{}</v></c></row>'

FILES: list[tuple[str, str, Make]] = [
    # What is no workbook at all
    ("empty", "empty-file", raw("a.xlsx", b"")),
    ("one byte", "cut-short", raw("a.xlsx", b"P")),
    ("pdf", "not-a-workbook", raw("a.xlsx", b"%PDF-1.4\n1 0 obj")),
    ("picture", "not-a-workbook", raw("a.xlsx", b"\x89PNG\r\n\x1a\n0000")),
    ("html", "html-file", raw("a.xls", b"\r\n<HTML><body><table><tr><td>NI 16</td></tr></table>")),
    ("html after a mark", "html-file", raw("a.xls", b"\xef\xbb\xbf<!DOCTYPE html><html></html>")),
    ("xml spreadsheet", "xml-spreadsheet", raw("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')),
    ("other xml", "xml-file", raw("a.xlsx", b'<?xml version="1.0"?><figures/>')),
    ("csv in disguise", "text-file", raw("a.xlsx", b"Indicator,Q1\nNI 16,14.2\n")),
    ("noise", "not-a-workbook", raw("a.xlsx", bytes(range(256)) * 4)),
    ("password", "password-protected", raw("a.xlsx", ole("EncryptionInfo", "EncryptedPackage"))),
    ("word 97", "not-a-workbook", raw("a.xls", ole("WordDocument"))),
    ("old office, nothing known", "not-a-workbook", raw("a.xls", ole("Other"))),
    ("xls with password", "password-protected", raw("a.xls", xls_bytes(encrypted=True))),
    ("xls cut short", "damaged-xls", raw("a.xls", xls_bytes()[:300])),
    ("zip", "zip-archive", lambda folder: save(folder / "a.xlsx", {"readme.txt": b"hello"})),
    ("word", "not-a-workbook", lambda folder: save(folder / "a.xlsx", {"word/document.xml": b"<w/>"})),
    ("binary workbook", "not-a-workbook", with_parts(lambda c: {**{n: d for n, d in c.items() if n != "xl/workbook.xml"}, "xl/workbook.bin": b"\x83\x01"})),
    ("macros in disguise", "macros-in-disguise", with_parts(macros)),
    ("macro type in disguise", "macros-in-disguise", with_parts(lambda c: {**c, "[Content_Types].xml": shifted_types(c["[Content_Types].xml"])})),
    # The package
    ("end missing", "cut-short", raw("a.xlsx", whole()[:-22])),
    ("half", "cut-short", raw("a.xlsx", whole()[: len(whole()) // 2])),
    ("bytes after", "bytes-after-end", raw("a.xlsx", whole() + b"junk")),
    ("bytes before", "bytes-before-start", raw("a.xlsx", b"PK\x03\x04" + bytes(60) + whole())),
    ("many members", "too-many-members", with_parts(lambda c: {**c, **{f"x/{n}": b"" for n in range(400)}})),
    ("duplicate", "duplicate-member", duplicate),
    ("duplicate but for case", "duplicate-member", with_part("XL/workbook.xml", b"<x/>")),
    ("outside", "unsafe-member", with_part("../evil.xml", b"<x/>")),
    ("absolute", "unsafe-member", with_part("/evil.xml", b"<x/>")),
    ("backslash", "unsafe-member", with_part("xl\\evil.xml", b"<x/>")),
    ("drive", "unsafe-member", with_part("C:/evil.xml", b"<x/>")),
    ("encrypted member", "password-protected", encrypted_member),
    ("lzma", "unusual-compression", with_parts(lambda c: c, method=zipfile.ZIP_LZMA)),
    ("bzip2", "unusual-compression", with_parts(lambda c: c, method=zipfile.ZIP_BZIP2)),
    ("overlapping", "overlapping-members", overlapping),
    ("two names", "damaged-zip", two_names),
    ("checksum", "damaged-part", flipped),
    ("a bomb that lies about its size", "damaged-part", lying_size),
    ("a bomb", "too-large-unpacked", with_part("xl/media/bomb.xml", b"0" * 301_000_000)),
    ("an archive inside", "embedded-archive", nested),
    # Its parts
    ("no content types", "no-content-types", without("[Content_Types].xml")),
    ("no way in", "no-workbook-part", without("_rels/.rels")),
    ("no workbook", "no-workbook-part", without("xl/workbook.xml")),
    ("no sheet part", "sheet-missing", without(SHEET)),
    ("no sheets", "no-sheets", lambda folder: save(folder / "a.xlsx", parts({}))),
    ("main part is none", "wrong-part", with_part("xl/workbook.xml", f'{HEAD}<sheet xmlns="{MAIN}"/>')),
    ("sheet is none", "wrong-part", with_part(SHEET, f'{HEAD}<chartsheet xmlns="{MAIN}"/>')),
    ("sheet of a foreign kind", "wrong-part", with_part(SHEET, sheet().replace(MAIN.encode(), b"urn:other"))),
    ("sheet without cells", "wrong-part", with_part(SHEET, f'{HEAD}<worksheet xmlns="{MAIN}"/>')),
    ("two tables of cells", "two-tables", with_part(SHEET, sheet(after="<sheetData/>"))),
    ("outside sheet", "external-sheet", with_part("xl/_rels/workbook.xml.rels", links(("worksheet", "http://x.invalid/s.xml")).replace(b'.xml"/>', b'.xml" TargetMode="External"/>'))),
    ("sheet outside the package", "sheet-missing", with_part("xl/_rels/workbook.xml.rels", links(("worksheet", "../../../etc/passwd")))),
    ("one part for two sheets", "sheet-missing", with_main("<sheets>", f'<sheets xmlns:q="{LINKS}"><sheet name="Copy" sheetId="7" q:id="rId1"/>')),
    ("names but for case", "sheet-names-clash", lambda folder: save(folder / "a.xlsx", parts({"Return": sheet(), "RETURN": sheet()}))),
    ("no name", "sheet-names-clash", with_main('name="Return"', 'name=" "')),
    ("many names", "too-many-names", with_main("<sheets>", "<definedNames>" + '<definedName name="n">A1</definedName>' * 20_001 + "</definedNames><sheets>")),
    # XML
    ("laughs in the texts", "document-type", lambda folder: save(folder / "a.xlsx", {**parts(texts=""), "xl/sharedStrings.xml": f'{HEAD}{LAUGHS}<sst xmlns="{MAIN}"><si><t>&c;</t></si></sst>'.encode()})),
    ("laughs in the sheet", "document-type", with_part(SHEET, sheet().replace(b"<worksheet", LAUGHS.encode() + b"<worksheet"))),
    ("laughs in UTF-16", "document-type", with_part(SHEET, sheet().decode().replace("UTF-8", "UTF-16").replace("<worksheet", LAUGHS + "<worksheet").encode("utf-16"))),
    ("outside entity", "document-type", with_part(SHEET, sheet().replace(b"<worksheet", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet'))),
    ("entity in a part that is not needed", "document-type", with_part("docProps/app.xml", "<!DOCTYPE x><x/>")),
    ("entity in the contents", "document-type", with_part("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY % p 'q'>]><Types/>")),
    ("control character", "not-well-formed", with_rows('<row r="1"><c r="A1" t="str"><v>a\x07</v></c></row>')),
    ("open element", "not-well-formed", with_rows('<row r="1"><c r="A1">')),
    ("unlawful alphabet", "part-encoding", with_part(SHEET, sheet().replace(b"UTF-8", b"cp037"))),
    ("deep", "too-deep", with_rows("<x>" * 70 + "</x>" * 70)),
    ("very deep", "too-deep", with_part(SHEET, sheet(after="<x>" * 100_000 + "</x>" * 100_000))),
    ("deep styles", "too-deep", with_part("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{"<x>" * 70}{"</x>" * 70}</styleSheet>')),
    # Cells
    ("text out of range", "text-missing", lambda folder: save(folder / "a.xlsx", parts({"Return": sheet(SHARED.format(1))}, texts="<si><t>one</t></si>"))),
    ("text below range", "text-missing", lambda folder: save(folder / "a.xlsx", parts({"Return": sheet(SHARED.format(-1))}, texts="<si><t>one</t></si>"))),
    ("texts absent", "text-missing", with_rows(SHARED.format(0))),
    ("style out of range", "style-missing", with_rows('<row r="1"><c r="A1" s="5"><v>1</v></c></row>')),
    ("styles absent", "style-missing", with_parts(lambda c: {**{n: d for n, d in c.items() if n != "xl/styles.xml"}, SHEET: sheet('<row r="1"><c r="A1" s="1"><v>1</v></c></row>')})),
    ("rows out of order", "rows-out-of-order", with_rows('<row r="2"><c r="A2"><v>1</v></c></row>' + ONE_CELL)),
    ("row twice", "rows-out-of-order", with_rows(ONE_CELL + ONE_CELL)),
    ("cell twice", "cells-out-of-order", with_rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
    ("cells out of order", "cells-out-of-order", with_rows('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
    ("cell in another row", "cells-out-of-order", with_rows('<row r="1"><c r="A2"><v>1</v></c></row>')),
    ("no address", "bad-reference", with_rows('<row r="1"><c r="1A"><v>1</v></c></row>')),
    ("column too far", "bad-reference", with_rows('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
    ("row too far", "bad-reference", with_rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
    ("unknown type", "bad-cell-type", with_rows('<row r="1"><c r="A1" t="q"><v>1</v></c></row>')),
    ("long text", "text-too-long", with_rows(f'<row r="1"><c r="A1" t="str"><v>{"x" * 100_001}</v></c></row>')),
    ("merges overlap", "overlapping-merges", with_rows(ROWS, after=merges(["A1:C3", "C3:D4"]))),
    ("merges overlap after others", "overlapping-merges", with_rows(ROWS, after=merges(["A1:B9", "D1:E2", "D5:E6", "B8:D8"]))),
    ("merge of nothing", "bad-reference", with_rows(ROWS, after=merges(["B2:A1"]))),
    ("many merges", "too-many-merges", with_rows(ROWS, after=merges([f"A{n}:B{n}" for n in range(1, 10_002)]))),
    ("many rules", "too-many-rules", with_rows(ROWS, after='<conditionalFormatting sqref="A:A"/>' * 10_001)),
    ("many validations", "too-many-rules", with_rows(ROWS, after="<dataValidations>" + "<dataValidation/>" * 10_001 + "</dataValidations>")),
    ("many rows", "too-many-rows", with_rows("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_003)))),
    ("many styles", "too-many-styles", with_part("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 70_001}</cellXfs></styleSheet>')),
    # OpenDocument
    ("text document", "not-a-workbook", lambda folder: save(folder / "a.ods", {**ods_parts(""), "mimetype": b"application/vnd.oasis.opendocument.text"})),
    ("ods with password", "password-protected", lambda folder: save(folder / "a.ods", ods_parts("", manifest="<encryption-data/>"))),
    ("ods without sheets", "no-sheets", lambda folder: save(folder / "a.ods", ods_parts(""))),
    ("ods with an entity", "document-type", lambda folder: save(folder / "a.ods", {**ods_parts(""), "content.xml": b"<!DOCTYPE x><x/>"})),
    ("ods row repeated for ever", "too-many-rows", lambda folder: save(folder / "a.ods", ods_parts('<table:table table:name="R"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'))),
    ("ods cell repeated for ever", "bad-reference", lambda folder: save(folder / "a.ods", ods_parts('<table:table table:name="R"><table:table-row><table:table-cell table:number-columns-repeated="999999" office:value-type="float" office:value="1"/></table:table-row></table:table>'))),
    # Text
    ("csv of bytes", "not-a-workbook", raw("a.csv", b"Indicator,Q1\n\x00\x01,2\n")),
    ("csv with bytes further down", "damaged-csv", raw("a.csv", b"NI 16,1\n" * 1000 + b"\x00\x01,2\n")),
    ("csv without an end", "damaged-csv", raw("a.csv", b'"' + b"x" * 200_000)),
    ("csv of many rows", "too-many-rows", raw("a.csv", b"1,2\n" * 100_002)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "make"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_a_broken_file_is_refused_with_reason_and_mend(code: str, make: Make, tmp_path: Path) -> None:
    answer = read_contained(make(tmp_path), Settings())
    assert isinstance(answer, Refusal)
    first = answer.problems[0]
    assert first.code == code
    assert first.severity is Severity.ERROR
    assert first.reason.endswith((".", "?"))
    assert first.mend


def test_the_file_that_all_others_are_made_of_is_read(tmp_path: Path) -> None:
    assert not isinstance(read_contained(save(tmp_path / "a.xlsx", parts()), Settings()), Refusal)


def test_a_refusal_names_the_sheet_and_cell(tmp_path: Path) -> None:
    rows = '<row r="3"><c r="B3"><v>1</v></c><c r="C3" s="99"><v>1</v></c></row>'
    answer = read_contained(workbook(tmp_path / "a.xlsx", rows), Settings())
    assert isinstance(answer, Refusal)
    assert (answer.problems[0].sheet, answer.problems[0].cell) == ("Return", "C3")


def test_a_file_above_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(whole() + bytes(1_100_000))
    answer = read_contained(path, Settings(upload_megabytes=1))
    assert isinstance(answer, Refusal)
    assert answer.problems[0].code == "file-too-large"


def test_macros_are_read_under_their_own_name_and_never_run(tmp_path: Path) -> None:
    content = macros(parts(main="sheet.macroEnabled.main+xml"))
    answer = read_contained(save(tmp_path / "return.xlsm", content), Settings())
    assert not isinstance(answer, Refusal)
    assert answer.sheets[0].cells[2, 2].value == 14.2


def test_an_embedded_document_is_left_alone(tmp_path: Path) -> None:
    content = {**parts(), "xl/embeddings/Microsoft_Word_Document1.docx": whole()}
    assert not isinstance(read_contained(save(tmp_path / "a.xlsx", content), Settings()), Refusal)


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_a_workbook_under_another_name_is_read_with_a_note(suffix: str, tmp_path: Path) -> None:
    answer = read_contained(save(tmp_path / f"return{suffix}", parts()), Settings())
    assert not isinstance(answer, Refusal)
    assert [one.code for one in answer.problems] == ([] if suffix == ".xlsx" else ["name-differs"])


def test_styles_that_only_say_general_need_no_styles_part(tmp_path: Path) -> None:
    content = {name: data for name, data in parts(styles=STYLES).items() if name != "xl/styles.xml"}
    assert not isinstance(read_contained(save(tmp_path / "a.xlsx", content), Settings()), Refusal)
