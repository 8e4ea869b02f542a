"""What a person does about a known error of a source: correct a figure in a return, keep that, withdraw it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from loaders.corrections import Correction, iso, to_text
from loaders.figures import Figure, Return
from lsp_data import decisions
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.errors import LspError
from lsp_data.store import generations, reads
from lsp_data.store.generations import Generation

SUBJECT, FIELD = "correction", "source_error"


def correction_of(
    ret: Return, figure: Figure, right: float | None, catalogue: Catalogue, *, why: str, made_by: str, made_on: date,
    every_file: bool = False,
) -> Correction:  # fmt: skip
    """The correction of a figure that a person chose in a return, to be kept with :func:`keep`.

    ``right`` is the right value as it reads (41 for 41 %), None to leave the figure out; ``why`` says what is wrong
    with the source, ``made_by`` is a post. The correction is for this very file; with ``every_file`` for every return
    of the partner in this layout that gives the same figure for the same period (a file that comes again with the
    error). LspError says what is lacking, or that the indicator cannot have this value."""
    if figure.corrected:
        raise LspError("The figure is corrected already. Withdraw that correction, then read the file again.")
    if figure.indicator is not None and figure.measure == "actual":
        decisions.unit_of(catalogue, figure.indicator, figure.sub_measure, right)
    if every_file and not (ret.header.partner and ret.layout):
        raise LspError("The return does not say whose it is: correct the figure in this file alone.")
    return Correction(
        figure.sheet, figure.cell, figure.label, figure.measure, figure.area_label, iso(figure.period_start),
        iso(figure.period_end), figure.reads, figure.text, right, why.strip(), made_by.strip(), made_on.isoformat(),
        sha256="" if every_file else ret.sha256,
        partner=(ret.header.partner or "") if every_file else "",
        layout=ret.layout if every_file else "",
    )  # fmt: skip


def keep(folder: Path, corrections: Sequence[Correction], *, made_by: str) -> Generation:
    """Keep corrections as decisions of the partnership, in one publication. They apply when a file is read next."""
    edits = [Edit(SUBJECT, one.identity, FIELD, to_text([one])) for one in corrections]
    reason = "; ".join(dict.fromkeys(one.words for one in corrections))
    return decisions.save_edits(folder, edits, made_by=made_by, reason=reason)


def withdraw(folder: Path, identity: str, *, made_by: str, reason: str) -> Generation:
    """Let a correction no longer apply; it stays in the history. LspError where there is none of this name."""
    if identity not in reads.catalogue_of(generations.current(folder)).corrections:
        raise LspError(f"There is no correction {identity!r} that applies.")
    if not reason.strip():
        raise LspError("Say why: the reason stands in the history.")
    return decisions.save_edits(folder, [Edit(SUBJECT, identity, FIELD, "")], made_by=made_by, reason=reason)
