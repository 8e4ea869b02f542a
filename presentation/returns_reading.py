"""Reading an upload: bytes and a name that someone else chose, through the contained reader, as a return."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from loaders.figures import Figure, Return
from loaders.inspection import inspect
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import moved_period
from lsp_data.errors import Problem, Severity
from lsp_data.periods import Basis, Period, label
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


def read_upload(given: str, content: bytes, catalogue: Catalogue, settings: Settings) -> Return:
    """What the file holds. Its bytes lie in a folder of their own while it is read, under a name of ours; of the given
    name only a plain ending (.xlsx) is used there. Whatever is wrong with the file is in the return's problems."""
    name = file_name(given)
    ending = PurePath(name).suffix.lower()
    try:
        with tempfile.TemporaryDirectory(prefix="lsp-upload-") as folder:
            path = Path(folder) / ("upload" + (ending if _ENDING.fullmatch(ending) else ""))
            path.write_bytes(content)
            return in_part(replace(inspect(path, catalogue=catalogue, settings=settings), file=name))
    except OSError as error:
        reason = f"The server could not put the file aside to read it: {error.strerror or 'no room'}."
        told = Problem(
            "", "", Severity.ERROR, "not-put-aside", "", reason, "Ask whoever runs it to make room, and try again."
        )
        digest = hashlib.sha256(content).hexdigest()
        return Return(name, digest, "unknown", problems=(told,), refused=True)


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


@dataclass(frozen=True, slots=True)
class Filing:
    """Under what a return is filed: what it says of itself, or what a person says instead."""

    partner: str | None
    period: Period | None
    known_at: date | None


def filed(ret: Return, filing: Filing, catalogue: Catalogue) -> Return:
    """The return as if it had said of itself what the person says: partner, period and day in its header. Its figures
    of the old period (and those that run up to its end) belong to the new one, as when a return is moved later."""
    header = ret.header
    if filing.partner is not None and filing.partner != header.partner:
        header = replace(header, partner=filing.partner, partner_text=catalogue.partner_name(filing.partner))
    figures = ret.figures
    new, old = filing.period, (header.period_start, header.period_end)
    if new is not None and (new.start, new.end) != old:
        if old[0] is not None and old[1] is not None:
            figures = tuple(_moved(one, (old[0], old[1]), new) for one in figures)
        header = replace(header, period_start=new.start, period_end=new.end, period_text=label(new))
    return replace(ret, header=replace(header, known_at=filing.known_at or header.known_at), figures=figures)


def _moved(figure: Figure, old: tuple[date, date], new: Period) -> Figure:
    if figure.period_start is None or figure.period_end is None or not figure.period_basis:
        return figure
    period = moved_period(Period(figure.period_start, figure.period_end, Basis(figure.period_basis)), old, new)
    return replace(figure, period_basis=period.basis.value, period_start=period.start, period_end=period.end)
