"""The gate: a zip package is opened only when every reader would see the same members in it, and within limits.

Written on ``struct`` and ``zlib`` alone: what is checked here is what is read afterwards, byte for byte.
The record layouts are those of PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from loaders.workbook.faults import RESAVE, Refused

MAX_MEMBERS = 400  # the largest of 989 genuine workbooks had 376
MAX_TOTAL = 300_000_000  # bytes of all members, unpacked
MAX_DIRECTORY = 400_000  # bytes of the central directory: 400 members with very long names
BLOCK = 1 << 20

_END = struct.Struct("<4s4H2LH")  # end of central directory
_ENTRY = struct.Struct("<4s6H3L5H2L")  # central directory entry
_LOCAL = struct.Struct("<4s5H3L2H")  # local file header
_ENCRYPTED = 0x1 | 0x40
_STORED, _DEFLATED = 0, 8
_AGAIN = "Ask for the file again, or open it in Excel and save it under a new name."


class Member:
    """One member of a package: where its bytes lie."""

    __slots__ = ("crc", "flags", "header", "method", "name", "packed", "size", "start")

    def __init__(self, name: str, flags: int, method: int, crc: int, packed: int, size: int, header: int) -> None:
        self.name, self.flags, self.method, self.crc = name, flags, method, crc
        self.packed, self.size, self.header = packed, size, header
        self.start = 0


class Package:
    """A checked zip package: members by lower-case name, read in blocks with their size and checksum proved."""

    __slots__ = ("content", "members", "read")

    def __init__(self, content: bytes) -> None:
        """Raises :class:`Refused` where the directory breaks a rule."""
        self.content = content
        self.members: dict[str, Member] = {}
        self.read: set[str] = set()  # lower-case names of the members that were unpacked whole
        for member in _directory(content):
            if member.name.lower() in self.members:
                raise Refused(
                    "duplicate-member",
                    "The file holds two parts with one name, so that programs disagree about what it says.",
                    RESAVE,
                    value=member.name,
                )
            self.members[member.name.lower()] = member
        _check_layout(content, list(self.members.values()))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def blocks(self, name: str) -> Iterator[bytes]:
        """The member's bytes, unpacked, in blocks of about 1 MB; raises :class:`Refused` where they are damaged."""
        member = self.members[name.lower()]
        packed = memoryview(self.content)[member.start : member.start + member.packed]
        crc = size = 0
        for block in _stored(packed) if member.method == _STORED else _inflated(packed, member):
            size += len(block)
            if size > member.size:
                raise _damaged(member, "it is longer than the file says")
            crc = zlib.crc32(block, crc)
            yield block
        if size != member.size:
            raise _damaged(member, "it is shorter than the file says")
        if crc != member.crc:
            raise _damaged(member, "its checksum is wrong")
        self.read.add(name.lower())

    def bytes_of(self, name: str, limit: int) -> bytes:
        """A whole small member; refused above ``limit`` bytes."""
        member = self.members[name.lower()]
        if member.size > limit:
            raise Refused(
                "part-too-large",
                f"The part {member.name} of the file is {member.size / 1e6:.0f} MB, far more than it needs.",
                RESAVE,
                value=member.name,
            )
        return b"".join(self.blocks(name))


def _directory(content: bytes) -> list[Member]:
    """The members that the central directory names."""
    count, size, start = _end_record(content)
    if count > MAX_MEMBERS or size > MAX_DIRECTORY:
        raise Refused(
            "too-many-members",
            f"The file is a package of {count:,} parts; a workbook has at most {MAX_MEMBERS}.",
            "Copy the sheets that hold the figures into a new workbook and send that.",
            value=str(count),
        )
    members = []
    at = start
    for _ in range(count):
        if content[at : at + 4] != b"PK\x01\x02" or at + _ENTRY.size > start + size:
            raise Refused("damaged-zip", "The file's table of contents is damaged.", _AGAIN)
        fields = _ENTRY.unpack_from(content, at)
        flags, method, crc, packed, unpacked, name_size, extra_size, note_size = (*fields[3:5], *fields[7:13])
        raw = content[at + _ENTRY.size : at + _ENTRY.size + name_size]
        members.append(Member(_name(raw, flags), flags, method, crc, packed, unpacked, fields[16]))
        at += _ENTRY.size + name_size + extra_size + note_size
    if at != start + size:
        raise Refused("damaged-zip", "The file's table of contents is longer than it says.", _AGAIN)
    return members


