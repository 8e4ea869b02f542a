"""Rules of the house that no linter holds."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports, wherever in it."""
    return {name.split(".")[0] for name in modules(path)}


def modules(path: Path) -> set[str]:
    """The modules that a file imports or imports from, wherever in it, by their whole names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def test_no_page_lies_flat() -> None:
    """Streamlit finds pages/*.py by itself and would run them without app.py, and so without its gate."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_the_web_entry_knows_pages_alone() -> None:
    assert modules(ROOT / "app.py") <= {"__future__", "streamlit", "lsp_data.errors", "pages.parts"}


def test_the_terminal_entry_knows_no_screen() -> None:
    assert not imported(ROOT / "cli.py") & {"streamlit", "pages", "plotly"}


def test_pages_ask_no_sql_and_open_no_store() -> None:
    for path in (ROOT / "pages").rglob("*.py"):
        assert "duckdb" not in imported(path), path
        assert not re.search(r"\bSELECT\b.+\bFROM\b", path.read_text(encoding="utf-8")), path


def test_reports_show_no_series_with_its_small_numbers() -> None:
    """What is due needs no figure; every other report takes the series as it may be shown."""
    for path in (ROOT / "lsp_data" / "reports").glob("*.py"):
        if path.name != "returning.py":
            assert not re.search(r"\bseries_of\b", path.read_text(encoding="utf-8")), path


def test_the_second_command_is_what_ci_runs() -> None:
    assert "sh bin/check\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "exec sh bin/check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_no_contact_details() -> None:
    """No e-mail address and no telephone number stands in any text of the repository."""
    address = re.compile(r"[\w.+-]+@[\w-]+\.(?!example\b)[a-z]{2,}", re.IGNORECASE)
    telephone = re.compile(r"\b0\d{3,4} \d{3} ?\d{3,4}\b")
    for path in tracked():
        if path.suffix in {".md", ".csv", ".py", ".toml", ".txt", ".sql"} and path.exists():
            text = path.read_text(encoding="utf-8")
            assert not address.search(text), path
            assert not telephone.search(text), path


def test_the_constraints_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), "a pin is a name and a version"
