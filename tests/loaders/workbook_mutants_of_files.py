"""What chance does to the file of a workbook: to its bits, its zip's members, its elements, its cells as written."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.loaders.workbook_goods import Value, unzipped, zipped
from tests.loaders.workbook_mutants_of_cells import any_value

PIECES = (
    b"<",
    b">",
    b'"',
    b"&amp;",
    b"&#0;",
    b"&#x1F600;",
    b"-1",
    b"0",
    b"99999999",
    b"1e999",
    b"NaN",
    b"XFD1048577",
    b"<!--",
    b"<?x?>",
    b"../",
    b"]]>",
    b"<![CDATA[",
    b"\x00",
    b"\xff\xfe",
    b"4294967295",
    b"true",
    b"yyyy-mm-dd",
    b"_x0041_",
)


def changed_bytes(data: bytes, dice: random.Random) -> bytes:
    """A few changes anywhere: bits turned, pieces put in, taken out or said twice, the end cut off."""
    held = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(held) + 1)
        size = dice.choice((1, 1, 2, 4, 16, 200))
        match dice.randrange(6):
            case 0:
                del held[at : at + size]
            case 1:
                held[at:at] = held[at : at + size]
            case 2:
                held[at : at + dice.randrange(4)] = dice.choice(PIECES)
            case 3 if dice.random() < 0.3:
                del held[at:]
            case _ if at < len(held):
                held[at] ^= 1 << dice.randrange(8)
            case _:
                held.append(dice.randrange(256))
    return bytes(held)


def changed_members(content: bytes, dice: random.Random) -> bytes:
    """Parts that are missing, empty, doubled, renamed, exchanged or packed otherwise."""
    held = unzipped(content)
    for _ in range(dice.randint(1, 2)):
        one, other = dice.choice(list(held)), dice.choice(list(held))
        match dice.randrange(6):
            case 0 if len(held) > 1:
                del held[one]
            case 1:
                held[one] = b""
            case 2:
                held[one], held[other] = held[other], held[one]
            case 3:
                held[dice.choice((one.upper(), f"{one}.bak", f"../{one}", one.replace("/", "\\")))] = held[one]
            case 4:
                held[one] = held[one][: dice.randrange(len(held[one]) + 1)]
            case _:
                held[one] += held[other]
    packed = zipped(held, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED)))
    return changed_bytes(packed, dice) if dice.random() < 0.1 else packed


def changed_elements(content: bytes, words: Sequence[Value], dice: random.Random) -> bytes:
    """Tags and texts of a part that are dropped, doubled, exchanged or said otherwise."""
    held = unzipped(content)
    name = dice.choice([one for one in held if held[one].lstrip().startswith(b"<")])
    tokens = re.findall(rb"<[^>]*>|[^<]+", held[name])
    for _ in range(dice.randint(1, 4)):
        at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
        match dice.randrange(6):
            case 0 if len(tokens) > 1:
                del tokens[at]
            case 1:
                tokens.insert(other, tokens[at])
            case 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tokens[at] = changed_bytes(tokens[at], dice)
            case _:
                tokens[at] = _said_otherwise(tokens[at], words, dice)
    held[name] = b"".join(tokens)
    return zipped(held)


def _said_otherwise(token: bytes, words: Sequence[Value], dice: random.Random) -> bytes:
    if not token.startswith(b"<"):
        return escape(str(any_value(words, dice))).encode("utf-8", "replace")
    values = list(re.finditer(rb'"([^"]*)"', token))
    if not values:
        return token
    chosen = dice.choice(values)
    other = dice.choice(values)[1] if dice.random() < 0.3 else dice.choice(PIECES).replace(b'"', b"")
    return token[: chosen.start(1)] + other + token[chosen.end(1) :]


def moved_cells(content: bytes, words: Sequence[Value], dice: random.Random) -> bytes:
    """Cells and rows as they are written, with formats and all, that change places or are said twice."""
    held = unzipped(content)
    names = [one for one in held if re.search(r"sheet\d+\.xml$|content\.xml$", one)]
    if not names:
        return changed_elements(content, words, dice)
    name = dice.choice(names)
    pattern = dice.choice(
        (rb"<v>[^<]*</v>", rb'(?<= )s="\d+"', rb"<row .*?</row>|<table:table-row.*?</table:table-row>")
    )
    for _ in range(dice.randint(1, 6)):
        found = list(re.finditer(pattern, held[name], re.DOTALL))
        if len(found) < 2:
            break
        one, other = dice.choice(found), dice.choice(found)
        held[name] = held[name][: one.start()] + (other[0] if dice.random() < 0.9 else b"") + held[name][one.end() :]
    return zipped(held)
