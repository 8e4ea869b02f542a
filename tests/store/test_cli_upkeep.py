"""The terminal's upkeep of an installation: verify, backup and restore, doctor, serve."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from offices import Office

import cli
from lsp_data.store import generations


def test_verify_says_whole_or_what_is_wrong(lsp: Any, filled: Office) -> None:
    assert (lsp("verify").out, lsp("verify", "--json").json) == (
        "The store is whole.\n",
        {"whole": True, "findings": []},
    )
    generations.let_go(filled.folder)
    generations.generation_path(filled.folder, filled.generation.number - 1).write_bytes(b"harmed")
    ran = lsp("verify", "--json")
    assert (ran.code, ran.json["whole"], ran.json["findings"][0]["code"]) == (1, False, "generation-unreadable")
    assert "Something is wrong" in lsp("verify").out


def test_a_backup_is_written_and_restored(lsp: Any, filled: Office, tmp_path: Path) -> None:
    made = lsp("backup", "-o", str(tmp_path / "all.zip"), "--json").json
    assert made["generation"] == filled.generation.number
    ran = lsp("restore", str(tmp_path / "all.zip"), "--data", str(tmp_path / "new"), "--json")
    assert (ran.code, ran.json["files"]) == (0, made["files"])
    here, there = (lsp("status", "--json", "--data", str(one)).json for one in (filled.folder, tmp_path / "new"))
    assert here == there


def test_the_doctor_is_content(lsp: Any, filled: Office) -> None:
    ran = lsp("doctor", "--json")
    assert (ran.code, ran.json["fit"]) == (0, True)
    assert {"Python", "duckdb", "Store", "Disk", "Limits"} <= {one["name"] for one in ran.json["checks"]}
    assert "Store\tok\tgeneration" in lsp("doctor").out


def test_serve_starts_streamlit_beside_the_terminal_entry(
    lsp: Any, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is replaced by Streamlit: what it would be started with is caught instead."""
    started: list[Any] = []
    monkeypatch.setattr(cli.os, "execve", lambda *what: started.append(what))
    monkeypatch.setattr(cli.subprocess, "run", lambda *what, **more: type("Done", (), {"returncode": 0}))
    monkeypatch.setattr(cli.os, "chdir", lambda where: None)
    ran = lsp("serve", "--port", "8999", "--data", str(tmp_path / "own"), "--json")
    assert ran.json["url"] == "http://localhost:8999"
    assert ran.json["generation"] == 1, "the first start makes the store"
    program, command, environment = started[0]
    assert program == sys.executable
    assert command[1:5] == ["-m", "pages.parts.server", "run", str(Path(cli.__file__).parent / "app.py")]
    assert command[5:7] == ["--server.port", "8999"]
    assert environment["LSP_DATA"] == str(tmp_path / "own")


def test_serve_says_that_its_port_is_taken_before_it_does_anything(lsp: Any, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = lsp("serve", "--port", str(port), "--address", "127.0.0.1", "--data", str(tmp_path / "own"))
    assert (ran.code, ran.out) == (1, "")
    assert f"Port {port} is taken on 127.0.0.1" in ran.err
    assert f"--port {port % 65535 + 1}" in ran.err
    assert not (tmp_path / "own").exists()
