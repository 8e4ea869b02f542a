"""Reading an upload: bytes and a name that someone else chose, through the contained reader, as a return."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from loaders.figures import Figure, Return
from loaders.inspection import Beside, understand
from loaders.mapping import Layout
from loaders.meaning.known import known_of
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Refusal
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError, Problem, Severity
from lsp_data.settings import Settings

LONGEST_NAME = 120
UNKNOWN_KEPT = 500
IN_PART = "shown-in-part"
_ENDING = re.compile(r"\.[a-z0-9]{1,5}")


def file_name(given: str) -> str:
    """The last part of the name that came with an upload, on one line and not longer than can be shown."""
    last = PurePath(given.replace("\\", "/")).name
    plain = "".join(one if one.isprintable() else " " for one in last).strip() or "workbook"
    if len(plain) <= LONGEST_NAME:
        return plain
    suffix = PurePath(plain).suffix[:8]
    return plain[: LONGEST_NAME - len(suffix) - 1] + "…" + suffix


@contextmanager
def put_aside(name: str, content: bytes) -> Iterator[Path]:
    """A file with these bytes in a folder of its own, under a name of ours; of the given name only a plain ending
    (.xlsx) is used. It is gone afterwards. OSError where there is no room for it."""
    ending = PurePath(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="lsp-upload-") as folder:
        path = Path(folder) / ("upload" + (ending if _ENDING.fullmatch(ending) else ""))
        path.write_bytes(content)
        yield path


class UnreadError(LspError):
    """A file that could not be read into cells; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(one.reason for one in problems))
        self.problems = tuple(problems)


def read_book(given: str, content: bytes, settings: Settings) -> Book:
    """The cells of an upload, as they stand in the file. :class:`UnreadError` where it is refused."""
    try:
        with put_aside(file_name(given), content) as path:
            book = read_contained(path, settings)
    except OSError as error:
        reason = f"The server could not put the file aside to read it: {error.strerror or 'no room'}."
        told = Problem(
            "", "", Severity.ERROR, "not-put-aside", "", reason, "Ask whoever runs it to make room, and try again."
        )
        raise UnreadError([told]) from error
    if isinstance(book, Refusal):
        raise UnreadError(book.problems)
    return book


def read_upload(
    given: str,
    sha256: str,
    open_book: Callable[[], Book],
    catalogue: Catalogue,
    kind: str = "",
    layouts: Mapping[str, Layout] | None = None,
    beside: Beside | None = None,
) -> Return:
    """What an upload holds. ``open_book`` gives its cells (see :func:`read_book`), ``kind`` is what a person says it
    is, ``layouts`` what is remembered of layouts, ``beside`` what a person says besides. Whatever is wrong with
    the file is in the return's problems."""
    name = file_name(given)
    try:
        book = open_book()
    except UnreadError as refused:
        return Return(name, sha256, "unknown", problems=refused.problems, refused=True)
    known = known_of(catalogue, catalogue.partnership.reporting_date)
    return in_part(understand(book, name, sha256, known, said=kind, remembered=layouts, beside=beside))


def fingerprint(ret: Return) -> str:
    """A short word that changes with what was read of a file: the same bytes are other figures under another catalogue.
    It takes long over thousands of figures: ask once a reading."""
    told = repr((ret.sha256, ret.kind, ret.header, ret.figures, ret.entries, ret.problems))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def in_part(ret: Return) -> Return:
    """The return without most of its figures that belong to no indicator, where there are more than UNKNOWN_KEPT: they
    cannot be accepted, and a session need not hold 100,000 of them. A note says how many there are."""
    unknown = sum(one.indicator is None for one in ret.figures)
    if unknown <= UNKNOWN_KEPT:
        return ret
    kept: list[Figure] = []
    left = UNKNOWN_KEPT
    for one in ret.figures:
        left -= one.indicator is None
        if one.indicator is not None or left >= 0:
            kept.append(one)
    told = Problem(
        "",
        "",
        Severity.NOTE,
        IN_PART,
        str(len(ret.figures)),
        f"{unknown:,} figures belong to no indicator of the catalogue; the first {UNKNOWN_KEPT} are shown.",
        "On the terminal, lsp inspect lists them all.",
    )
    return replace(ret, figures=tuple(kept), problems=(*ret.problems, told))
