"""The files that lie on the desk of this session: those in the uploader, and those of an earlier visit to the page.

The uploader forgets its files when another page is visited; the desk keeps them until someone takes them off."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

KEY = "uploads"
_FILES, _SHOWN = "uploads-on-desk", "uploads-shown"


def choose() -> list[UploadedFile]:
    """The uploader; every file on the desk, those of an earlier visit first."""
    shown = st.file_uploader(
        "Workbooks as partners sent them: .xlsx, .xlsm, .xls, .ods or .csv, several at once",
        accept_multiple_files=True,
        key=KEY,
        on_change=_taken_out,
    )
    st.session_state[_SHOWN] = [one.file_id for one in shown]
    again = {(one.name, one.size) for one in shown}  # dropped in anew: the newer one is on the desk
    here = {one.file_id: one for one in shown}
    files = {name: one for name, one in _files().items() if name in here or (one.name, one.size) not in again} | here
    st.session_state[_FILES] = files
    return list(files.values())


def of_earlier() -> list[UploadedFile]:
    """The files of an earlier visit, which the uploader does not show."""
    shown = set(st.session_state.get(_SHOWN, ()))
    return [one for name, one in _files().items() if name not in shown]


def take_off(file_ids: Iterable[str]) -> None:
    """Take files off the desk; nothing that was accepted is taken back."""
    for one in file_ids:
        _files().pop(one, None)


def _files() -> dict[str, UploadedFile]:
    files: dict[str, UploadedFile] = st.session_state.setdefault(_FILES, {})
    return files


def _taken_out() -> None:
    """What was taken out of the uploader is off the desk as well."""
    here = {one.file_id for one in st.session_state[KEY]}
    take_off(name for name in st.session_state.get(_SHOWN, ()) if name not in here)
