"""The uploaded files of this session: each read once, compared with the current state, decided upon once.

The session holds what was read (small values, under the file's SHA-256) and what was decided, never frames."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.compare import Comparison, compare, to_change
from loaders.compare.filing import Filing, filed
from loaders.figures import Return
from lsp_data import decisions
from lsp_data.errors import LspError
from pages.parts import deciding, session
from pages.parts.deciding import Outcome
from pages.parts.session import View
from presentation.markup import plain_markdown
from presentation.returns_reading import file_name, fingerprint, read_upload

_READ, _NAMED, _DECIDED, _LAST = "uploads-read", "uploads-named", "uploads-decided", "uploads-last"


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One file: as it was read, as it would be filed, beside the store. ``comparison`` None: there is nothing to
    compare (refused, or it holds nothing). ``decided``: "", accepted or left out."""

    upload: UploadedFile
    read: Return
    proposal: Filing
    filing: Filing
    filed: Return
    comparison: Comparison | None
    decided: str

    @property
    def key(self) -> str:
        """A short word that tells this file from the others, for the names of its controls."""
        return self.read.sha256[:12]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read, and the fingerprint of that reading."""

    ret: Return
    fingerprint: str


def take_in(uploads: Sequence[UploadedFile], view: View) -> list[OnDesk]:
    """Every uploaded file; those not read yet are read now, with progress. What is no longer uploaded is forgotten."""
    held: dict[str, _Read] = st.session_state.setdefault(_READ, {})
    named: dict[str, str] = st.session_state.setdefault(_NAMED, {})
    new = [one for one in uploads if named.get(one.file_id) not in held]
    if new:
        bar = st.progress(0.0, text="Reading …")
        for count, one in enumerate(new):
            bar.progress(count / len(new), text=f"Reading {plain_markdown(file_name(one.name))} …")
            content = one.getvalue()
            named[one.file_id] = hashlib.sha256(content).hexdigest()
            if named[one.file_id] not in held:
                ret = read_upload(one.name, content, view.catalogue, session.settings())
                held[named[one.file_id]] = _Read(ret, fingerprint(ret))
        bar.empty()
    kept = {named[one.file_id] for one in uploads}
    st.session_state[_READ] = {name: held[name] for name in kept}
    st.session_state[_NAMED] = {one.file_id: named[one.file_id] for one in uploads}
    return [_on_desk(one, held[named[one.file_id]], view) for one in uploads]


def read_again(one: OnDesk) -> None:
    """Forget how a file was read, so that it is read anew (after a change of the catalogue)."""
    st.session_state[_READ].pop(one.read.sha256, None)


def _on_desk(upload: UploadedFile, read: _Read, view: View) -> OnDesk:
    ret = replace(read.ret, file=file_name(upload.name))
    decided = st.session_state.setdefault(_DECIDED, {}).get(ret.sha256, "")
    if ret.refused or not (ret.figures or ret.entries):
        nothing = Filing(None, None, None)
        return OnDesk(upload, ret, nothing, nothing, ret, None, decided)
    first = _compared(ret, view, (read.fingerprint,))
    proposal = Filing(first.partner, first.period, first.known_at)
    key = ret.sha256[:12]
    filing = Filing(
        st.session_state.get(f"partner-{key}", proposal.partner),
        st.session_state.get(f"period-{key}", proposal.period),
        st.session_state.get(f"known-at-{key}", proposal.known_at) or proposal.known_at,
    )
    if filing == proposal:
        return OnDesk(upload, ret, proposal, filing, ret, first, decided)
    as_filed = filed(ret, filing, view.catalogue)
    again = _compared(as_filed, view, (read.fingerprint, filing))
    return OnDesk(upload, ret, proposal, filing, as_filed, again, decided)


def _compared(ret: Return, view: View, what: tuple[Hashable, ...]) -> Comparison:
    """The return beside the store. It is kept for all sessions, so ``what`` tells everything that was read of the file
    and how it is filed: the same bytes are other figures under another catalogue."""
    return session.keep(
        "comparison",
        view,
        (ret.file, *what, view.reporting_day),
        lambda: compare(ret, view.generation, known_at=ret.header.known_at, today=view.reporting_day),
    )


def accept(files: Sequence[tuple[OnDesk, frozenset[int]]], *, by: str) -> str:
    """Publish the chosen rows of files, one after the other. Returns why it stopped, "" when all are accepted.

    What was accepted is remembered before anything is drawn, so that a second click finds it done."""
    folder = session.settings().data
    # Before anything is published: a batch can be longer than the row of generations that are kept.
    before = deciding.statuses()
    names: list[str] = []
    stopped = ""
    for one, rows in files:
        if st.session_state[_DECIDED].get(one.read.sha256) == "accepted" or one.comparison is None:
            continue
        try:
            change = to_change(one.filed, one.comparison, rows, made_by=by)
            decisions.accept(folder, change, one.upload.getvalue())
        except LspError as problem:
            stopped = f"{one.read.file}: {problem}"
            break
        st.session_state[_DECIDED][one.read.sha256] = "accepted"
        names.append(one.read.file)
    if names:
        said = f"{names[0]} is accepted." if len(names) == 1 else f"{len(names)} files are accepted."
        st.session_state[_LAST] = deciding.outcome(said, before)
    return stopped


def last_accepted() -> Outcome | None:
    """What the last acceptance of this session came to."""
    found: Outcome | None = st.session_state.get(_LAST)
    return found


def leave_out(one: OnDesk) -> None:
    """Leave a file out."""
    st.session_state[_DECIDED][one.read.sha256] = "left out"


def decide_anew(one: OnDesk) -> None:
    """Take up again a file that was left out, or of which a part was accepted."""
    st.session_state[_DECIDED].pop(one.read.sha256, None)
