"""The process that comments a workbook: takes its limits, proves the file, writes the copy to its standard output."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path

from loaders.handing_back.lost import lost_in_copy
from loaders.workbook import xlsx
from loaders.workbook.entry import TOO_LARGE, content_of, kind_of_package, limit, write_out
from loaders.workbook.faults import Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.sniff import kind_of

_LARGEST_FILE = 400_000_000  # bytes; openpyxl writes each sheet to a file of its own first
_OTHER = "Send the list of problems by itself."


def main(order: str) -> None:
    """Comment the file of an order ``{"path", "told", "suffix", "seconds", "megabytes", "largest", "libraries"}``."""
    told = json.loads(order)
    limit(told["seconds"], told["megabytes"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    tempfile.tempdir = str(Path(told["path"]).parent)
    try:
        (made, lost), refused = _commented(told), []
    except Refused as refusal:
        made, lost, refused = b"", [], [refusal.remark()]
    except MemoryError:
        reason = "Writing the comments needs more memory than it may take."
        made, lost, refused = b"", [], [Refused("too-much-memory", reason, TOO_LARGE).remark()]
    write_out([json.dumps({"refused": refused, "lost": lost}).encode(), b"\n", made])


def _commented(told: dict[str, str]) -> tuple[bytes, list[str]]:
    content = content_of(told["path"], int(told["largest"]))
    if kind_of(content, told["suffix"]) != "zip":
        raise Refused("not-a-workbook", "Comments can be written into .xlsx and .xlsm files only.", _OTHER)
    package = Package(content)
    if kind_of_package(package) != "xlsx":
        raise Refused("not-a-workbook", "Comments can be written into .xlsx and .xlsm files only.", _OTHER)
    xlsx.read(package, told["suffix"], Remarks())  # what the gate refuses is not opened by anyone
    sys.path.extend(told["libraries"])
    from loaders.handing_back.marking import marked

    letter = json.loads(Path(told["told"]).read_text(encoding="utf-8"))
    made = marked(content, letter["lines"], letter["items"], macros=told["suffix"] == ".xlsm")
    return made, lost_in_copy(package)
