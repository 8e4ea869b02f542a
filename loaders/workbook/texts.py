"""The texts of a book, each kept once, with the marks that were taken off them."""

from __future__ import annotations

import re

from loaders.workbook.faults import MAX_BOOK_TEXT, MAX_TEXT, Refused

MAX_TEXTS = 1_000_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONG_TEXT = 10_000
# Text that a program, a browser or a template might run: kept as typed, and pointed out.
_CODE_LIKE = re.compile(
    r"^[=@＝＠\t\r\n]|^[+\-][A-Za-z(][^\n]*[(|!]|^[+\-]\d[\d.]*[+\-*/]\d"
    r"|<[A-Za-z/!?][^<]*>|javascript:|\{\{|\$\{|%\{|\{[A-Za-z_]\w*[!:.}\[]|%\([A-Za-z_]\w*\)s"
)
# One of these stands in all text that the pattern finds ("\0" being the start of a text).
_CODE_SIGNS = (
    *(f"\0{start}" for start in "=@＝＠\t\r\n+-"), "<", "javascript:", "{", "%(",
)  # fmt: skip


class Texts:
    """The different texts of a book by number. ``marks`` holds (superscript, struck) of those that had any."""

    __slots__ = ("_code_like", "_long", "_looked", "broken", "escapes", "marks", "numbers", "rich", "size", "texts")

    def __init__(self, *, escapes: bool = True) -> None:
        """``escapes``: whether _x000D_ and the like stand for characters, as in .xlsx only."""
        self.escapes = escapes
        self.texts: list[str] = []
        self.marks: dict[int, tuple[str, str]] = {}
        self.rich: set[int] = set()  # numbers of texts whose runs have fonts of their own, whatever the cell's style
        self.broken: set[int] = set()  # numbers of texts in which a character had to be replaced
        self.numbers: dict[tuple[str, str, str], int] = {}
        self.size = 0
        self._looked = 0
        self._code_like: set[int] = set()
        self._long: set[int] = set()

    def add(self, text: str, superscript: str = "", struck: str = "", *, sheet: str = "", cell: str = "") -> int:
        """Keep a text as the next number, whatever came before (a table of shared texts); escapes are resolved."""
        self.size += len(text) + len(superscript) + len(struck)
        if len(text) > MAX_TEXT or len(superscript) > MAX_TEXT or len(struck) > MAX_TEXT:
            raise Refused(
                "text-too-long",
                f"A text in the file has over {MAX_TEXT:,} characters; Excel allows 32,767 in a cell.",
                "Shorten the text, save, and send the file again.",
                sheet=sheet,
                cell=cell,
            )
        if self.size > MAX_BOOK_TEXT or len(self.texts) >= MAX_TEXTS:
            raise Refused(
                "too-much-text",
                "The file holds far more text than a return can.",
                "Copy the sheets that hold the figures into a new workbook and send that.",
            )
        number = len(self.texts)
        if not self.escapes or "_x" in text or "_x" in superscript or "_x" in struck or "\r" in text:
            text, superscript, struck = (self._resolve(part, number) for part in (text, superscript, struck))
        self.texts.append(text)
        if superscript or struck:
            self.marks[number] = (superscript, struck)
        return number

    def extend(self, many: list[str]) -> None:
        """Keep many plain texts as the next numbers; the same as :meth:`add` for each, and much faster."""
        whole = "".join(many)
        room = self.size + len(whole) <= MAX_BOOK_TEXT and len(self.texts) + len(many) <= MAX_TEXTS
        if not self.escapes or "_x" in whole or "\r" in whole or not room or max(map(len, many), default=0) > MAX_TEXT:
            for text in many:
                self.add(text)
        else:
            self.size += len(whole)
            self.texts += many

    def replace(self, number: int, text: str, superscript: str, struck: str, *, rich: bool) -> None:
        """Put a text with marks in the place of a number that was kept for it."""
        last = self.add(text, superscript, struck)
        self.texts[number] = self.texts.pop()
        if last in self.marks:
            self.marks[number] = self.marks.pop(last)
        if last in self.broken:
            self.broken.discard(last)
            self.broken.add(number)
        if rich:
            self.rich.add(number)

    def number_of(self, text: str, superscript: str = "", struck: str = "", *, sheet: str = "", cell: str = "") -> int:
        """The number of a text that stands in a cell itself; the same text has the same number."""
        key = (text, superscript, struck)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = self.add(text, superscript, struck, sheet=sheet, cell=cell)
        return number

    def holds(self, number: int) -> bool:
        """Whether the text says anything: an empty text in a cell is an empty cell."""
        return bool(self.texts[number]) or number in self.marks

    def _resolve(self, text: str, number: int) -> str:
        plain = resolved(text) if self.escapes else cleaned(text)
        if "\ufffd" in plain and "\ufffd" not in text:
            self.broken.add(number)
        return plain

    def code_like(self) -> set[int]:
        """Numbers of the texts that look like formulas, mark-up or templates."""
        self._look()
        return self._code_like

    def long(self) -> set[int]:
        """Numbers of the texts that are longer than a person would read."""
        self._look()
        return self._long

    def _look(self) -> None:
        """Look at the texts that came since the last time."""
        new = self.texts[self._looked :]
        whole = "\0".join(["", *new])
        suspicious = any(sign in whole for sign in _CODE_SIGNS)
        if suspicious or max(map(len, new), default=0) > LONG_TEXT:
            for number, text in enumerate(new, self._looked):
                if suspicious and _CODE_LIKE.search(text):
                    self._code_like.add(number)
                if len(text) > LONG_TEXT:
                    self._long.add(number)
        self._looked += len(new)


def resolved(text: str) -> str:
    """``_x000D_`` and the like as the characters they stand for (ECMA-376 part 1, 22.9.2.19); line ends as "\\n".

    What no program can store (half a surrogate pair, control characters) becomes U+FFFD.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        text = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return cleaned(text)


def cleaned(text: str) -> str:
    """A text with line ends as "\\n", and U+FFFD for what no program can store."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub("\ufffd", text)
