"""What of a workbook cannot be in its commented copy, because the library that writes the copy does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.workbook.guard import Package

# Additions of later Excel versions stand in the extension lists of a sheet, each under its own URI ([MS-XLSX] 2.3).
_EXTENSIONS = {
    b"{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "sparklines",
    b"{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "data bars and icons drawn since Excel 2010",
    b"{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "lists of choices that lie on another sheet",
    b"{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": "slicers",
    b"{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}": "slicers",
    b"{7E03D99C-DC04-49D9-9315-930204A7B6E9}": "timelines",
    b"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}": "data bars and icons drawn since Excel 2010",
}
_OTHER = "other additions of newer Excel versions"
_PARTS = {
    "xl/slicers/": "slicers",
    "xl/timelines/": "timelines",
    "xl/ctrlprops/": "form buttons and boxes",
    "xl/activex/": "form buttons and boxes",
    "xl/embeddings/": "embedded documents",
    "xl/diagrams/": "diagrams",
    "xl/threadedcomments/": "threads of comments (their words stay as plain comments)",
    "xl/connections.xml": "links to other sources of data",
    "xl/querytables/": "links to other sources of data",
    "xl/model/": "the data model",
    "xl/metadata.xml": "formulas that fill several cells",
}
_URI = re.compile(rb'<(?:\w+:)?ext\s[^>]*?uri\s*=\s*["\'](\{[0-9A-Fa-f-]+\})')
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[\s>]")
_OVERLAP = 2_000  # bytes of a block that are looked at again with the next, as a tag may lie across both


def lost_in_copy(package: Package) -> list[str]:
    """What the workbook holds and its copy will not, in words, each once; nothing where all of it stays."""
    found = [words for start, words in _PARTS.items() if any(name.startswith(start) for name in package.members)]
    for name in package.members:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            found += [_EXTENSIONS.get(uri.upper(), _OTHER) for uri in _matches(package, name, _URI)]
        elif name.startswith("xl/drawings/") and name.endswith(".xml"):
            found += ["shapes" for _ in _matches(package, name, _SHAPE)]
    return list(dict.fromkeys(found))


def _matches(package: Package, name: str, pattern: re.Pattern[bytes]) -> Iterator[bytes]:
    kept = b""
    for block in package.blocks(name):
        kept += block
        yield from (found[found.lastindex or 0] for found in pattern.finditer(kept))
        kept = kept[-_OVERLAP:]
