"""The reading process: takes its limits, reads one file, writes what it found to its standard output, and ends.

Started by :mod:`loaders.workbook.child` with its folder of the product and a line of JSON; imports as little as it can.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys

from loaders.workbook.early import Early
from loaders.workbook.faults import Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.reading import Reading
from loaders.workbook.sniff import kind_of
from loaders.workbook.wire import packed, packed_refusal

OUT = 1  # the standard output
TOO_LARGE = "Copy the sheets that hold the figures into a new workbook, as values, and send that."


def main(order: str) -> None:
    """Read the file of an order ``{"path", "suffix", "seconds", "megabytes", "largest", "libraries"}``."""
    told = json.loads(order)
    gc.disable()  # the process ends before its rubbish matters, and looking for it takes a third of the time
    limit(told["seconds"], told["megabytes"])
    early = Early(OUT)
    pieces = answer(told["path"], told["suffix"], told["largest"], told["libraries"], early)
    early.finish()
    write_out(pieces)


def write_out(pieces: list[bytes]) -> None:
    """Write the pieces of an answer to the standard output."""
    with os.fdopen(OUT, "wb", buffering=0, closefd=False) as out:
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[out.write(view) :]


def answer(path: str, suffix: str, largest: int, libraries: list[str], early: Early | None = None) -> list[bytes]:
    """What is said of a file, in pieces: its cells, or why it is refused. ``early`` is told of the cells before."""
    remarks = Remarks()
    try:
        return packed(read(path, suffix, largest, libraries, remarks, early), remarks)
    except Refused as refusal:
        return packed_refusal(refusal.remark(), remarks)
    except MemoryError:
        reason = "Reading the file needs more memory than it may take."
        return packed_refusal(Refused("too-much-memory", reason, TOO_LARGE).remark(), Remarks())


def limit(seconds: int, megabytes: int) -> None:
    """Bound what this process may take, whatever the file makes it do."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)  # the pages of those who look go first


def read(
    path: str, suffix: str, largest: int, libraries: list[str], remarks: Remarks, early: Early | None = None
) -> Reading:
    """The file by what it is; raises :class:`Refused`. ``largest`` is in bytes."""
    content = content_of(path, largest)
    kind = kind_of(content, suffix)
    if kind == "zip":
        return _read_package(Package(content), suffix, remarks, early)
    if kind == "xls":
        sys.path.extend(libraries)
        from loaders.workbook import xls

        _no_files()
        _tell_of_name(remarks, suffix, (".xls", ".xlt"), "an Excel 97–2003 workbook")
        return xls.read(content, remarks)
    from loaders.workbook import delimited

    _no_files()
    return delimited.read(content, remarks)


def content_of(path: str, largest: int) -> bytes:
    """The bytes of a file; raises :class:`Refused` where there are more than ``largest``."""
    with open(path, "rb") as file:  # noqa: PTH123 — pathlib's own open needs more imports than the reader
        content = file.read(largest + 1)
    if len(content) > largest:
        raise Refused(
            "file-too-large",
            f"The file is larger than {largest / 1_048_576:.0f} MB, the most that is read.",
            TOO_LARGE,
        )
    return content


def _read_package(package: Package, suffix: str, remarks: Remarks, early: Early | None) -> Reading:
    kind = kind_of_package(package)
    if kind == "ods":
        from loaders.workbook import ods

        _no_files()
        _tell_of_name(remarks, suffix, (".ods", ".ots"), "an OpenDocument spreadsheet")
        return ods.read(package, remarks)
    from loaders.workbook import xlsx

    _no_files()
    _tell_of_name(remarks, suffix, (".xlsx", ".xlsm", ".xltx", ".xltm"), "an Excel workbook (.xlsx)")
    return xlsx.read(package, suffix, remarks, early)


def kind_of_package(package: Package) -> str:
    """ "xlsx" or "ods"; every other package is refused with a sentence that says what it is."""
    names = package.members
    if "mimetype" in names and "content.xml" in names:
        return "ods"
    mend = "Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and send that file."
    for sign, what in (
        ("xl/workbook.bin", "an Excel binary workbook (.xlsb)"),
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("index/document.iwa", "an Apple Numbers, Pages or Keynote file"),
    ):
        if sign in names and "xl/workbook.xml" not in names:
            raise Refused("not-a-workbook", f"This is {what}, which is not read.", mend)
    if any(name.startswith(("xl/", "_rels/")) or name == "[content_types].xml" for name in names):
        return "xlsx"
    raise Refused(
        "zip-archive",
        "This is an ordinary zip archive, not a workbook.",
        "Unpack it and send each workbook by itself.",
        value=", ".join(list(names)[:3]),
    )


def _tell_of_name(remarks: Remarks, suffix: str, usual: tuple[str, ...], what: str) -> None:
    if suffix and suffix not in usual:
        remarks.add(
            "note",
            "name-differs",
            f"The file's name ends in {suffix}, but it is {what}; it was read as what it is.",
            f"Rename it to end in {usual[0]}.",
            value=suffix,
        )


def _no_files() -> None:
    """From here on, once all modules are imported, this process cannot write to any file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