def _end_record(content: bytes) -> tuple[int, int, int]:
    """Members, size and place of the central directory, from the record that must close the file."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - _END.size - 65_535))
    if at < 0 or at + _END.size > len(content):
        raise Refused("cut-short", "The file is cut short: the end that every workbook has is missing.", _AGAIN)
    _, disk, first_disk, here, count, size, start, note_size = _END.unpack_from(content, at)
    if at + _END.size + note_size != len(content):
        raise Refused("bytes-after-end", "Something was added after the end of the workbook.", RESAVE)
    if disk or first_disk or here != count:
        raise Refused("damaged-zip", "The file is one piece of an archive in several pieces.", _AGAIN)
    if start + size != at and 0xFFFF not in (count, here) and 0xFFFFFFFF not in (start, size):
        raise Refused("bytes-before-start", "Something was added before or inside the workbook.", RESAVE)
    if start + size != at:
        raise Refused("too-many-members", "The file says that it holds more than a workbook can.", RESAVE)
    return count, size, start


def _name(raw: bytes, flags: int) -> str:
    """A member's name, refused where it could mean two things or a place outside the package."""
    try:
        name = raw.decode("utf-8" if flags & 0x800 else "cp437")
    except UnicodeDecodeError:
        name = ""
    parts = name.rstrip("/").split("/")
    unsafe = not name or name.startswith("/") or "\\" in name or ":" in name or any(ord(c) < 32 for c in name)
    if unsafe or any(part in ("", ".", "..") for part in parts):
        raise Refused(
            "unsafe-member",
            "The file holds a part whose name points outside the file or is no name at all.",
            RESAVE,
            value=name or repr(raw[:60]),
        )
    return name


def _check_layout(content: bytes, members: list[Member]) -> None:
    """Each member: allowed method, not encrypted, same header in both places; none overlapping; total within limit."""
    total = sum(member.size for member in members)
    if total > MAX_TOTAL:
        raise Refused(
            "too-large-unpacked",
            f"The file unpacks to {total / 1e6:,.0f} MB; at most {MAX_TOTAL / 1e6:.0f} MB are read.",
            "Copy the sheets that hold the figures into a new workbook, as values, and send that.",
        )
    used = 0
    for member in sorted(members, key=lambda m: m.header):
        if member.flags & _ENCRYPTED:
            raise Refused(
                "password-protected",
                "The file is password-protected, so that nothing in it can be read.",
                "Take the password off (File > Info > Protect Workbook), save, and send it again.",
                value=member.name,
            )
        if member.method not in (_STORED, _DEFLATED):
            raise Refused(
                "unusual-compression", "The file is packed in a way that Excel never uses.", RESAVE, value=member.name
            )
        if member.header < used:
            raise Refused(
                "overlapping-members", "Parts of the file overlap, as only a forged file does.", value=member.name
            )
        if not used and member.header:
            raise Refused("bytes-before-start", "Something was added before the workbook.", RESAVE)
        _find_start(content, member)
        used = member.start + member.packed
        if used > len(content):
            raise _damaged(member, "it runs past the end of the file")


def _find_start(content: bytes, member: Member) -> None:
    """Set where the member's bytes begin, once its own header agrees with the directory."""
    if content[member.header : member.header + 4] != b"PK\x03\x04" or member.header + _LOCAL.size > len(content):
        raise _damaged(member, "it is not where the file says")
    fields = _LOCAL.unpack_from(content, member.header)
    flags, method, crc, packed, size, name_size, extra_size = (*fields[2:4], *fields[6:11])
    begin = member.header + _LOCAL.size
    name = _name(content[begin : begin + name_size], flags)
    streamed = flags & 0x8  # sizes follow the member's bytes and are zero in its header
    # 0xFFFFFFFF: the size stands in a zip64 field, as some .NET writers do for members of any size
    told = (crc, packed, size) == (member.crc, member.packed, member.size) or (0xFFFFFFFF in (packed, size))
    if name != member.name or method != member.method or flags & _ENCRYPTED or not (streamed or told):
        raise Refused(
            "damaged-zip", "A part of the file is described in two ways that disagree.", RESAVE, value=member.name
        )
    member.start = begin + name_size + extra_size


def _stored(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), BLOCK):
        yield bytes(packed[at : at + BLOCK])


def _inflated(packed: memoryview, member: Member) -> Iterator[bytes]:
    unpack = zlib.decompressobj(-15)
    for at in range(0, len(packed), 65_536):
        rest: bytes | memoryview = packed[at : at + 65_536]
        while rest and not unpack.eof:
            try:
                block = unpack.decompress(rest, BLOCK)
            except zlib.error as error:
                raise _damaged(member, "it cannot be unpacked") from error
            rest = unpack.unconsumed_tail
            if block:
                yield block
        if unpack.eof and (unpack.unused_data or at + 65_536 < len(packed)):
            raise _damaged(member, "something follows its end")
    if not unpack.eof:
        raise _damaged(member, "it ends too early")


def _damaged(member: Member, how: str) -> Refused:
    return Refused("damaged-part", f"A part of the file is damaged: {how}.", _AGAIN, value=member.name)
