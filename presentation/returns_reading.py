"""Reading an upload: bytes and a name that someone else chose, through the contained reader, as a return."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from loaders.figures import Figure, Return
from loaders.inspection import inspect
from loaders.mapping import read_all
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem, Severity
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


def read_upload(
    given: str,
    content: bytes,
    catalogue: Catalogue,
    settings: Settings,
    kind: str = "",
    layouts: Mapping[str, str] | None = None,
) -> Return:
    """What the file holds; ``kind``: read as the kind that a person says; ``layouts``: what is remembered of layouts,
    as the store keeps it. Whatever is wrong with the file is in the return's problems."""
    name = file_name(given)
    try:
        with put_aside(name, content) as path:
            remembered = read_all(layouts or {})
            ret = inspect(path, catalogue=catalogue, settings=settings, kind=kind, remembered=remembered)
            return in_part(replace(ret, file=name))
    except OSError as error:
        reason = f"The server could not put the file aside to read it: {error.strerror or 'no room'}."
        told = Problem(
            "", "", Severity.ERROR, "not-put-aside", "", reason, "Ask whoever runs it to make room, and try again."
        )
        digest = hashlib.sha256(content).hexdigest()
        return Return(name, digest, "unknown", problems=(told,), refused=True)


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
