"""What else an .xlsx tells: comments on cells."""

from __future__ import annotations

from loaders.workbook.columns import place_of
from loaders.workbook.faults import Refused, place
from loaders.workbook.guard import Package
from loaders.workbook.parts import local, parse
from loaders.workbook.texts import resolved
from loaders.workbook.xlsx_rich import ItemReader

MAX_COMMENTS = 20_000
LONGEST_COMMENT = 8_000
_PLACEHOLDER = "[Threaded comment]"  # what Excel writes for programs that do not know threads


def read_comments(package: Package, part: str, sheet: str) -> dict[int, str]:
    """Comments by place. The author's name that Excel puts in bold before a comment is left out: it is personal."""
    found: dict[int, str] = {}
    item = ItemReader()
    where: list[int] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        if name == "comment":
            at = place(attributes.get("ref", ""))
            where[:] = [place_of(*at)] if at else []
            item.begin()
        elif where:
            item.start(name, attributes)

    def end(element: str) -> None:
        name = local(element)
        if name != "comment":
            item.end(name)
            return
        runs = item.runs
        if len(runs) > 1 and item.bold_first and runs[0][0].rstrip().endswith(":"):
            runs = runs[1:]
        text = resolved("".join(text for text, _ in runs)).strip()[:LONGEST_COMMENT]
        if where and text and not text.startswith(_PLACEHOLDER):
            found[where[0]] = text
        where.clear()
        _check_number(found, sheet)

    parse(package, part, start, end, item.text, sheet=sheet)
    return found


def read_threads(package: Package, part: str, sheet: str) -> dict[int, str]:
    """Threaded comments by place: the remarks of a thread one below the other, without their authors."""
    threads: dict[int, list[str]] = {}
    where: list[int] = []
    words: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        if name == "threadedComment":
            at = place(attributes.get("ref", ""))
            where[:] = [place_of(*at)] if at else []
        elif name == "text":
            words.clear()

    def end(element: str) -> None:
        if local(element) == "text" and where:
            threads.setdefault(where[0], []).append("".join(words).strip())
            _check_number(threads, sheet)

    parse(package, part, start, end, words.append, sheet=sheet)
    return {at: resolved("\n".join(texts))[:LONGEST_COMMENT] for at, texts in threads.items() if any(texts)}


def _check_number(found: dict[int, str] | dict[int, list[str]], sheet: str) -> None:
    if len(found) > MAX_COMMENTS:
        raise Refused(
            "too-many-comments",
            f"The sheet “{sheet}” has over {MAX_COMMENTS:,} comments.",
            "Choose Review > Delete on all cells of the sheet, save, and send the file again.",
            sheet=sheet,
        )
