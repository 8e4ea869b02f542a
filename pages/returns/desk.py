"""The uploaded files of this session: each read once, compared with the current state, decided upon once.

The session holds what was read (small values, under the file's SHA-256) and what was decided, never frames."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.compare import Comparison, compare, to_change
from loaders.compare.filing import Filing, filed
from loaders.figures import Return
from loaders.inspection import Beside
from loaders.mapping import Layout
from loaders.mapping_text import read_all, unread
from loaders.workbook.grid import Book
from lsp_data import decisions
from lsp_data.errors import LspError
from lsp_data.store import generations, reads
from lsp_data.store import held as held_returns
from pages.parts import deciding, session
from pages.parts.deciding import Outcome
from pages.parts.session import View
from pages.returns import answers
from pages.returns.answers import KIND, KNOWN_AT, PARTNER, Said
from presentation.markup import plain_markdown
from presentation.returns_asked import held_names, understanding
from presentation.returns_layouts import to_keep
from presentation.returns_reading import file_name, fingerprint, read_book, read_upload
from presentation.returns_taken import accepted_words, taken_words
from presentation.returns_whose import Suggested, in_titles, of_layouts, same_bytes

SENT_BACK = "sent back"
_READ, _NAMED, _DECIDED, _LAST = "uploads-read", "uploads-named", "uploads-decided", "uploads-last"
_AGAIN = "uploads-again"


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One file: as it was read, as it would be filed, beside the store. ``comparison`` None: there is nothing to
    compare (refused, or it holds nothing). ``decided``: "", accepted, left out or sent back."""

    upload: UploadedFile
    read: Return
    proposal: Filing
    filing: Filing
    filed: Return
    comparison: Comparison | None
    decided: str
    suggested: Suggested  # whose it seems to be, where it does not say so itself

    @property
    def key(self) -> str:
        """A short word that tells this file from the others, for the names of its controls."""
        return self.read.sha256[:12]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read, and the fingerprint of that reading."""

    ret: Return
    fingerprint: str
    said: Said
    suggested: Suggested


def take_in(uploads: Sequence[UploadedFile], view: View) -> list[OnDesk]:
    """Every uploaded file; those not read yet are read now, with progress. What is no longer uploaded is forgotten."""
    held: dict[str, _Read] = st.session_state.setdefault(_READ, {})
    named: dict[str, str] = st.session_state.setdefault(_NAMED, {})
    new = [one for one in uploads if not _is_read(named.get(one.file_id), held)]
    if new:
        bar = st.progress(0.0, text="Reading …")
        for count, one in enumerate(new):
            bar.progress(count / len(new), text=f"Reading {plain_markdown(file_name(one.name))} …")
            content = one.getvalue()
            named[one.file_id] = hashlib.sha256(content).hexdigest()
            if not _is_read(named[one.file_id], held):
                held[named[one.file_id]] = _understood(one, named[one.file_id], held, view)
        bar.empty()
    kept = {named[one.file_id] for one in uploads}
    st.session_state[_READ] = {name: held[name] for name in kept}
    st.session_state[_NAMED] = {one.file_id: named[one.file_id] for one in uploads}
    return [_on_desk(one, held[named[one.file_id]], view) for one in uploads]


def _understood(upload: UploadedFile, sha256: str, held: dict[str, _Read], view: View) -> _Read:
    """A file as it is read now. Where what was corrected shows more tables of a layout that was corrected too, it is
    read once more with that."""
    ret, said = None, _said(sha256, held)
    suggested = _suggested(upload, sha256, view)
    while ret is None or said != _said(sha256, held):
        said = _said(sha256, held)
        known = understanding(view.catalogue, said.meant)
        layouts = {**stored_layouts(view), **{one.fingerprint: one for one in said.layouts}}
        beside = replace(said.beside, partner=said.beside.partner or suggested.partner)
        ret = read_upload(upload.name, sha256, partial(book_of, upload, sha256), known, said.kind, layouts, beside)
        ret = replace(ret, problems=(*ret.problems, *unread(reads.layouts(view.generation))))
        whose = suggested if suggested.partner else of_layouts(ret, layouts)
        held[sha256] = _Read(ret, fingerprint(ret), said, whose if ret.header.partner is None else Suggested())
    return held[sha256]


def _suggested(upload: UploadedFile, sha256: str, view: View) -> Suggested:
    """Whose a file seems to be: of whom the same bytes were accepted before, or who is named in its titles."""
    before = held_returns.returns_of(view.generation, None, sha256)
    if before and before[0]["partner"]:
        return same_bytes(before[0]["partner"], before[0]["known_at"])
    try:
        return in_titles(book_of(upload, sha256), view.catalogue)
    except LspError:  # what cannot be read says so when it is read
        return Suggested()


def book_of(upload: UploadedFile, sha256: str) -> Book:
    """The cells of an upload, read once for all sessions. UnreadError where they cannot be."""
    settings, again = session.settings(), st.session_state.setdefault(_AGAIN, {}).get(sha256, 0)
    key = (PurePath(upload.name).suffix.lower(), again)  # the ending decides how some bytes are read
    return session.keep_of_file("book", sha256, key, lambda: read_book(upload.name, upload.getvalue(), settings))


def stored_layouts(view: View) -> dict[str, Layout]:
    """The remembered layouts, by fingerprint."""
    return session.keep("layouts", view, (), lambda: read_all(reads.layouts(view.generation)))


def _is_read(sha256: str | None, held: dict[str, _Read]) -> bool:
    """Whether a file is read as a person says now."""
    return sha256 is not None and sha256 in held and held[sha256].said == _said(sha256, held)


def _said(sha256: str, held: dict[str, _Read]) -> Said:
    """What a person says of a file now. Whose it is and for when counts only where it is not what was read."""
    here: set[str] = set()
    partner, period, read_so = answers.chosen(PARTNER, sha256) or "", answers.chosen_period(sha256), None
    if sha256 in held:  # what was applied once counts on, though the table may look otherwise by it
        read_so = held[sha256].ret.header
        here = {one.fingerprint for one in (*held[sha256].ret.regions, *held[sha256].said.layouts)}
    if read_so is not None and partner in (read_so.partner, held[sha256].suggested.partner):
        partner = ""
    if (
        read_so is not None
        and period is not None
        and (period.start, period.end) == (read_so.period_start, read_so.period_end)
    ):
        period = None
    return Said(
        answers.chosen(KIND, sha256) or "", answers.meant_in(sha256), answers.layouts_for(sha256, here),
        Beside(partner, period, answers.put_right(sha256)),
    )  # fmt: skip


def part_of(one: OnDesk) -> str:
    """The key of the control that says which part of a file is shown."""
    return f"part-{one.key}"


def read_again(one: OnDesk) -> None:
    """Forget how a file was read, so that it is read anew (after a change of the catalogue)."""
    st.session_state[_READ].pop(one.read.sha256, None)
    tries = st.session_state.setdefault(_AGAIN, {})
    tries[one.read.sha256] = tries.get(one.read.sha256, 0) + 1


def _on_desk(upload: UploadedFile, read: _Read, view: View) -> OnDesk:
    ret = replace(read.ret, file=file_name(upload.name))
    decided = st.session_state.setdefault(_DECIDED, {}).get(ret.sha256, "")
    if ret.refused or not (ret.figures or ret.entries):
        nothing = Filing(None, None, None)
        return OnDesk(upload, ret, nothing, nothing, ret, None, decided, read.suggested)
    first = _compared(ret, view, (read.fingerprint,))
    proposal = Filing(first.partner, first.period, first.known_at)
    filing = Filing(
        answers.chosen(PARTNER, ret.sha256) or proposal.partner or read.suggested.partner or None,
        answers.chosen_period(ret.sha256) or proposal.period,
        answers.chosen(KNOWN_AT, ret.sha256) or proposal.known_at,
    )
    if filing == proposal:
        return OnDesk(upload, ret, proposal, filing, ret, first, decided, read.suggested)
    as_filed = filed(ret, filing, view.catalogue)
    again = _compared(as_filed, view, (read.fingerprint, filing))
    return OnDesk(upload, ret, proposal, filing, as_filed, again, decided, read.suggested)


def _compared(ret: Return, view: View, what: tuple[Hashable, ...]) -> Comparison:
    """The return beside the store. It is kept for all sessions, so ``what`` tells everything that was read of the file
    and how it is filed: the same bytes are other figures under another catalogue."""
    same_as = {(one.sheet, one.cell): one.item for one in answers.same_rows(ret.sha256)}
    names = held_names(answers.meant_in(ret.sha256))
    return session.keep(
        "comparison",
        view,
        (ret.file, *what, view.reporting_day, tuple(same_as.items()), tuple(names.items())),
        lambda: compare(
            ret, view.generation, known_at=ret.header.known_at, today=view.reporting_day, same_as=same_as, names=names
        ),
    )


def to_remember(one: OnDesk, view: View) -> list[Layout]:
    """What was put right in a file and is not remembered yet."""
    return _not_remembered(one, _said(one.read.sha256, st.session_state[_READ]), view)


def _not_remembered(one: OnDesk, said: Said, view: View) -> list[Layout]:
    stored = read_all(reads.layouts(generations.current(session.settings().data)))
    partner = view.catalogue.partner_name(one.filing.partner) if one.filing.partner else ""
    layouts = {each.fingerprint: each for each in said.layouts}
    return to_keep(one.read, stored, layouts, said.meant, partner, one.filing.partner or "")


def accept(files: Sequence[tuple[OnDesk, frozenset[int]]], view: View, *, by: str) -> str:
    """Publish the chosen rows of files, one after the other. Returns why it stopped, "" when all are accepted.

    What was accepted is remembered before anything is drawn, so that a second click finds it done. Each look into the
    session may end this run where the person has clicked meanwhile: all that is wanted of it is taken out before."""
    folder = session.settings().data
    decided: dict[str, str] = st.session_state.setdefault(_DECIDED, {})
    last: list[Outcome] = st.session_state.setdefault(_LAST, [])
    said = {one.read.sha256: _said(one.read.sha256, st.session_state[_READ]) for one, _ in files}
    # Before anything is published: a batch can be longer than the row of generations that are kept.
    before = deciding.statuses()
    names: list[str] = []
    taken: list[str] = []
    stopped = ""
    for one, rows in files:
        if decided.get(one.read.sha256) == "accepted" or one.comparison is None:
            continue
        try:
            layouts = _not_remembered(one, said[one.read.sha256], view)
            change = to_change(one.filed, one.comparison, rows, made_by=by, layouts=layouts)
            decisions.accept(folder, change, one.upload.getvalue())
        except LspError as problem:
            stopped = f"{one.read.file}: {problem}"
            break
        decided[one.read.sha256] = "accepted"
        names.append(one.read.file)
        taken.append(taken_words(one.filed, one.comparison, rows, view.catalogue))
    if names:
        last[:] = [deciding.outcome(accepted_words(names, taken), before)]
    return stopped


def last_accepted() -> Outcome | None:
    """What the last acceptance of this session came to."""
    found: list[Outcome] = st.session_state.get(_LAST, [])
    return found[0] if found else None


def leave_out(one: OnDesk) -> None:
    """Leave a file out."""
    st.session_state[_DECIDED][one.read.sha256] = "left out"


def sent_back(one: OnDesk) -> None:
    """Remember that a file was sent back."""
    st.session_state[_DECIDED][one.read.sha256] = SENT_BACK


def decide_anew(one: OnDesk) -> None:
    """Take up again a file that was left out or sent back, or of which a part was accepted."""
    st.session_state[_DECIDED].pop(one.read.sha256, None)
