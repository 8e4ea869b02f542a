"""The custom properties of a workbook, which stamp our own: an .xlsx keeps them in a part of their own, an .ods among
what it says of itself."""

from __future__ import annotations

from loaders.workbook.guard import Package
from loaders.workbook.parts import local, parse
from loaders.workbook.texts import resolved

MAX_PROPERTIES = 500
_ELEMENTS = frozenset({"property", "user-defined"})  # of an .xlsx, of an .ods


def read_properties(package: Package, part: str) -> dict[str, str]:
    """Custom document properties by name, as text."""
    found: dict[str, str] = {}
    name = ""
    words: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if local(element) in _ELEMENTS:
            name = next((value for one, value in attributes.items() if local(one) == "name"), "")[:200]
            words.clear()

    def end(element: str) -> None:
        if local(element) in _ELEMENTS and name and len(found) < MAX_PROPERTIES:
            found[resolved(name)] = resolved("".join(words).strip())[:2000]

    parse(package, part, start, end, words.append)
    return found
