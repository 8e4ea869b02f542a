"""A .csv, .tsv or .txt: everything stays text, because only the words around it tell what a number means."""

from __future__ import annotations

import csv
import io

from loaders.workbook.columns import KIND_BITS, TEXT, Columns, place_of
from loaders.workbook.faults import LAST_COLUMN, MAX_TEXT, Refused, Remarks
from loaders.workbook.reading import Reading
from loaders.workbook.remarks_on import remark_on_sheet
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_styles import PLAIN

_RARER = "\t;|"
_SAMPLE = 32_768  # characters that tell the delimiter
_SAVE_AGAIN = "Open it in Excel and save it as CSV UTF-8, or as an Excel workbook."


def read(content: bytes, remarks: Remarks) -> Reading:
    """One sheet named "Sheet1"; raises :class:`Refused` for what is no table of text."""
    text = _decoded(content, remarks)
    columns, texts = Columns("Sheet1"), Texts(escapes=False)
    csv.field_size_limit(MAX_TEXT)
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), 1):
            if len(fields) > LAST_COLUMN:
                raise Refused("too-many-columns", f"Row {row} has {len(fields):,} fields.", _SAVE_AGAIN)
            for column, field in enumerate(fields, 1):
                if field.strip():
                    number = texts.number_of(field, cell=f"row {row}")
                    columns.put(place_of(row, column), 0 << KIND_BITS | TEXT, number)
            columns.row_elements += 1
            columns.check_size(0)
    except csv.Error as error:
        raise Refused("damaged-csv", "The file is no table of text: a field never ends.", _SAVE_AGAIN) from error
    remark_on_sheet(columns, texts, [PLAIN], remarks)
    return Reading("csv", [columns], texts, [PLAIN])


def _decoded(content: bytes, remarks: Remarks) -> str:
    """The text, by its mark or by what fits: UTF-8, UTF-16, else the Windows alphabet of western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Refused("damaged-csv", "The file's text is damaged (UTF-16).", _SAVE_AGAIN) from error
    if b"\0" in content:
        raise Refused("damaged-csv", "The file holds bytes that no text has.", _SAVE_AGAIN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remarks.add(
            "note",
            "text-encoding",
            "The file does not say how its letters are written; it was read as Windows text (cp1252).",
            "Check accents and £ signs, or save it as CSV UTF-8.",
        )
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """Tab, semicolon or bar where most of the first rows agree on it; else a comma.

    (``csv.Sniffer`` takes longer than in proportion on some texts, and prefers commas inside decimal numbers.)
    """
    lines = text[:_SAMPLE].splitlines()[:50]
    for delimiter in _RARER:
        counts = [len(fields) for fields in csv.reader(lines, delimiter=delimiter) if fields]
        usual = max(set(counts), key=counts.count, default=1)
        if usual > 1 and counts.count(usual) * 2 > len(counts):
            return delimiter
    return ","
