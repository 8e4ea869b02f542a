"""The raw files of accepted returns, each kept once under the SHA-256 of its bytes, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from lsp_data.errors import LspError


class NotInArchive(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """A raw file that a return names is missing, or no longer what it was."""


def archive_folder(folder: Path) -> Path:
    """Where the raw files lie inside a data folder."""
    return folder / "archive"


def path_of(folder: Path, sha256: str) -> Path:
    """The place of a raw file, whether it is there or not."""
    return archive_folder(folder) / sha256[:2] / sha256


def keep(folder: Path, raw: bytes) -> str:
    """Keep the bytes and return their SHA-256. Bytes that are there already, unharmed, are left alone.

    A file appears under its name only when it is whole and on the disk.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    place = path_of(folder, sha256)
    if place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256:
        return sha256
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix="arriving-", delete=False) as new:
            new.write(raw)
            new.flush()
            os.fsync(new.fileno())
        Path(new.name).replace(place)
    except OSError as error:
        raise LspError(f"The file could not be kept in {archive_folder(folder)}: {error}. Is the disk full?") from error
    return sha256


def fetch(folder: Path, sha256: str) -> bytes:
    """The bytes kept under this SHA-256. NotInArchive where they are missing or have changed."""
    try:
        raw = path_of(folder, sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotInArchive(
            f"The raw file {sha256[:12]}… is not in {archive_folder(folder)}. Bring it back from a backup."
        ) from error
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise NotInArchive(f"The raw file {sha256[:12]}… in {archive_folder(folder)} has changed since it was kept.")
    return raw
