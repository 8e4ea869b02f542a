"""Rich text of an .xlsx: runs with fonts of their own become one text, its note marks and what was struck out."""

from __future__ import annotations

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # files saved as “Strict Open XML Spreadsheet”
)
Item = tuple[str, str, str, bool]  # text, trailing superscript, struck-out text, whether it had runs of its own
Run = tuple[str, str]  # text, mark ("" | "struck" | "superscript")


class MainNames(dict[str, str]):
    """Element name with namespace → local name for the spreadsheet namespaces, "" for all others; grows as used."""

    def __missing__(self, element: str) -> str:
        namespace, _, name = element.rpartition(" ")
        self[element] = found = name if namespace in MAIN else ""
        return found


class ItemReader:
    """Collects the runs of one text element (``si``, ``is`` or a comment's ``text``) while its parts stream by."""

    __slots__ = ("_in_text", "_mark", "_parts", "_phonetic", "_rich", "_runs", "bold_first", "bold_now")

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A new item."""
        self._runs: list[Run] = []
        self._parts: list[str] = []
        self._mark = ""
        self._rich = self._in_text = self._phonetic = False
        self.bold_first = self.bold_now = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens inside the item."""
        if name == "t":
            self._in_text = not self._phonetic
            self._parts = []
        elif name == "r":
            self._mark, self._rich, self.bold_now = "", True, False
        elif name == "rPh":
            self._phonetic = True
        elif name == "strike" and attributes.get("val", "1") not in ("0", "false"):
            self._mark = "struck"
        elif name == "vertAlign" and attributes.get("val") == "superscript" and not self._mark:
            self._mark = "superscript"
        elif name == "b" and attributes.get("val", "1") not in ("0", "false"):
            self.bold_now = True

    def text(self, text: str) -> None:
        """Characters inside the item."""
        if self._in_text:
            self._parts.append(text)

    def end(self, name: str) -> None:
        """An element closes inside the item."""
        if name == "t" and self._in_text:
            self._in_text = False
            if not self._runs:
                self.bold_first = self.bold_now
            self._runs.append(("".join(self._parts), self._mark))
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._mark = ""

    @property
    def runs(self) -> list[Run]:
        """The runs so far."""
        return self._runs

    def item(self) -> Item:
        """What the item says."""
        if len(self._runs) == 1 and not self._runs[0][1]:
            return (self._runs[0][0], "", "", self._rich)
        return (*combined(self._runs), self._rich)


def combined(runs: list[Run]) -> tuple[str, str, str]:
    """Text, trailing superscript and struck-out text of some runs.

    >>> combined([("14.2", ""), ("2", "superscript")])
    ('14.2', '2', '')
    """
    struck = "".join(text for text, mark in runs if mark == "struck")
    kept = [(text, mark) for text, mark in runs if mark != "struck" and text]
    marks: list[str] = []
    end = len(kept)
    while end and (kept[end - 1][1] == "superscript" or not kept[end - 1][0].strip()):
        end -= 1
        marks.insert(0, kept[end][0])
    if not any(mark == "superscript" for _, mark in kept[end:]):  # only blanks at the end: they are the text's
        end, marks = len(kept), []
    return "".join(text for text, _ in kept[:end]), "".join(marks).strip(), struck
