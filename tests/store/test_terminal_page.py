"""docs/terminal.md names every command, every option and every name of the status row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

import cli
from lsp_data import decisions
from lsp_data.measures import flags
from lsp_data.reports.attention import FLAGS
from lsp_data.reports.returning import CHASE
from lsp_data.reports.rows import STATUS

PAGE = (Path(__file__).parents[2] / "docs" / "terminal.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]  a group of commands


def section(heading: str) -> str:
    return PAGE.split(f"### `lsp {heading}", 1)[1].split("\n### ", 1)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_is_on_the_page(name: str) -> None:
    assert f"`lsp {name}" in PAGE
    line = next(line for line in PAGE.splitlines() if f"`lsp {name}" in line)
    everywhere = {"--json", "--data", "--help"}
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option not in everywhere and option != "--output":
                assert option in line, f"{option} of lsp {name}"
    assert {"--json", "--data"} <= {option for parameter in COMMANDS[name].params for option in parameter.opts}


@pytest.mark.parametrize(("heading", "names"), [("status", STATUS), ("flags", FLAGS), ("chase", CHASE)])
def test_each_name_of_a_row_is_on_the_page(heading: str, names: tuple[str, ...]) -> None:
    told = section(heading)
    assert [name for name in names if name not in told] == []


def test_each_flag_is_on_the_page() -> None:
    source = Path(flags.__file__).read_text(encoding="utf-8")
    codes = {part.split('"')[1] for part in source.split("Flag(")[1:] if part.startswith('"')}
    assert {"red-and-worsening", "no-lead"} <= codes
    assert [code for code in codes if f"`{code}`" not in section("flags")] == []


def test_each_kind_of_publication_by_a_person_is_on_the_page() -> None:
    sources = [one.read_text(encoding="utf-8") for one in Path(decisions.__file__).parent.glob("*.py")]
    kinds = {kind for source in sources for kind in re.findall(r'Change\(\s*"(\w+)"', source)}
    assert {"send_back", "move", "by_hand"} <= kinds
    assert [kind for kind in kinds if not re.search(rf"\b{kind}\b", section("history"))] == []
