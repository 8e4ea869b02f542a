"""XML parts of a package, read with expat and nothing resolved: no document type, no entity, no outside address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType, errors

from loaders.workbook.faults import RESAVE, Refused, Remarks
from loaders.workbook.guard import Package

MAX_DEPTH = 60  # the deepest genuine part seen has 14 levels
MAX_ELEMENTS = 2_000_000  # of a part that is no sheet; the largest genuine one (styles) has about 100,000
_LEGAL_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "ascii", "")
BOMS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def safe_parser(sheet: str = "", *, names: bool = True) -> XMLParserType:
    """A parser that refuses document types, entities and unlawful encodings, whatever handlers it is given.

    ``names``: whether element names come with their namespaces; only a parser without handlers can do without.
    """
    parser = ParserCreate(namespace_separator=" " if names else None)
    parser.buffer_text = True
    parser.buffer_size = 65_536

    def refuse(*_: object) -> None:
        raise Refused(
            "document-type",
            "The file holds a document type or entity, which no workbook has and which can be an attack.",
            RESAVE,
            sheet=sheet,
        )

    def outside(*_: object) -> int:
        refuse()
        return 0

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _LEGAL_ENCODINGS:
            raise Refused(
                "part-encoding",
                "A part of the file is written in an unlawful alphabet.",
                sheet=sheet,
                value=str(encoding),
            )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = outside
    parser.XmlDeclHandler = declared
    return parser


def feed(parser: XMLParserType, block: bytes, sheet: str, name: str, *, last: bool = False) -> None:
    """Parse one block; what is not well formed is refused, naming the sheet or part."""
    try:
        parser.Parse(block, last)
    except ExpatError as error:
        message = errors.messages.get(error.code, "damaged")
        raise Refused(
            "not-well-formed",
            f"{f'The sheet “{sheet}”' if sheet else 'A part of the file'} is damaged, or holds a character that no "
            f"workbook may hold ({message}, line {error.lineno}).",
            RESAVE,
            sheet=sheet,
            value=name,
        ) from error


def parse(
    package: Package,
    name: str,
    start: Start | None = None,
    end: End | None = None,
    text: Callable[[str], None] | None = None,
    *,
    sheet: str = "",
    remarks: Remarks | None = None,
) -> None:
    """Stream one part through a safe parser. Element names arrive as "namespace name" (see :func:`local`).

    Depth is bounded; a part in UTF-16 is read like any other, with a remark.
    """
    parser = safe_parser(sheet)
    depth = elements = 0

    def opened(element: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH:
            raise too_deep(sheet)
        if elements > MAX_ELEMENTS:
            raise Refused(
                "too-many-elements", "A part of the file is larger than it can need.", sheet=sheet, value=name
            )
        if start is not None:
            start(element, attributes)

    def closed(element: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(element)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    if text is not None:
        parser.CharacterDataHandler = text
    first = True
    for block in package.blocks(name):
        if first and block.startswith(BOMS) and remarks is not None:
            note_utf16(remarks, sheet)
        first = False
        feed(parser, block, sheet, name)
    feed(parser, b"", sheet, name, last=True)


def prove_rest(package: Package) -> None:
    """Unpack every member that nothing has read yet: sizes and checksums hold, and no XML part has a document type.

    A part that is not needed may be badly formed (old drawings are); it is still no way in for an entity.
    """
    for name in package.members:
        if name in package.read or name.endswith("/"):
            continue
        parser = safe_parser(names=False) if name.endswith((".xml", ".rels")) else None
        for block in package.blocks(name):
            if parser is not None:
                try:
                    parser.Parse(block, False)
                except ExpatError:
                    parser = None


def too_deep(sheet: str) -> Refused:
    """The refusal for elements nested deeper than any workbook has them."""
    return Refused("too-deep", "The file nests its parts deeper than any workbook does.", RESAVE, sheet=sheet)


def note_utf16(remarks: Remarks, sheet: str) -> None:
    """Tell that a part was written in UTF-16: lawful, but rare, and some programs show such a sheet as empty."""
    remarks.add(
        "note",
        "utf16-part",
        "A part of the file is written in UTF-16, which is lawful but rare; it was read.",
        "Nothing to do. If another program shows the sheet empty, save it again in Excel.",
        sheet=sheet,
    )


def local(element: str) -> str:
    """The name of an element or attribute without its namespace."""
    return element.rpartition(" ")[2]


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """An attribute by its local name, whatever its namespace (r:id has two, in transitional and strict files)."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if local(key) == name), None)


def relationships(package: Package, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Of one part: (id, last word of the type, target as a member name or address, external) for each relationship."""
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    found: list[tuple[str, str, str, bool]] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if local(element) != "Relationship":
            return
        if len(found) > 50_000:
            raise Refused("too-many-relationships", "The file links more parts than any workbook does.")
        target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
        kind = attributes.get("Type", "").rpartition("/")[2]
        found.append((attributes.get("Id", ""), kind, target if external else resolve(folder, target), external))

    if rels in package:
        parse(package, rels, start)
    return iter(found)


def resolve(folder: str, target: str) -> str:
    """A relationship's target as a member name; "" where it would lie outside the package."""
    steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
