"""What a file is, by its first bytes: a name is only a wish."""

from __future__ import annotations

from loaders.workbook.faults import RESAVE, Refused

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")  # BIFF 2 to 5 without OLE
TEXT_SUFFIXES = (".csv", ".tsv", ".txt")

_SAVE_AS = "Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and send that file."
_OTHERS = (
    (b"%PDF", "a PDF document", "Ask for the workbook that the PDF was printed from."),
    (b"{\\rtf", "a rich-text document", "Copy its table into an Excel workbook and send that."),
    (b"\x89PNG", "a picture (PNG)", "Ask for the workbook that the picture shows."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Ask for the workbook that the picture shows."),
    (b"GIF8", "a picture (GIF)", "Ask for the workbook that the picture shows."),
    (b"Rar!", "a RAR archive", "Take the workbook out of the archive and send it by itself."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Take the workbook out of the archive and send it by itself."),
    (b"\x1f\x8b", "a gzip archive", "Take the workbook out of the archive and send it by itself."),
    (b"PK\x05\x06", "an empty zip archive", "Ask for the file again: this one holds nothing."),
    (b"PK\x07\x08", "a zip archive in several pieces", "Ask for the workbook as one file."),
    (b"MZ", "a program", "Do not open it. Ask the sender what it is."),
    (b"\x7fELF", "a program", "Do not open it. Ask the sender what it is."),
    (b"SQLite format 3", "a database", "Ask for the figures as an Excel workbook."),
)
_OLE_STREAMS = (  # names of streams, as an OLE directory spells them, and what they give away
    ("EncryptedPackage", "password"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("__properties_version1.0", "an Outlook message"),
)


def kind_of(content: bytes, suffix: str) -> str:
    """ "zip", "xls" or "text" for what is read; raises :class:`Refused` with one plain sentence for all else.

    ``content`` is the whole file (an OLE directory may stand anywhere in it), ``suffix`` its name's, with the dot.
    """
    if not content:
        raise Refused("empty-file", "The file is empty: it holds no bytes at all.", "Ask for the file again.")
    if len(content) < 8 and suffix not in TEXT_SUFFIXES:
        raise Refused(
            "cut-short", f"The file is cut short: only {len(content)} bytes arrived.", "Ask for the file again."
        )
    if content.startswith(ZIP):
        return "zip"
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content.startswith(OLD_XLS):
        return "xls"
    for start, what, mend in _OTHERS:
        if content.startswith(start):
            raise Refused("not-a-workbook", f"This is {what}, not a workbook.", mend, value=suffix)
    return _kind_of_text(content, suffix)


def _kind_of_ole(content: bytes) -> str:
    """Excel 97–2003 files, and Office files with a password, share one container: their streams tell them apart."""
    for name, what in _OLE_STREAMS:
        if f"{name}\0".encode("utf-16-le") not in content:
            continue
        if what == "password":
            raise Refused(
                "password-protected",
                "The workbook is password-protected (encrypted), so that nothing in it can be read.",
                "Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the box, "
                "save, and send it again. Never send the password.",
            )
        if what != "xls":
            raise Refused("not-a-workbook", f"This is {what}, not a workbook.", _SAVE_AS)
        return what
    raise Refused("not-a-workbook", "This is an old Office file without a workbook in it.", _SAVE_AS)


def _kind_of_text(content: bytes, suffix: str) -> str:
    start = content[:4096]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    shown = start.decode("utf-16" if wide and len(start) % 2 == 0 else "latin-1", "replace").lstrip("\ufeffï»¿ \r\n\t")
    lower = shown[:2000].lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lower:
        raise Refused(
            "xml-spreadsheet", "This is an “XML Spreadsheet 2003” file, an old text form of a workbook.", _SAVE_AS
        )
    if lower.startswith(("<!doctype html", "<html", "<head", "<body", "<table", "<meta")) or "<html" in lower:
        raise Refused(
            "html-file",
            f"This is a web page (HTML) named {suffix or 'as a workbook'}, as many systems export.",
            _SAVE_AS,
        )
    if lower.startswith("mime-version"):
        raise Refused("html-file", "This is a web archive (MHTML), not a workbook.", _SAVE_AS)
    if lower.startswith("<"):
        raise Refused("xml-file", "This is an XML file, not a workbook.", _SAVE_AS)
    if not wide and b"\0" in start:
        raise Refused("not-a-workbook", "This is not a workbook, or it is damaged from its first byte on.", RESAVE)
    if suffix not in TEXT_SUFFIXES:
        raise Refused(
            "text-file",
            f"This is a text file (such as CSV) that is named {suffix or 'without an ending'}.",
            "Rename it to end in .csv if it holds a table with commas or tabs; otherwise save it as an Excel workbook.",
            value=shown[:60],
        )
    return "text"
