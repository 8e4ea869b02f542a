"""The table of shared texts of an .xlsx, by number, in the order in which cells count them."""

from __future__ import annotations

import re
from xml.parsers.expat import XMLParserType

from loaders.workbook.faults import RESAVE, Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.parts import BOMS, MAX_DEPTH, feed, local, note_utf16, safe_parser, too_deep
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_rich import ItemReader, MainNames

_PLAIN = re.compile(
    rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si>(.*?)</si>|<si/>', re.DOTALL
)  # what nearly all programs write
_LONGEST_HEAD = 65_536
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]+|#[0-9]+|[a-z]+);")


class Unusual(Exception):  # noqa: N818 — no error: the plain way does not fit and the general one is taken
    """The part is not written the way nearly all programs write it; it is read by the general way instead."""


def read_strings(package: Package, part: str, remarks: Remarks) -> Texts:
    """The shared texts. Every byte passes expat; plain items are then cut out with one pattern."""
    texts = Texts()
    try:
        _read_plain(package, part, texts)
    except Unusual:
        texts = Texts()
        _read_any(package, part, texts, remarks)
    return texts


def _read_plain(package: Package, part: str, texts: Texts) -> None:
    parser = safe_parser(names=False)
    head, rest = b"", b""
    for block in package.blocks(part):
        feed(parser, block, "", part)
        rest += block
        if not head:
            if rest.startswith(BOMS) or (b"<si>" not in rest and len(rest) > _LONGEST_HEAD):
                raise Unusual
            at = rest.find(b"<si>")
            if at < 0:
                continue
            head, rest = rest[:at], rest[at:]
            if b"<!" in head:
                raise Unusual
        end = rest.rfind(b"</si>")
        if end >= 0:
            _add_plain(head, rest[: end + 5], texts)
            rest = rest[end + 5 :]
        elif len(rest) > 8_000_000:
            raise Unusual
    feed(parser, b"", "", part, last=True)
    if not head or b"<si" in rest:
        raise Unusual


def _add_plain(head: bytes, body: bytes, texts: Texts) -> None:
    found = _PLAIN.findall(body)
    rich = [inner for _, inner in found if inner]
    opened = sum(map(len, rich)) and b"".join(rich).count(b"<")
    alone = body.count(b"<si/>")
    if body.count(b"<") != 4 * (len(found) - len(rich) - alone) + opened + 2 * len(rich) + alone:
        raise Unusual  # a comment, a section, an unknown element
    first = len(texts.texts)
    plain = b"\0".join([text for text, _ in found]).decode().split("\0")
    texts.extend([unescaped(text) if "&" in text else text for text in plain] if b"&" in body else plain)
    if rich:
        items = iter(_items(head + b"<si>" + b"</si><si>".join(rich) + b"</si></sst>"))
        for number, (_, inner) in enumerate(found, first):
            if inner:
                text, superscript, struck, has_runs = next(items)
                texts.replace(number, text, superscript, struck, rich=has_runs)


def _items(document: bytes) -> list[tuple[str, str, str, bool]]:
    collector = _Collector()
    parser = collector.parser()
    feed(parser, document, "", "sharedStrings", last=True)
    return collector.found


def _read_any(package: Package, part: str, texts: Texts, remarks: Remarks) -> None:
    collector = _Collector()
    parser = collector.parser()
    first = True
    for block in package.blocks(part):
        if first and block.startswith(BOMS):
            note_utf16(remarks, "")
        first = False
        feed(parser, block, "", part)
        collector.hand_over(texts)
    feed(parser, b"", "", part, last=True)
    collector.hand_over(texts)


class _Collector:
    """Reads items wherever they stand directly under the table's root."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str, bool]] = []
        self._names = MainNames()
        self._item = ItemReader()
        self._depth = 0
        self._inside = False

    def parser(self) -> XMLParserType:
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        return parser

    def hand_over(self, texts: Texts) -> None:
        for text, superscript, struck, has_runs in self.found:
            number = texts.add(text, superscript, struck)
            if has_runs:
                texts.rich.add(number)
        self.found.clear()

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_deep("")
        name = self._names[element]
        if self._depth == 1 and name != "sst":
            raise Refused(
                "wrong-part", "The file's table of texts is something else.", RESAVE, value=local(element)[:60]
            )
        if self._depth == 2:
            self._inside = name == "si"
            self._item.begin()
        elif self._inside:
            self._item.start(name, attributes)

    def _end(self, element: str) -> None:
        if self._inside:
            if self._depth == 2:
                self.found.append(self._item.item())
                self._inside = False
            else:
                self._item.end(self._names[element])
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._inside:
            self._item.text(text)


def unescaped(text: str) -> str:
    """The five entities of XML and numbered characters resolved; expat has proved that there are no others."""
    return _ENTITY.sub(lambda found: _character(found[1]), text)


def _character(name: str) -> str:
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return _ENTITIES[name]
