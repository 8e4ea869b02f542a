"""An .xlsx or .xlsm as a whole: which parts make the book, in which order, and what may not be there."""

from __future__ import annotations

from loaders.workbook.columns import Columns, check_merges, check_names
from loaders.workbook.early import Early
from loaders.workbook.faults import RESAVE, Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.parts import attribute, parse, prove_rest, relationships
from loaders.workbook.properties import read_properties
from loaders.workbook.reading import Reading
from loaders.workbook.remarks_on import remark_on_sheet
from loaders.workbook.texts import Texts, resolved
from loaders.workbook.xlsx_extras import read_comments, read_threads
from loaders.workbook.xlsx_faults import Book
from loaders.workbook.xlsx_plain import read_sheet
from loaders.workbook.xlsx_rich import MainNames
from loaders.workbook.xlsx_strings import read_strings
from loaders.workbook.xlsx_styles import read_styles, read_theme

MAX_NAMES = 20_000  # defined names: old workbooks gather thousands of dead ones
MAX_SHEETS = 300
_TYPES = "[Content_Types].xml"
_MACRO_TYPE = "macroenabled"
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlam")
_ZIP_START = b"PK\x03\x04"
_Sheet = tuple[str, str, str]  # name, state, relationship id


class Workbook:
    """What xl/workbook.xml says."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.from_1904 = False
        self.names = 0


def read(package: Package, suffix: str, remarks: Remarks, early: Early | None = None) -> Reading:
    """The whole book; raises :class:`Refused`. ``suffix`` is the file name's, for macros in disguise; ``early`` is told
    of the cells as they are read."""
    types = _content_types(package)
    main = _main_part(package)
    _refuse_disguised_macros(package, types.get(main.lower(), ""), suffix)
    _refuse_embedded_archives(package)
    workbook = _read_workbook(package, main, remarks)
    links = list(relationships(package, main))
    parts = {kind: target for _, kind, target, external in links if not external}
    theme = read_theme(package, parts.get("theme"))
    styles = read_styles(package, parts.get("styles"), theme)
    strings = parts.get("sharedStrings")
    texts = read_strings(package, strings, remarks) if strings is not None and strings in package else Texts()
    book = Book(texts, styles, remarks, early)
    if early is not None:
        early.begin(texts, styles)
    columns = []
    for name, state, part in _worksheets(package, workbook, links, remarks):
        sheet = _read_one(package, name, part, book)
        sheet.hidden = state in ("hidden", "veryHidden")
        book.cells += len(sheet.number)
        remark_on_sheet(sheet, texts, styles, remarks, from_1904=workbook.from_1904)
        sheet.settle()
        columns.append(sheet)
    if workbook.from_1904:
        remarks.add(
            "note",
            "dates-from-1904",
            "The workbook counts its days from 1904, as old Macintosh files do; its dates were read that way.",
            "Nothing to do.",
        )
    properties = _properties(package)
    prove_rest(package)
    return Reading("xlsx", columns, texts, styles, properties, workbook.from_1904, book.shared_formulas)


def _read_one(package: Package, name: str, part: str, book: Book) -> Columns:
    if book.early is not None:
        book.early.next_sheet()
    sheet = read_sheet(package, part, name, book)
    check_merges(name, sheet.merges)
    for _, kind, target, external in relationships(package, part):
        if external or target not in package:
            continue
        if kind == "comments":
            for place, text in read_comments(package, target, name).items():
                sheet.comments.setdefault(place, text)
        elif kind == "threadedComment":
            sheet.comments.update(read_threads(package, target, name))
    return sheet


def _content_types(package: Package) -> dict[str, str]:
    """Part name in lower case → content type, of the parts that are named one by one."""
    if _TYPES not in package:
        raise Refused("no-content-types", "The file's list of contents is missing: it is no whole workbook.", RESAVE)
    found: dict[str, str] = {}

    def start(_: str, attributes: dict[str, str]) -> None:
        if "PartName" in attributes:
            found[attributes["PartName"].lstrip("/").lower()] = attributes.get("ContentType", "").lower()
            if len(found) > 5_000:
                raise Refused("too-many-members", "The file's list of contents is longer than any workbook's.")

    parse(package, _TYPES, start)
    return found


def _main_part(package: Package) -> str:
    for _, kind, target, external in relationships(package, ""):
        if kind == "officeDocument" and not external and target in package:
            return target
    raise Refused("no-workbook-part", "The file holds no workbook, or does not say where it is.", RESAVE)


def _refuse_disguised_macros(package: Package, main_type: str, suffix: str) -> None:
    """A workbook with macros is read (they never run), but not one that hides them behind another ending."""
    if suffix in _MACRO_SUFFIXES or not suffix:
        return
    if _MACRO_TYPE in main_type or any(name.endswith("vbaproject.bin") for name in package.members):
        raise Refused(
            "macros-in-disguise",
            f"The file holds macros although its name ends in {suffix}: someone renamed a macro workbook.",
            "Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), which leaves the macros out, and send "
            "that file.",
            value=suffix,
        )


def _refuse_embedded_archives(package: Package) -> None:
    """An archive inside the workbook is never opened; an embedded Office document is only left alone."""
    for member in package.members.values():
        start = package.content[member.start : member.start + 60]
        name = member.name.lower()
        if member.method == 8 and "/embeddings/" in f"/{name}":
            start = next(package.blocks(member.name), b"")[:60]
        archive = start.startswith(_ZIP_START) and b"[Content_Types].xml" not in start and b"mimetype" not in start
        if name.endswith((".zip", ".7z", ".rar")) or ("/embeddings/" in f"/{name}" and archive):
            raise Refused(
                "embedded-archive",
                "The workbook holds an archive (zip) inside it, which is not opened.",
                "Delete the embedded object from the sheet, save, and send the workbook again.",
                value=member.name,
            )


def _read_workbook(package: Package, part: str, remarks: Remarks) -> Workbook:
    found = Workbook()
    names = MainNames()
    seen: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        name = names[element]
        seen.append(name) if not seen else None
        if name == "sheet":
            title = resolved(attributes.get("name", ""))
            found.sheets.append((title, attributes.get("state", "visible"), attribute(attributes, "id") or ""))
        elif name == "workbookPr":
            found.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "definedName":
            found.names += 1
        if found.names > MAX_NAMES or len(found.sheets) > MAX_SHEETS:
            raise Refused(
                "too-many-names",
                f"The workbook defines over {MAX_NAMES:,} names or {MAX_SHEETS} sheets.",
                "Delete dead names with Formulas > Name Manager, or copy the sheets that hold the figures into a new "
                "workbook, and send that.",
            )

    parse(package, part, start, remarks=remarks)
    if seen != ["workbook"]:
        raise Refused("wrong-part", "The file's main part is no workbook.", RESAVE)
    if not found.sheets:
        raise Refused("no-sheets", "The workbook has no sheets.", "Ask for the file again: nothing is in this one.")
    check_names(name for name, _, _ in found.sheets)
    return found


def _worksheets(
    package: Package, workbook: Workbook, links: list[tuple[str, str, str, bool]], remarks: Remarks
) -> list[tuple[str, str, str]]:
    """Name, state and part of each sheet of cells; charts and dialogs are told of and left out."""
    by_id = {link[0]: link for link in links}
    found = []
    used: set[str] = set()
    for name, state, link_id in workbook.sheets:
        _, kind, target, external = by_id.get(link_id, ("", "", "", False))
        if external:
            raise Refused(
                "external-sheet",
                f"The sheet “{name}” is not in the file: it points to another place, which is never fetched.",
                "Copy the sheet's figures into the workbook itself, save, and send it again.",
                sheet=name,
                value=target,
            )
        if kind in ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"):
            remarks.add(
                "note",
                "sheet-without-cells",
                f"The sheet “{name}” is a chart or macro sheet.",
                "Nothing to do.",
                sheet=name,
            )
            continue
        if target not in package or target.lower() in used:
            raise Refused(
                "sheet-missing",
                f"The sheet “{name}” is named in the workbook, but its cells are not in the file.",
                RESAVE,
                sheet=name,
            )
        used.add(target.lower())
        found.append((name, state, target))
    if not found:
        raise Refused(
            "no-sheets", "The workbook has no sheet of cells.", "Put the figures on a sheet and send it again."
        )
    return found


def _properties(package: Package) -> dict[str, str]:
    for _, kind, target, external in relationships(package, ""):
        if kind == "custom-properties" and not external and target in package:
            return read_properties(package, target)
    return {}
